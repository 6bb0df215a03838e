using System.Reflection;
using EqualityPipeline.Publication;
using EqualityPipeline.Tests.SampleData;

namespace EqualityPipeline.Tests.Publication;

public class The_gate_is_a_type
{
    [Fact]
    public void Nobody_outside_the_domain_can_construct_a_published_figure()
    {
        Assert.Empty(typeof(PublishedFigure).GetConstructors(BindingFlags.Public | BindingFlags.Instance));
        Assert.True(typeof(PublishedFigure).IsSealed);
    }

    [Fact]
    public void Only_the_domain_and_storage_which_restores_what_was_published_may_see_its_constructor()
    {
        // The tests and the bench are never deployed, and that the bench makes none is asked below.
        var friends = typeof(PublishedFigure).Assembly
            .GetCustomAttributes<System.Runtime.CompilerServices.InternalsVisibleToAttribute>()
            .Select(a => a.AssemblyName);

        Assert.Equal(["EqualityPipeline.Bench", "EqualityPipeline.Storage", "EqualityPipeline.Tests"], friends.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Only_disclosure_control_makes_one_and_only_the_table_of_figures_restores_one()
    {
        var makers = new[] { "src", "functions", "bench" }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(SampleFolder.Root, folder), "*.cs", SearchOption.AllDirectories))
            .Where(file => !IsBuilt(file) && Makes(File.ReadAllText(file)))
            .Select(file => Path.GetFileName(file));

        Assert.Equal(["DisclosureControl.cs", "FigureTable.cs"], makers.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Disclosure_control_is_asked_for_figures_by_the_publisher_and_by_its_rehearsal_only()
    {
        var askers = new[] { "src", "functions", "bench" }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(SampleFolder.Root, folder), "*.cs", SearchOption.AllDirectories))
            .Where(file => !IsBuilt(file) && File.ReadAllText(file).Contains("DisclosureControl.Publish(", StringComparison.Ordinal))
            .Select(file => Path.GetFileName(file));

        Assert.Equal(["Publisher.Building.cs", "WholePublication.cs"], askers.Order(StringComparer.Ordinal));
    }

    /// <summary>Also an object made for a type named beforehand: <c>PublishedFigure Bare(…) => new()</c>.</summary>
    private static bool Makes(string code)
        => code.Contains("new PublishedFigure", StringComparison.Ordinal)
            || code.Split(';', '}').Any(statement => statement.Contains(" PublishedFigure ", StringComparison.Ordinal) && statement.Contains("=> new()", StringComparison.Ordinal));

    private static bool IsBuilt(string file)
        => file.Split(Path.DirectorySeparatorChar) is var parts && (parts.Contains("obj") || parts.Contains("bin"));
}
