using System.Collections.Immutable;
using System.IO.Compression;
using System.Text;

namespace EqualityPipeline.Policy;

/// <summary>What a zip holds: the files of a pack, or why it cannot be one. Nothing of it is ever written to a disk.</summary>
/// <param name="Files">Empty where there are faults.</param>
public sealed record PackArchive(ImmutableArray<PolicyFile> Files, ImmutableArray<PolicyProblem> Faults)
{
    /// <summary>Of the zip as it is sent.</summary>
    public const int LargestZip = 8 * 1024 * 1024;

    private const int MostFiles = 500;
    private const int LargestFile = 2 * 1024 * 1024;
    private const int LargestPack = 32 * 1024 * 1024;
    private const int LongestName = 200;

    /// <summary>The earliest time that a zip can tell.</summary>
    private static readonly DateTimeOffset Earliest = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <remarks>What an archive says of its own sizes is not believed: bytes are counted as they come out.</remarks>
    public static PackArchive Open(Stream zip)
    {
        var (files, faults, left) = (ImmutableArray.CreateBuilder<PolicyFile>(), ImmutableArray.CreateBuilder<PolicyProblem>(), LargestPack);
        try
        {
            using var archive = new ZipArchive(zip, ZipArchiveMode.Read, leaveOpen: true);
            var entries = archive.Entries.Where(e => !e.FullName.EndsWith('/')).ToList();
            if (entries.Count is 0 or > MostFiles)
                return Faulty($"A pack must hold 1 to {MostFiles} files; {entries.Count} were found.");
            var folder = FolderAround(entries);
            foreach (var again in entries.GroupBy(e => e.FullName, StringComparer.OrdinalIgnoreCase).Where(same => same.Skip(1).Any()))
                faults.Add(Fault(again.Key, "A pack must have each file once; this one was found again."));
            foreach (var entry in entries)
            {
                if (!IsPlain(entry.FullName))
                    faults.Add(Fault(entry.FullName, "A file of a pack must lie in its own folder: no \"..\", no drive, no backslash, no name that begins with a slash."));
                else if (Read(entry, ref left) is not { } bytes)
                    return Faulty($"A pack must stay under {LargestFile / 1024 / 1024} MB a file and {LargestPack / 1024 / 1024} MB in all when it is unpacked; this one is larger.", entry.FullName);
                else if (Text(bytes) is { } text)
                    files.Add(new PolicyFile(entry.FullName[folder.Length..], text));
                else
                    faults.Add(Fault(entry.FullName, "A file of a pack must be text in UTF-8; save it again as that."));
            }
        }
        catch (Exception broken) when (broken is InvalidDataException or EndOfStreamException or NotSupportedException or IOException)
        {
            return Faulty("A pack must be sent as a zip of the policy's files; this is none that can be opened, or it is encrypted or damaged.");
        }

        return faults.Count == 0 ? new PackArchive(files.ToImmutable(), []) : new PackArchive([], faults.ToImmutable());
    }

    /// <summary>The files as one zip; the same files in the same order are the same bytes.</summary>
    public static byte[] Pack(IEnumerable<PolicyFile> files)
    {
        using var zip = new MemoryStream();
        using (var archive = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var file in files)
            {
                var entry = archive.CreateEntry(file.Path);
                entry.LastWriteTime = Earliest;
                using var content = entry.Open();
                content.Write(Utf8.GetBytes(file.Text));
            }
        }

        return zip.ToArray();
    }

    private static PackArchive Faulty(string why, string at = "") => new([], [Fault(at, why)]);

    private static PolicyProblem Fault(string file, string why)
    {
        var name = new string([.. file.Where(c => !char.IsControl(c)).Take(LongestName)]);
        return new PolicyProblem(name.Length == 0 ? "(the zip)" : name, 1, why);
    }

    /// <summary>The one folder that was zipped with the files in it, with its slash; empty where the files lie at the top.</summary>
    private static string FolderAround(List<ZipArchiveEntry> entries)
    {
        var first = entries[0].FullName;
        var folder = first[..(first.IndexOf('/', StringComparison.Ordinal) + 1)];
        return entries.All(e => e.FullName.StartsWith(folder, StringComparison.Ordinal)) ? folder : "";
    }

    private static bool IsPlain(string path)
        => path.Length <= LongestName && path.IndexOfAny(['\\', ':', '\0']) < 0 && path.Split('/').All(part => part.Length > 0 && part is not ("." or ".."));

    /// <returns>Null where it is larger than a file may be, or than is left for the pack.</returns>
    private static byte[]? Read(ZipArchiveEntry entry, ref int left)
    {
        var most = Math.Min(LargestFile, left);
        using var packed = entry.Open();
        using var bytes = new MemoryStream();
        var buffer = new byte[64 * 1024];
        for (int read; (read = packed.Read(buffer)) > 0;)
        {
            if (bytes.Length + read > most)
                return null;
            bytes.Write(buffer, 0, read);
        }

        left -= (int)bytes.Length;
        return bytes.ToArray();
    }

    /// <returns>Null where the bytes are no text.</returns>
    private static string? Text(byte[] bytes)
    {
        try
        {
            return Utf8.GetString(bytes) is var text && !text.Contains('\0', StringComparison.Ordinal) ? text : null;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
