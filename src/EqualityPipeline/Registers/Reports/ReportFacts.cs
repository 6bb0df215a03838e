using System.Collections.Immutable;

namespace EqualityPipeline.Registers.Reports;

/// <summary>What a committee report says beside the figures. No sum of money and no number of people: those are not marked public.</summary>
/// <param name="ActionsUnderWay">Actions of the plan; null where no plan was sent, which is not the same as none.</param>
/// <param name="Consultations">Those that have opened, the latest to close first.</param>
public sealed record ReportFacts(int? ActionsUnderWay, int? ActionsComplete, ImmutableArray<ConsultedOn> Consultations)
{
    private const string Plan = "action-plan";
    private const string Consultation = "consultation";

    public static ReportFacts? Of(RegisterInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        var registers = inputs.Registers;
        if (!registers.Holds(Plan) && !registers.Holds(Consultation))
            return null;
        var actions = registers.Holds(Plan) ? registers.RecordsOf(Plan).Where(r => r.Find("layer") == "action").ToList() : null;
        return new ReportFacts(
            actions?.Count(r => r.Find("status") == "under-way"),
            actions?.Count(r => r.Find("status") == "complete"),
            [
                .. registers.RecordsOf(Consultation)
                    .Where(r => r.FindDay("starts") <= inputs.AsOf)
                    .GroupBy(r => (r.Of.Organisation, r.Directorate, Exercise: r.Find("exercise")!))
                    .Select(rows => rows.First())
                    .Select(r => new ConsultedOn(r.Of.Organisation, r.Find("exercise")!, r.Find("title")!, r.FindDay("starts")!.Value, r.FindDay("ends")!.Value, r.FindDay("fed_back"), r.Find("link")))
                    .OrderByDescending(c => c.Ends).ThenBy(c => c.Organisation, StringComparer.Ordinal).ThenBy(c => c.Exercise, StringComparer.Ordinal),
            ]);
    }
}

/// <param name="FedBack">When those who took part were told what came of it; null where they were not.</param>
public sealed record ConsultedOn(string Organisation, string Exercise, string Title, DateOnly Starts, DateOnly Ends, DateOnly? FedBack, string? Link);
