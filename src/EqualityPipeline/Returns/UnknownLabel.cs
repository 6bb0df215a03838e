namespace EqualityPipeline.Returns;

/// <summary>An answer that is no category of its strand's list, and how many rows gave it.</summary>
/// <param name="CodeList">The list in force in the month of the return.</param>
/// <param name="Label">As a message may show it; never a text that looks like personal data.</param>
public sealed record UnknownLabel(string Strand, string CodeList, string Label, int Rows);
