using System.Collections.Immutable;
using EqualityPipeline.Periods;
using EqualityPipeline.Returns;

namespace EqualityPipeline.Registers;

/// <summary>A register as it was last accepted of one sender for one month.</summary>
/// <param name="Directorate"><c>corporate</c> for one of the whole organisation.</param>
/// <param name="Period">The month it was sent for.</param>
/// <param name="Records">By key.</param>
public sealed record AcceptedRegister(string Organisation, string Directorate, ReportingMonth Period, string ReturnType, ImmutableArray<RegisterRecord> Records);
