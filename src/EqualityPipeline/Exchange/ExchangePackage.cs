using System.Collections.Immutable;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using EqualityPipeline.Policy;

namespace EqualityPipeline.Exchange;

/// <summary>A partner's shared figures as one zip: the figures as CSV, what they mean, and what they may be used for.</summary>
/// <param name="Figures">The bytes of <c>figures.csv</c>.</param>
public sealed record ExchangePackage(ExchangeManifest Manifest, ExchangeSchema Schema, ReadOnlyMemory<byte> Figures)
{
    public const string ManifestFile = "manifest.json";
    public const string SchemaFile = "schema.json";
    public const string FiguresFile = "figures.csv";

    /// <summary>Of the zip as it is sent.</summary>
    public const int LargestZip = 32 * 1024 * 1024;

    private const int LargestFile = 128 * 1024 * 1024;

    /// <summary>The earliest time that a zip can tell: the same release is the same bytes.</summary>
    private static readonly DateTimeOffset Earliest = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, NewLine = "\n" };

    /// <param name="agreements">What it rests on.</param>
    public static byte[] Pack(string organisation, string release, DateOnly asOf, ExchangeSchema schema, IEnumerable<SharingAgreement> agreements, byte[] figures)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(figures);
        var schemaBytes = JsonSerializer.SerializeToUtf8Bytes(schema, Json);
        var manifest = new ExchangeManifest(
            ExchangeManifest.CurrentFormat, organisation, "approved", release, asOf, schema.PolicyVersion,
            [.. agreements.Select(a => new SharedUnder(a.Dataset, a.Detail.ToString(), a.SmallestCount, a.Purpose, a.InForce.From?.ToString(), a.InForce.To?.ToString()))],
            [new HashedFile(FiguresFile, Hash(figures)), new HashedFile(SchemaFile, Hash(schemaBytes))]);
        using var zip = new MemoryStream();
        using (var archive = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(archive, ManifestFile, JsonSerializer.SerializeToUtf8Bytes(manifest, Json));
            Add(archive, SchemaFile, schemaBytes);
            Add(archive, FiguresFile, figures);
        }
        return zip.ToArray();
    }

    /// <summary>Opens what a partner sent. What an archive says of its own sizes is not believed.</summary>
    /// <returns>The package, or why it is none that can be used.</returns>
    public static (ExchangePackage? Package, ImmutableArray<string> Faults) Open(Stream zip)
    {
        ArgumentNullException.ThrowIfNull(zip);
        try
        {
            using var archive = new ZipArchive(zip, ZipArchiveMode.Read, leaveOpen: true);
            if (!archive.Entries.Select(e => e.FullName).Order(StringComparer.Ordinal).SequenceEqual([FiguresFile, ManifestFile, SchemaFile]))
                return (null, [$"A package holds {ManifestFile}, {SchemaFile} and {FiguresFile}, and nothing else."]);
            var (manifestBytes, schemaBytes, figures) = (Read(archive, ManifestFile), Read(archive, SchemaFile), Read(archive, FiguresFile));
            if (manifestBytes is null || schemaBytes is null || figures is null)
                return (null, [$"A file of the package is larger than {LargestFile / 1024 / 1024} MB."]);
            if (JsonSerializer.Deserialize<ExchangeManifest>(manifestBytes, Json) is not { Files.IsDefault: false, SharedUnder.IsDefault: false } manifest
                || JsonSerializer.Deserialize<ExchangeSchema>(schemaBytes, Json) is not { Returns.IsDefault: false, Strands.IsDefault: false, Indicators.IsDefault: false } schema)
                return (null, ["The package does not say what it holds."]);
            if (manifest.Format != ExchangeManifest.CurrentFormat)
                return (null, [$"The package is written in form {manifest.Format}; this service reads form {ExchangeManifest.CurrentFormat}."]);
            var faults = new[] { (FiguresFile, figures), (SchemaFile, schemaBytes) }
                .Where(f => manifest.Files.FirstOrDefault(named => named.Name == f.Item1)?.Sha256 != Hash(f.Item2))
                .Select(f => $"{f.Item1} is not as it was packed: its hash is another.")
                .ToImmutableArray();
            return faults.IsEmpty ? (new ExchangePackage(manifest, schema, figures), []) : (null, faults);
        }
        catch (Exception broken) when (broken is InvalidDataException or EndOfStreamException or NotSupportedException or JsonException)
        {
            return (null, ["This is no package that can be opened: it is no zip, or it is damaged."]);
        }
    }

    private static void Add(ZipArchive archive, string name, byte[] bytes)
    {
        var entry = archive.CreateEntry(name);
        entry.LastWriteTime = Earliest;
        using var content = entry.Open();
        content.Write(bytes);
    }

    /// <returns>Null where it is larger than a file may be.</returns>
    private static byte[]? Read(ZipArchive archive, string name)
    {
        using var packed = archive.GetEntry(name)!.Open();
        using var bytes = new MemoryStream();
        var buffer = new byte[64 * 1024];
        for (int read; (read = packed.Read(buffer)) > 0;)
        {
            if (bytes.Length + read > LargestFile)
                return null;
            bytes.Write(buffer, 0, read);
        }
        return bytes.ToArray();
    }

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}

/// <summary>Where a package comes from and under which agreements.</summary>
/// <param name="Edition">Always <c>approved</c>.</param>
public sealed record ExchangeManifest(
    int Format, string Organisation, string Edition, string Release, DateOnly AsOf, string PolicyVersion, ImmutableArray<SharedUnder> SharedUnder, ImmutableArray<HashedFile> Files)
{
    public const int CurrentFormat = 1;
}

/// <summary>An agreement as the partner states it.</summary>
public sealed record SharedUnder(string Dataset, string Detail, int SmallestCount, string Purpose, string? From, string? To);

public sealed record HashedFile(string Name, string Sha256);
