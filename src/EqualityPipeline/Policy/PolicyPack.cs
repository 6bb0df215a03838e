using System.Security.Cryptography;
using System.Text;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace EqualityPipeline.Policy;

/// <summary>Reads a policy pack: YAML and CSV files into one checked <see cref="MonitoringPolicy"/>.</summary>
public static class PolicyPack
{
    private const string YamlEnding = ".yaml";
    private const string CsvEnding = ".csv";

    /// <summary>Reads every file and checks the whole; all that is wrong is told in one pass.</summary>
    public static PolicyLoad Load(IEnumerable<PolicyFile> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        var draft = new PolicyDraft();
        var sorted = Sorted(files);
        foreach (var (path, read) in PolicyFiles.Yaml)
        {
            var found = sorted.Where(file => IsAt(file.Path, path, YamlEnding)).ToList();
            foreach (var file in found)
                ReadYaml(file, read, draft);
            if (found.Count == 0 && !PolicyFiles.Optional.Contains(path))
                Missing(path, draft);
            foreach (var again in found.GroupBy(file => file.Path, StringComparer.Ordinal).SelectMany(same => same.Skip(1)))
                draft.Problems.Error(new PolicyPlace(again.Path, 1), "A pack must have each file once; this one was found again.");
        }
        foreach (var file in sorted.Where(file => IsAt(file.Path, PolicyFiles.CodeLists, CsvEnding)))
            ReadCodeList(file, draft);
        foreach (var file in sorted.Where(file => file.Path == PolicyFiles.Labels))
            LabelsFile.Read(file, draft);
        foreach (var file in sorted.Where(file => !IsKnown(file.Path)))
            draft.Problems.Error(new PolicyPlace(file.Path, 1), $"A pack must hold known files only; this is none of {Expected}.");
        draft.References.Later(() => IndicatorChecks.CheckHeadlines(draft));
        // Where there is such a file it is to be whole; a pack without one has said nothing.
        if (sorted.Exists(file => file.Path == PolicyFiles.Comparability))
            draft.References.Later(() => ComparabilityFile.WarnOfSilentChanges(draft));
        draft.References.Check();

        var errors = draft.Problems.Errors;
        return new PolicyLoad(errors.IsEmpty ? draft.ToPolicy(VersionOf(sorted)) : null, errors, draft.Problems.Warnings);
    }

    /// <summary>What names a pack, whether it can be used or not: a hash of its files, 16 hexadecimal digits.</summary>
    public static string VersionOf(IEnumerable<PolicyFile> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in Sorted(files))
            hash.AppendData(Encoding.UTF8.GetBytes($"{file.Path}\n{file.Text.Length}\n{file.Text}\n"));
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
    }

    private static string Expected => PolicyText.List(
        PolicyFiles.Yaml.Select(f => f.Path.EndsWith('/') ? $"{f.Path}*{YamlEnding}" : f.Path).Append($"{PolicyFiles.CodeLists}*{CsvEnding}"));

    private static bool IsAt(string path, string place, string ending)
        => place.EndsWith('/')
            ? path.StartsWith(place, StringComparison.Ordinal) && path.EndsWith(ending, StringComparison.Ordinal)
                && path.IndexOf('/', place.Length) < 0 && path.Length > place.Length + ending.Length
            : path == place;

    private static bool IsKnown(string path)
        => PolicyFiles.Yaml.Any(f => IsAt(path, f.Path, YamlEnding)) || IsAt(path, PolicyFiles.CodeLists, CsvEnding) || path == PolicyFiles.Labels;

    private static void Missing(string path, PolicyDraft draft)
    {
        draft.Problems.Error(new PolicyPlace(path, 1), path.EndsWith('/')
            ? $"A pack must have at least one file in {path}; none was found."
            : $"A pack must have the file {path}; it is missing.");
        draft.References.CannotRead(path);
    }

    private static void ReadYaml(PolicyFile file, Action<PolicyNode, PolicyDraft> read, PolicyDraft draft)
    {
        if (Root(file, draft.Problems) is { } root)
            read(new PolicyNode(root, file.Path, draft.Problems), draft);
        else
            draft.References.CannotRead(file.Path);
    }

    /// <returns>Null, with the problem told, where the text is no YAML.</returns>
    private static YamlNode? Root(PolicyFile file, PolicyProblems problems)
    {
        if (file.Text.IndexOf('\t', StringComparison.Ordinal) is var tab and >= 0)
        {
            problems.Error(new PolicyPlace(file.Path, file.Text.AsSpan(0, tab).Count('\n') + 1), "YAML must be indented with spaces; a tab was found.");
            return null;
        }
        var yaml = new YamlStream();
        var parser = new Parser(new StringReader(file.Text));
        try
        {
            if (YamlLimits.FirstBeyond(file.Text) is (var line, var why))
            {
                problems.Error(new PolicyPlace(file.Path, line), why);
                return null;
            }
            yaml.Load(parser);
        }
        catch (InvalidOperationException)
        {
            // YamlDotNet loses its way in some unclosed brackets without saying where; the parser still stands near the place.
            problems.Error(
                new PolicyPlace(file.Path, Math.Max(1, (int)(parser.Current?.Start.Line ?? 1))),
                "This line must be YAML: a bracket or a quotation mark before it is not closed.");
            return null;
        }
        catch (YamlException fault)
        {
            problems.Error(new PolicyPlace(file.Path, Math.Max(1, (int)fault.Start.Line)), $"This line must be YAML: {Reason(fault, file.Text)}");
            return null;
        }
        if (yaml.Documents.Count == 1)
            return yaml.Documents[0].RootNode;
        problems.Error(new PolicyPlace(file.Path, 1), yaml.Documents.Count == 0
            ? "A file of a pack must not be empty."
            : $"A file of a pack must hold one YAML document; {yaml.Documents.Count} were found.");
        return null;
    }

    private static string Reason(YamlException fault, string text)
    {
        if (!fault.Message.StartsWith("Duplicate key", StringComparison.Ordinal))
            return fault.Message.TrimEnd('.') + ".";
        var (start, end) = ((int)fault.Start.Index, (int)fault.End.Index);
        var key = start < end && end <= text.Length ? $"the key \"{text[start..end]}\"" : "a key";
        return $"{key} is given twice.";
    }

    private static void ReadCodeList(PolicyFile file, PolicyDraft draft)
    {
        if (!string.IsNullOrWhiteSpace(file.Text))
        {
            CodeListFile.Read(file.Path, file.Text, draft);
            return;
        }
        draft.Problems.Error(new PolicyPlace(file.Path, 1), "A file of a pack must not be empty.");
        draft.References.CannotRead(file.Path);
    }

    /// <summary>Line ends and a byte order mark are the editor's business: they are no part of a policy.</summary>
    private static string PlainText(string text) => text.TrimStart('\uFEFF').ReplaceLineEndings("\n");

    private static List<PolicyFile> Sorted(IEnumerable<PolicyFile> files)
        => [.. files.Select(file => file with { Text = PlainText(file.Text) }).OrderBy(file => file.Path, StringComparer.Ordinal)];
}
