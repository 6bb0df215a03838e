using System.Text;

namespace EqualityPipeline.Tests.Returns;

/// <summary>The workbooks of sample-data/findings, which no editor writes; WRITE_DOCS=1 writes them anew.</summary>
public class Workbooks_among_the_samples
{
    private const string Path = "northmoor/housing/2009-04/service-take-up.xlsx";
    private const string Header = "service,contact_date,ward,ethnic_group,disability,gender,age_band,religion_or_belief,sexual_orientation\n";

    private const string Good = Header
        + "Lettings,2009-04-01,Harbour,White: British,No,Female,25 to 34,No religion,Prefer not to say\n"
        + "Repairs,2009-04-02,Harbour,Asian or Asian British: Indian,No,Male,25 to 34,Hindu,Prefer not to say\n";

    private static readonly Dictionary<string, byte[]> Samples = new(StringComparer.Ordinal)
    {
        ["R030"] = Book.Of(Good)[..^200],
        ["R031"] = OldOffice("EncryptedPackage"),
        ["R032"] = OldOffice("Workbook"),
        ["R033"] = Book.Zip(("service-take-up.csv", Encoding.UTF8.GetBytes(Good)), ("read me.txt", "April"u8.ToArray())),
        ["R034"] = new Book().Sheet("April", new string(' ', 16 * 1024 * 1024)).Bytes(),
        ["R035"] = new Book().Sheet("April", "<!DOCTYPE worksheet [<!ENTITY a SYSTEM \"file:///etc/hostname\">]><worksheet><sheetData><row><c><v>&a;</v></c></row></sheetData></worksheet>").Bytes(),
        ["R037"] = new Book().Sheet("How to fill this in", Book.Rows("Write one row for each contact.\n")).Sheet("April", Book.Rows(Good)).Bytes(),
        ["R038"] = new Book().Sheet("April", Book.Rows(Good)).Sheet("May", Book.Rows(Good)).Bytes(),
        ["R042"] = new Book().Sheet("April", Book.Rows(Good).Replace("<c r=\"B3\" s=\"1\"><v>", "<c r=\"B3\" s=\"1\"><f>B2+1</f><v>", StringComparison.Ordinal)).Bytes(),
        ["R046"] = new Book().Sheet("April", Book.Rows(Good.Replace("Repairs", "", StringComparison.Ordinal)) + "<mergeCells count=\"1\"><mergeCell ref=\"A2:A3\"/></mergeCells>").Bytes(),
        ["R047"] = new Book().Sheet("April", Book.Rows(Good).Replace("<row r=\"3\">", "<row r=\"3\" hidden=\"1\">", StringComparison.Ordinal)).Bytes(),
        ["R048"] = new Book().Sheet("April", "<cols><col min=\"7\" max=\"7\" hidden=\"1\"/></cols>" + Book.Rows(Good)).Bytes(),
        ["R049"] = new Book().Sheet("April", Book.Rows(Good)).With("xl/vbaProject.bin", "no macro").Bytes(),
    };

    public static TheoryData<string> Codes { get; } = [.. Samples.Keys];

    [Theory]
    [MemberData(nameof(Codes))]
    public void Each_is_there(string code)
    {
        var file = System.IO.Path.Combine([SampleFinding.Root, code, .. Path.Split('/')]);
        if (Environment.GetEnvironmentVariable("WRITE_DOCS") == "1")
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
            File.WriteAllBytes(file, Samples[code]);
        }

        Assert.True(File.Exists(file), $"{code} has no workbook: run the test with WRITE_DOCS=1.");
    }

    /// <summary>The head of an old Office file and the name of one of its streams; no reader goes further than that.</summary>
    private static byte[] OldOffice(string stream)
        => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[1016], .. Encoding.Unicode.GetBytes(stream), .. new byte[512]];
}
