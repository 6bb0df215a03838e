using System.Globalization;

namespace EqualityPipeline.LocalHost;

/// <summary>Reads <c>--name text</c>, <c>--name=text</c> and <c>--name</c> alone, which says true.</summary>
internal static class CommandLine
{
    public static Dictionary<string, string?> Read(IReadOnlyList<string> args)
    {
        var read = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < args.Count; i++)
        {
            if (!args[i].StartsWith("--", StringComparison.Ordinal))
                throw new LocalHostException($"\"{args[i]}\" is not understood: options begin with \"--\".");
            var option = args[i][2..];
            if (option.IndexOf('=', StringComparison.Ordinal) is > 0 and var equals)
                read[option[..equals]] = option[(equals + 1)..];
            else if (i + 1 < args.Count && !args[i + 1].StartsWith("--", StringComparison.Ordinal))
                read[option] = args[++i];
            else
                read[option] = "true";
        }

        return read;
    }

    public static int Port(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port <= 65_535
            ? port
            : throw new LocalHostException($"--port is a number from 0 to 65535, not \"{text}\".");
}
