using System.IO.Compression;
using System.Text;
using EqualityPipeline.Policy;

namespace EqualityPipeline.Tests.Policy;

public class Opening_a_pack
{
    [Fact]
    public void The_files_come_out_as_they_went_in_whatever_zipped_them()
    {
        var atTop = Open(Zip([.. Packs.Committed.Select(f => (f.Path, Encoding.UTF8.GetBytes(f.Text)))]));
        var inFolder = Open(Zip([.. Packs.Committed.Reverse().Select(f => ("policy/" + f.Path, Encoding.UTF8.GetBytes(f.Text)))]));

        Assert.Empty(atTop.Faults.Concat(inFolder.Faults));
        Assert.Equal(Packs.Policy.Version, PolicyPack.VersionOf(atTop.Files));
        Assert.Equal(Packs.Policy.Version, PolicyPack.VersionOf(inFolder.Files));
        Assert.Equal(Packs.Policy.Version, PolicyPack.VersionOf(Open(PackArchive.Pack(Packs.Committed)).Files));
    }

    [Theory]
    [InlineData("../strands.yaml")]
    [InlineData("returns/../../strands.yaml")]
    [InlineData("/etc/passwd")]
    [InlineData("C:/strands.yaml")]
    [InlineData("returns\\take-up.yaml")]
    [InlineData("returns//take-up.yaml")]
    public void A_name_that_leads_elsewhere_is_refused(string name)
    {
        var fault = Assert.Single(Open(Zip((name, "id: x"u8.ToArray()), ("strands.yaml", "id: x"u8.ToArray()))).Faults);

        Assert.Equal(name, fault.File);
        Assert.StartsWith("A file of a pack must lie in its own folder", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bomb_is_not_unpacked_whatever_it_says_of_its_size()
    {
        var many = Zip([.. Enumerable.Range(0, 40).Select(n => ($"code-lists/{n}.csv", new byte[1024 * 1024]))]);
        var large = Zip(("strands.yaml", new byte[64 * 1024 * 1024]));
        // Every size that the archive states of its one file becomes one byte.
        var lying = large.ToArray();
        for (var at = 0; at + 4 <= lying.Length; at++)
        {
            if (BitConverter.ToInt32(lying, at) == 64 * 1024 * 1024)
                BitConverter.GetBytes(1).CopyTo(lying, at);
        }

        Assert.True(large.Length < 100_000);
        foreach (var bomb in new[] { many, large, lying })
        {
            var opened = Open(bomb);
            Assert.Empty(opened.Files);
            Assert.Single(opened.Faults);
        }
    }

    [Fact]
    public void Too_many_files_none_two_of_a_name_and_no_text_are_each_told()
    {
        Assert.Contains("1 to 500 files; 501 were found", Message(Zip([.. Enumerable.Range(0, 501).Select(n => ($"{n}.yaml", "x"u8.ToArray()))])), StringComparison.Ordinal);
        Assert.Contains("0 were found", Message(Zip()), StringComparison.Ordinal);
        Assert.Contains("found again", Message(Zip(("a.yaml", "x"u8.ToArray()), ("A.yaml", "x"u8.ToArray()))), StringComparison.Ordinal);
        Assert.Contains("text in UTF-8", Message(Zip(("a.yaml", [0xC3, 0x28]), ("b.yaml", "x"u8.ToArray()))), StringComparison.Ordinal);
        Assert.Contains("text in UTF-8", Message(Zip(("a.yaml", [0x41, 0x00]), ("b.yaml", "x"u8.ToArray()))), StringComparison.Ordinal);
        Assert.Contains("none that can be opened", Message("PK nothing"u8.ToArray()), StringComparison.Ordinal);
        Assert.Contains("none that can be opened", Message([.. PackArchive.Pack(Packs.Committed).SkipLast(200)]), StringComparison.Ordinal);
    }

    [Fact]
    public void Entries_nested_without_end_or_repeated_within_themselves_are_told_with_their_line()
    {
        var nested = Problems("indicators:\n  - " + new string('[', 100_000));
        var repeated = Problems("a: &a [x]\nb: &b [*a, *a]\nc: [*b, *b]\n");

        Assert.Contains("audiences.yaml:2: Entries must not be nested more than 32 deep.", nested);
        Assert.Contains(repeated, problem => problem.StartsWith("audiences.yaml:2: An entry must be written out", StringComparison.Ordinal));
    }

    private static IEnumerable<string> Problems(string text)
        => PolicyPack.Load(Packs.Committed.Select(f => f.Path == "audiences.yaml" ? f with { Text = text } : f)).Errors.Select(e => e.ToString());

    private static string Message(byte[] zip) => Assert.Single(Open(zip).Faults).Message;

    private static PackArchive Open(byte[] zip)
    {
        using var content = new MemoryStream(zip);
        return PackArchive.Open(content);
    }

    private static byte[] Zip(params (string Name, byte[] Bytes)[] files)
    {
        using var zip = new MemoryStream();
        using (var archive = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in files)
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write(bytes);
            }
        }

        return zip.ToArray();
    }
}
