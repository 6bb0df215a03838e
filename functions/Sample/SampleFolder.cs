using System.Globalization;
using System.Security.Cryptography;

namespace EqualityPipeline.Functions.Sample;

/// <param name="Path">Within the container <c>returns</c>.</param>
internal sealed record SampleReturn(string Path, string File, string Sha256, DateTimeOffset ArrivedAt);

/// <summary>The committed sample returns and when each of them arrived.</summary>
internal static class SampleFolder
{
    private static readonly Lazy<IReadOnlyList<SampleReturn>> Returns = new(ReadOnce);

    /// <exception cref="LocalHostException">The folder is not there: the sample needs the source tree.</exception>
    public static IReadOnlyList<SampleReturn> Read() => Returns.Value;

    private static IReadOnlyList<SampleReturn> ReadOnce()
    {
        var folder = Find();
        return
        [
            .. File.ReadLines(Path.Combine(folder, "arrivals.csv")).Skip(1).Where(line => line.Length > 0).Select(line =>
            {
                var comma = line.LastIndexOf(',');
                var path = line[..comma];
                var file = Path.Combine([folder, "returns", .. path.Split('/')]);
                return new SampleReturn(
                    path, file, Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file))),
                    DateTimeOffset.Parse(line[(comma + 1)..], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal));
            }),
        ];
    }

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "sample-data", "arrivals.csv")))
                return Path.Combine(folder.FullName, "sample-data");
        }

        throw new LocalHostException("The sample data (folder sample-data with arrivals.csv) was not found above the program: run it from the source tree.");
    }
}
