using System.Collections.Immutable;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;
using EqualityPipeline.Registers.ImpactAssessments;

namespace EqualityPipeline.Registers.Commissioning;

/// <summary>The contracts of an organisation, with the returns and the impact assessment that each owes.</summary>
/// <param name="Contracts">In the order of directorate and number.</param>
/// <param name="Coverage">Of the contracts in force, by what they cost; null where none is in force or they cost nothing.</param>
public sealed record ContractReport(ImmutableArray<Contract> Contracts, SpendCoverage? Coverage)
{
    /// <returns>Null where nobody ever sent the register, and for a partnership, whose members each have their own.</returns>
    public static ContractReport? Of(RegisterInputs inputs, ImpactAssessmentReport? assessments)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        if (inputs.Organisation.IsPartnership || !inputs.Registers.Holds(RegisterTypes.Contracts))
            return null;
        var read = inputs.Registers.RecordsOf(RegisterTypes.Contracts)
            .Select(r => (Contract: ContractReading.Read(r, inputs, assessments), Spend: r.FindNumber("yearly_spend_pounds") ?? 0))
            .OrderBy(c => c.Contract.Directorate, StringComparer.Ordinal).ThenBy(c => c.Contract.Id, StringComparer.Ordinal)
            .ToList();
        return new ContractReport([.. read.Select(c => c.Contract)], SpendCoverage.Of([.. read.Where(c => c.Contract.IsInForce)]));
    }
}

/// <param name="Supplier">The body that delivers; one who trades by a personal name is told as a sole trader.</param>
/// <param name="Returns">The returns it owes; empty where it owes none.</param>
/// <param name="AssessmentDue">The day of the contract, or else of the assessment; null where neither says one.</param>
/// <param name="Manager">The title of a post.</param>
public sealed record Contract(
    string Id, string Directorate, string Title, string Supplier, string Service, DateOnly? Starts, DateOnly? Ends, bool IsInForce, bool AsksForMonitoring,
    ImmutableArray<OwedByContract> Returns, string? ImpactAssessment, DateOnly? AssessmentDue, AssessmentDuty Assessment, string Manager)
{
    public bool IsReturnMissing => Returns.Any(r => !r.Missing.IsEmpty);
}

/// <summary>A return that a contract owes: it stands in the directorate's own return of that type.</summary>
/// <param name="Expected">Months of the last year, of the contract, for which one is owed; of a return that is not monthly one in its time.</param>
/// <param name="Missing">Of these the months without an accepted return, yyyy-MM.</param>
public sealed record OwedByContract(string ReturnType, int Expected, ImmutableArray<string> Missing);

/// <summary>How far the impact assessment of a contract is: complete, to come, past its day, or named and not in the register.</summary>
public enum AssessmentDuty { Complete, ToCome, Overdue, Unknown }

/// <summary>Which part of what contracts cost is spent on contracts that do what is asked, each from 0 to 100 per cent. Shares only: the policy does not make the sums public.</summary>
/// <param name="Contracts">In force.</param>
/// <param name="Monitored">Of contracts that ask for monitoring.</param>
/// <param name="Returned">Of contracts that ask for it and whose returns are all there.</param>
/// <param name="Assessed">Of contracts whose impact assessment is complete.</param>
public sealed record SpendCoverage(int Contracts, int Monitored, int Returned, int Assessed)
{
    internal static SpendCoverage? Of(IReadOnlyList<(Contract Contract, decimal Spend)> inForce)
    {
        var all = inForce.Sum(c => c.Spend);
        return all == 0
            ? null
            : new SpendCoverage(inForce.Count, Percent(c => c.AsksForMonitoring), Percent(c => c.AsksForMonitoring && !c.IsReturnMissing), Percent(c => c.Assessment == AssessmentDuty.Complete));

        int Percent(Func<Contract, bool> which) => (int)Math.Round(100 * inForce.Where(c => which(c.Contract)).Sum(c => c.Spend) / all, MidpointRounding.AwayFromZero);
    }
}

/// <summary>Reads a record of the register and looks for what it owes.</summary>
internal static class ContractReading
{
    private const int MonthsOfYear = 12;

    public static Contract Read(HeldRecord record, RegisterInputs inputs, ImpactAssessmentReport? assessments)
    {
        var (starts, ends) = (record.FindDay("starts"), record.FindDay("ends"));
        var named = record.Find("impact_assessment");
        var known = assessments?.Assessments.FirstOrDefault(a => a.Id == named);
        var due = record.FindDay("impact_assessment_due") ?? known?.Due;
        return new Contract(
            record.Text("contract"), record.Directorate, record.Text("title"), record.Text("supplier"), record.Text("service"), starts, ends,
            !(starts > inputs.AsOf) && !(ends < inputs.AsOf), record.Text("equality_clause") == "yes",
            [.. record.FindSeveral("returns_due").Select(type => Owed(type, record.Directorate, starts, ends, inputs))],
            named, due, Duty(named, known, due, inputs.AsOf), record.Text("manager"));
    }

    private static AssessmentDuty Duty(string? named, ImpactAssessment? known, DateOnly? due, DateOnly asOf)
    {
        if (known?.Status == ImpactStatus.Complete)
            return AssessmentDuty.Complete;
        if (named is not null && known is null)
            return AssessmentDuty.Unknown;
        return due < asOf ? AssessmentDuty.Overdue : AssessmentDuty.ToCome;
    }

    private static OwedByContract Owed(string returnType, string directorate, DateOnly? starts, DateOnly? ends, RegisterInputs inputs)
    {
        var last = inputs.LastMonth;
        var months = Enumerable.Range(1 - MonthsOfYear, MonthsOfYear).Select(last.Plus)
            .Where(m => !(m.LastDay < starts) && !(m.FirstDay > ends)).ToList();
        var received = inputs.Returns.Where(r => r.Organisation == inputs.Organisation.Id && r.Directorate == directorate && r.ReturnType == returnType).Select(r => r.Period).ToHashSet();
        var each = inputs.Policy.FindReturnType(returnType)?.Frequency switch
        {
            Frequency.Monthly => 1,
            Frequency.Quarterly => 3,
            _ => MonthsOfYear,
        };
        if (each == 1)
            return new OwedByContract(returnType, months.Count, [.. months.Where(m => !received.Contains(m)).Select(m => m.ToString())]);
        var isThere = months.Count == 0 || Enumerable.Range(1 - each, each).Any(back => received.Contains(last.Plus(back)));
        return new OwedByContract(returnType, months.Count == 0 ? 0 : 1, isThere ? [] : [last.ToString()]);
    }
}
