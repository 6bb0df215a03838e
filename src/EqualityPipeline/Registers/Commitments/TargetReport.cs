using System.Collections.Immutable;
using EqualityPipeline.Registers.ActionPlans;
using EqualityPipeline.Registers.ImpactAssessments;

namespace EqualityPipeline.Registers.Commitments;

/// <summary>The targets of an organisation: what each rests on and how far it is.</summary>
/// <param name="Targets">In the order of their ids.</param>
public sealed record TargetReport(ImmutableArray<TargetRecord> Targets)
{
    /// <returns>Null where nobody ever sent the register, and for a partnership, whose members each have their own.</returns>
    public static TargetReport? Of(RegisterInputs inputs, RegisterFigures figures, ImpactAssessmentReport? assessments)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return inputs.Organisation.IsPartnership || !inputs.Registers.Holds(RegisterTypes.Targets)
            ? null
            : new TargetReport([.. inputs.Registers.RecordsOf(RegisterTypes.Targets).Select(t => Read(t, figures, assessments)).OrderBy(t => t.Id, StringComparer.Ordinal)]);
    }

    private static TargetRecord Read(HeldRecord record, RegisterFigures figures, ImpactAssessmentReport? assessments)
    {
        var assessment = record.Find("impact_assessment");
        return new TargetRecord
        {
            Id = record.Text("target"),
            Indicator = record.Text("indicator"),
            Directorate = record.Text("directorate"),
            Service = record.Find("service"),
            Strand = record.Text("strand"),
            Group = record.Text("group"),
            Baseline = record.FindNumber("baseline"),
            BaselineMonth = record.Find("baseline_month"),
            Value = record.FindNumber("value"),
            ByWhen = record.Find("by_when"),
            SetOn = record.FindDay("set_on"),
            Owner = record.Text("owner"),
            ImpactAssessment = assessment,
            Basis = BasisOf(assessment, assessments),
            Dataset = record.Text("dataset"),
            Commitments = [.. record.FindSeveral("commitments")],
            CommitmentLine = record.Find("commitment_line"),
            Action = record.Find("action"),
            Run = record.FindNumber("baseline") is { } baseline && record.FindMonth("baseline_month") is { } from && record.FindNumber("value") is { } value && record.FindMonth("by_when") is { } by
                ? TargetRun.Of(new TargetAim(record.Text("indicator"), record.Text("directorate"), record.Find("service"), record.Text("strand"), record.Text("group"), baseline, from, value, by), figures)
                : null,
        };
    }

    private static BasisOfTarget BasisOf(string? assessment, ImpactAssessmentReport? assessments)
        => assessment is null ? BasisOfTarget.None
            : assessments?.Assessments.FirstOrDefault(a => a.Id == assessment) is not { } known ? BasisOfTarget.Unknown
            : known.Status == ImpactStatus.Complete ? BasisOfTarget.Complete : BasisOfTarget.NotComplete;
}

/// <summary>One target, in the codes of its lists.</summary>
public sealed record TargetRecord
{
    public required string Id { get; init; }

    public required string Indicator { get; init; }

    public required string Directorate { get; init; }

    public string? Service { get; init; }

    public required string Strand { get; init; }

    public required string Group { get; init; }

    public decimal? Baseline { get; init; }

    /// <summary>yyyy-MM.</summary>
    public string? BaselineMonth { get; init; }

    public decimal? Value { get; init; }

    /// <summary>yyyy-MM.</summary>
    public string? ByWhen { get; init; }

    public DateOnly? SetOn { get; init; }

    /// <summary>The title of a post.</summary>
    public required string Owner { get; init; }

    public string? ImpactAssessment { get; init; }

    public BasisOfTarget Basis { get; init; }

    /// <summary>The return that brings its data.</summary>
    public required string Dataset { get; init; }

    public ImmutableArray<string> Commitments { get; init; } = [];

    public string? CommitmentLine { get; init; }

    public string? Action { get; init; }

    public TargetRun? Run { get; init; }
}

/// <summary>Whether a target rests on an impact assessment: complete, not yet complete, one that the register does not hold, or none.</summary>
public enum BasisOfTarget { Complete, NotComplete, Unknown, None }
