namespace EqualityPipeline.Web.Feeds;

/// <summary>The columns of <c>Figures</c> in words, for whoever opens the file without having read anything.</summary>
internal static class FigureColumnWords
{
    private const string Scaled = "Multiplied by what the indicator is told per: 1 for a share.";

    private static readonly Dictionary<string, (string Title, string Description)> Words = new(StringComparer.Ordinal)
    {
        ["Id"] = ("Figure", "Organisation, directorate, service, place, period, indicator, strand and group, with a bar between."),
        ["Release"] = ("Release", "The release in which the figure stands."),
        ["Organisation"] = ("Organisation", "Id of the organisation."),
        ["Directorate"] = ("Directorate", "Id; all for the whole organisation."),
        ["Service"] = ("Service", "Id; all for all services."),
        ["Place"] = ("Place", "Id of a ward or what wards make up; all for everywhere."),
        ["Period"] = ("Period", "2009-04 a month, 2009-Q1 a quarter of the council year, 2009-FY a council year, 2010-01-R12 twelve months that end with one."),
        ["PeriodType"] = ("Kind of period", "month, quarter, year or rolling-12."),
        ["PeriodStart"] = ("First day", "The first day that the figure covers."),
        ["PeriodEnd"] = ("Last day", "The last day that the figure covers."),
        ["Indicator"] = ("Indicator", "Id of the indicator."),
        ["Strand"] = ("Strand", "Id of the strand; all for everyone, whatever the strand."),
        ["Group"] = ("Group", "Code of the group; all for the strand's total, people who did not say included."),
        ["Numerator"] = ("Count", "What was counted."),
        ["Denominator"] = ("Base", "Out of how many."),
        ["Value"] = ("Figure", Scaled),
        ["Lower95"] = ("Lower 95% limit", Scaled),
        ["Upper95"] = ("Upper 95% limit", Scaled),
        ["Lower998"] = ("Lower 99.8% limit", Scaled),
        ["Upper998"] = ("Upper 99.8% limit", Scaled),
        ["Comparator"] = ("Compared with", "rest for everyone else who declared, population for the group's share of residents, or the code of a group."),
        ["ComparatorValue"] = ("Figure compared with", Scaled),
        ["Ratio"] = ("Ratio", "In the direction that the indicator states."),
        ["RatioLower95"] = ("Lower 95% limit of the ratio", "Not multiplied."),
        ["RatioUpper95"] = ("Upper 95% limit of the ratio", "Not multiplied."),
        ["Difference"] = ("Difference", "Group minus comparator. " + Scaled),
        ["DifferenceLower95"] = ("Lower 95% limit of the difference", Scaled),
        ["DifferenceUpper95"] = ("Upper 95% limit of the difference", Scaled),
        ["PValue"] = ("p value", "Of no difference from the comparator, two-sided."),
        ["QValue"] = ("q value", "Benjamini-Hochberg, over the tests of one organisation, period, strand and level."),
        ["Verdict"] = ("Verdict", "clearly better, clearly worse, possible, no clear difference or too few to say; empty where nothing is compared, and where MarkerReason says why there is no verdict."),
        ["DeclarationRate"] = ("Declaration rate", "Part of the base that said which group it belongs to, from 0 to 1."),
        ["Marker"] = ("Markers", "Letters of the Government Statistical Service; see the notes."),
        ["MarkerReason"] = ("Reason", "Why there is no number, or what to know of it."),
    };

    /// <exception cref="KeyNotFoundException">A column without words: write them.</exception>
    public static (string Title, string Description) Of(string column) => Words[column];
}
