using EqualityPipeline.Policy;

namespace EqualityPipeline.Web.OData;

/// <summary>How measures that others have set go on in one another and in the indicators: best value, national indicators, the standards of a sector.</summary>
internal static class CrosswalkSet
{
    public static EntitySet<CrosswalkRow> Crosswalk() => new("Crosswalk", "CrosswalkStep",
    [
        Columns<CrosswalkRow>.Text("Id", r => $"{r.Step.From}|{r.Step.To}"),
        Columns<CrosswalkRow>.Text("From", r => r.Step.From),
        Columns<CrosswalkRow>.OptionalText("FromName", r => r.From?.Name),
        Columns<CrosswalkRow>.OptionalText("FromSet", r => r.From?.Set),
        Columns<CrosswalkRow>.Text("To", r => r.Step.To),
        Columns<CrosswalkRow>.OptionalText("ToName", r => r.To?.Name),
        Columns<CrosswalkRow>.OptionalText("ToSet", r => r.To?.Set),
        Columns<CrosswalkRow>.Text("Equivalence", r => r.Step.Equivalence switch { Equivalence.Same => "same", Equivalence.Near => "near", _ => "broken" }),
        Columns<CrosswalkRow>.OptionalDay("BrokenFrom", r => r.Step.Break?.FirstDay),
        Columns<CrosswalkRow>.OptionalText("ReadStrand", r => r.Step.Reading?.Strand),
        Columns<CrosswalkRow>.OptionalText("ReadGroup", r => r.Step.Reading?.Group),
        Columns<CrosswalkRow>.OptionalText("ReadOf", r => r.Step.Reading?.Of switch { ReadingOfFigure.Value => "value", ReadingOfFigure.Complement => "complement", ReadingOfFigure.Ratio => "ratio", _ => null }),
        Columns<CrosswalkRow>.Text("Why", r => r.Step.Why),
    ],
    (source, _) =>
    [
        .. source.Policy.Crosswalk.Steps
            .Select(s => new CrosswalkRow(s, source.Policy.Crosswalk.FindMeasure(s.From), source.Policy.Crosswalk.FindMeasure(s.To)))
            .OrderBy(r => $"{r.Step.From}|{r.Step.To}", StringComparer.Ordinal),
    ]);
}

/// <param name="From">The measure of others that the step leads from; null where it is an indicator.</param>
/// <param name="To">The one that it leads to; null where it is an indicator.</param>
internal sealed record CrosswalkRow(CrosswalkStep Step, OutsideMeasure? From, OutsideMeasure? To);
