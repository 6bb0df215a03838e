using System.Text.RegularExpressions;
using EqualityPipeline.Functions;
using EqualityPipeline.LocalHost;
using EqualityPipeline.Policy;
using EqualityPipeline.Tests.Policy;

namespace EqualityPipeline.Tests.Functions;

public partial class The_readme
{
    private static readonly string Text = File.ReadAllText(Path.Combine(Repository.Root, "README.md")).ReplaceLineEndings("\n");

    [Fact]
    public void Adds_an_indicator_that_the_policy_takes_as_it_stands()
    {
        var example = Yaml().Match(Text).Groups["yaml"].Value;

        var load = PolicyPack.Load(Packs.Committed.Append(new PolicyFile("indicators/readme.yaml", example)));

        Assert.Empty(load.Errors);
        Assert.NotNull(load.Policy!.FindIndicator("REC-09"));
    }

    [Fact]
    public void Names_functions_and_files_that_exist()
    {
        var functions = FunctionsMetadata.Of(typeof(ReceiveReturn).Assembly);

        Assert.All(AdminCall().Matches(Text), call => Assert.Contains($"\"{call.Groups["name"].Value}\"", functions, StringComparison.Ordinal));
        Assert.All(Link().Matches(Text), link => Assert.True(Path.Exists(Path.Combine(Repository.Root, link.Groups["file"].Value)), link.Value));
        Assert.All(SampleFile().Matches(Text), file => Assert.True(File.Exists(Path.Combine(Repository.Root, file.Value)), file.Value));
    }

    [GeneratedRegex("```yaml\n(?<yaml>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Yaml();

    [GeneratedRegex(@"/admin/functions/(?<name>[A-Za-z]+)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex AdminCall();

    [GeneratedRegex(@"\]\((?<file>[a-zA-Z][^):]*)\)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Link();

    [GeneratedRegex(@"sample-data/returns/[a-z0-9/-]+\.csv", RegexOptions.NonBacktracking)]
    private static partial Regex SampleFile();
}
