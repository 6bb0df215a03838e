using System.Collections.Immutable;
using EqualityPipeline.Indicators;
using EqualityPipeline.Policy;

namespace EqualityPipeline.Registers.Consulting;

/// <summary>The consultations of an organisation, or of a partnership's members: who is asked when, who is asked twice, and who is not heard. No number of people: the register's are not public.</summary>
/// <param name="Consultations">In the order of organisation, directorate and id.</param>
/// <param name="NotHeard">Groups whose share of those who took part is clearly below their share of residents.</param>
/// <param name="Overlaps">Consultations that ask the same people at the same time, and not together.</param>
/// <param name="Calendar">What is planned or open, by the day on which it opens, as far ahead as the policy looks.</param>
public sealed record ConsultationReport(
    ImmutableArray<Consultation> Consultations, ImmutableArray<UnheardGroup> NotHeard, ImmutableArray<ConsultationOverlap> Overlaps, ImmutableArray<ConsultationKey> Calendar)
{
    /// <returns>Null where nobody ever sent the register, and for a partnership where none of its members did.</returns>
    public static ConsultationReport? Of(RegisterInputs inputs, RegisterFigures figures)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        if (inputs.Organisation.IsPartnership ? inputs.OfMembers.All(m => m.Consultations is null) : !inputs.Registers.Holds(RegisterTypes.Consultation))
            return null;
        // What partners share with one another is counts; that they consult, and when, their own releases tell anybody.
        var held = inputs.Organisation.IsPartnership
            ? inputs.OfMembers.SelectMany(m => m.Consultations?.Consultations ?? [])
            : inputs.Registers.RecordsOf(RegisterTypes.Consultation)
                .GroupBy(r => new ConsultationKey(r.Organisation, r.Directorate, r.Text("exercise")))
                .Select(rows => Consultation.Read(rows.Key, [.. rows], inputs));
        ImmutableArray<Consultation> all =
        [
            .. held
                .OrderBy(c => c.Key.Organisation, StringComparer.Ordinal).ThenBy(c => c.Key.Directorate, StringComparer.Ordinal).ThenBy(c => c.Key.Id, StringComparer.Ordinal),
        ];
        var until = inputs.AsOf.AddMonths(inputs.Policy.Registers.CalendarMonths);
        return new ConsultationReport(
            all, [.. Unheard(inputs, figures)], [.. ConsultationOverlap.All(all, inputs)],
            [
                .. all.Where(c => c.Status is ConsultationStatus.Planned or ConsultationStatus.Open && !(c.Ends < inputs.AsOf) && !(c.Starts > until))
                    .OrderBy(c => c.Starts).ThenBy(c => c.Key.Id, StringComparer.Ordinal).Select(c => c.Key),
            ]);
    }

    /// <summary>Of every indicator that sets those who took part against residents; where a heading and its categories are unheard, each is named.</summary>
    private static IEnumerable<UnheardGroup> Unheard(RegisterInputs inputs, RegisterFigures figures)
        => from indicator in inputs.Policy.Indicators
           where indicator.Count.Return == RegisterTypes.Consultation && indicator.Compare.With == ComparatorKind.Population
           from strand in inputs.Policy.StrandsInForce(inputs.Organisation, inputs.LastMonth)
           from figure in figures.LatestOfStrand(indicator.Id, Unit.Organisation, strand.Id)
           where RegisterFigures.IsClearlyWorse(figure)
           select new UnheardGroup(strand.Id, figure.Group, figure.Id);
}

/// <summary>What names a consultation: ids are those of one directorate.</summary>
public readonly record struct ConsultationKey(string Organisation, string Directorate, string Id);

/// <summary>One consultation, in the codes of its lists.</summary>
/// <param name="Partners">Organisations that ask together with it, by name.</param>
/// <param name="Strands">Strands of which it says who took part.</param>
/// <param name="FedBack">The day on which those who took part were told what came of it.</param>
/// <param name="IsFeedbackMissing">It is closed, and they were not told.</param>
/// <param name="UsedBy">Impact assessments and actions that rest on it.</param>
public sealed record Consultation(
    ConsultationKey Key, string Title, string Audience, ImmutableArray<string> Methods, string Status, DateOnly? Starts, DateOnly? Ends, ImmutableArray<string> Partners,
    ImmutableArray<string> Services, string? Ward, ImmutableArray<string> Strands, DateOnly? FedBack, string? Link, bool IsFeedbackMissing, ImmutableArray<string> UsedBy)
{
    internal static Consultation Read(ConsultationKey key, IReadOnlyList<HeldRecord> rows, RegisterInputs inputs)
    {
        var first = rows[0];
        var status = first.Text("status");
        return new Consultation(
            key, first.Text("title"), first.Text("audience"), [.. first.FindSeveral("method")], status, first.FindDay("starts"), first.FindDay("ends"),
            [.. first.FindSeveral("partners")], [.. first.FindSeveral("services")], first.Find("ward"),
            [.. rows.Select(r => r.Text("strand")).Where(s => s != Unit.All).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            first.FindDay("fed_back"), first.Find("link"), status == ConsultationStatus.Closed && first.Find("fed_back") is null,
            [
                .. Naming(RegisterTypes.ImpactAssessments, "assessment").Concat(Naming(RegisterTypes.ActionPlan, "action")),
            ]);

        IEnumerable<string> Naming(string register, string id)
            => inputs.Registers.RecordsOf(register).Where(r => r.Organisation == key.Organisation && r.FindSeveral("consultations").Contains(key.Id)).Select(r => r.Text(id)).Order(StringComparer.Ordinal);
    }
}

/// <summary>Codes of the list consultation-status that the rules look at.</summary>
public static class ConsultationStatus
{
    public const string Planned = "planned";
    public const string Open = "open";
    public const string Closed = "closed";
    public const string Cancelled = "cancelled";
}

/// <param name="Figure">Id of the published figure.</param>
public sealed record UnheardGroup(string Strand, string Group, string Figure);

/// <summary>Two consultations that ask the same audience, in the same ward or one of them everywhere, on the same days, and not together.</summary>
/// <param name="From">The first day they share.</param>
/// <param name="To">The last day they share.</param>
public sealed record ConsultationOverlap(ConsultationKey First, ConsultationKey Second, string Audience, DateOnly From, DateOnly To)
{
    /// <summary>Of a partnership pairs of its members; of an organisation pairs of its directorates.</summary>
    internal static IEnumerable<ConsultationOverlap> All(ImmutableArray<Consultation> consultations, RegisterInputs inputs)
    {
        var held = consultations.Where(c => c is { Status: not ConsultationStatus.Cancelled, Starts: not null, Ends: not null }).ToList();
        for (var i = 0; i < held.Count; i++)
        {
            for (var j = i + 1; j < held.Count; j++)
            {
                var (a, b) = (held[i], held[j]);
                var (from, to) = (a.Starts > b.Starts ? a.Starts.Value : b.Starts!.Value, a.Ends < b.Ends ? a.Ends.Value : b.Ends!.Value);
                if (from <= to && a.Audience == b.Audience && AreApart(a, b, inputs) && (a.Ward is null || b.Ward is null || a.Ward == b.Ward))
                    yield return new ConsultationOverlap(a.Key, b.Key, a.Audience, from, to);
            }
        }
    }

    private static bool AreApart(Consultation a, Consultation b, RegisterInputs inputs)
        => inputs.Organisation.IsPartnership
            ? a.Key.Organisation != b.Key.Organisation && !IsWith(a, b, inputs.Policy) && !IsWith(b, a, inputs.Policy)
            : a.Key.Directorate != b.Key.Directorate;

    private static bool IsWith(Consultation one, Consultation other, MonitoringPolicy policy)
        => policy.FindOrganisation(other.Key.Organisation) is { } organisation
            && one.Partners.Any(p => p.Equals(organisation.Name, StringComparison.OrdinalIgnoreCase) || p.Equals(organisation.Id, StringComparison.OrdinalIgnoreCase));
}
