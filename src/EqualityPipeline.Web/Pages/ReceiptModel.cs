using EqualityPipeline.Returns;

namespace EqualityPipeline.Web.Pages;

/// <summary>A receipt within the pages of the service.</summary>
/// <param name="IsCheckOnly">Whether nothing was stored.</param>
public sealed record ReceiptModel(PageFrame Frame, Receipt Receipt, ReceiptLinks Links, bool IsCheckOnly = false);
