using System.Collections.Immutable;
using System.Globalization;
using EqualityPipeline.Policy;
using EqualityPipeline.Publication;
using EqualityPipeline.Registers;
using EqualityPipeline.Web.Pages;

namespace EqualityPipeline.Web.RegisterPages;

/// <summary>Every page on the registers of an organisation, with what is open on each.</summary>
public static class RegistersIndex
{
    public static RegisterPageModel From(MonitoringPolicy policy, Organisation organisation, Release? release, PageFrame frame)
    {
        ArgumentNullException.ThrowIfNull(organisation);
        var registers = release?.Registers ?? RegisterReport.None;
        return new RegisterPageModel(
            frame, "Registers", "What is assessed, planned, promised, bought and asked, held against the figures.",
            [
                new PageSection("pages", "By subject")
                {
                    Table = new PageTable("Each with what is open", ["Subject", "What is open"], [.. Subjects(organisation, registers)], ""),
                },
            ],
            [new PageLink($"/api/registers/{organisation.Id}", "All of it as data (JSON)"), new PageLink("/api/odata/", "The feed for Power BI and Excel")]);
    }

    private static IEnumerable<ImmutableArray<PageCell>> Subjects(Organisation organisation, RegisterReport registers)
    {
        yield return Row("Impact assessments", "impact-assessments", registers.ImpactAssessments is { } a
            ? Counted((a.Timetable.Overdue, "overdue"), (a.Assessments.Sum(x => x.Contradictions.Length), "contradictions"), (a.Assessments.Count(x => !x.Reopenings.IsEmpty), "to be opened again"), (a.Services.Count(s => s.State is null), "services without one"))
            : null);

        ImmutableArray<PageCell> Row(string subject, string page, string? open)
            => [new PageCell(subject, $"/{organisation.Id}/{page}"), open ?? "nobody has sent the register"];
    }

    private static string Counted(params IEnumerable<(int Number, string What)> counts)
        => string.Join(", ", counts.Where(c => c.Number > 0).Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Number} {c.What}"))) is { Length: > 0 } text ? text : "nothing";
}
