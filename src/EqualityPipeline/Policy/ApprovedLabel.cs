using EqualityPipeline.Periods;

namespace EqualityPipeline.Policy;

/// <summary>An answer that stands for a code though its list does not know it; approved once, good for every file of the months it holds for.</summary>
/// <param name="Strand">Two strands may share a list; what stands for a category of one need not of the other.</param>
/// <param name="CodeList">The list it was approved for: another edition asks again.</param>
/// <param name="Label">As it was written; letters and digits are compared, as everywhere.</param>
/// <param name="InForce">Months of the returns it holds for.</param>
public sealed record ApprovedLabel(string Strand, string CodeList, string Label, string Code, MonthSpan InForce);
