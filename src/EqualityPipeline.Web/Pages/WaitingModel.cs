namespace EqualityPipeline.Web.Pages;

/// <summary>A receipt that was asked for before there is one.</summary>
/// <param name="Address">Of the receipt.</param>
public sealed record WaitingModel(PageFrame Frame, string Why, string Address);
