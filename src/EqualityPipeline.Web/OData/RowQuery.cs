using System.Collections.Immutable;
using Microsoft.OData.UriParser;

namespace EqualityPipeline.Web.OData;

/// <summary>Which rows and columns of a set one page holds.</summary>
/// <param name="Order">Empty for the order of the key.</param>
/// <param name="Selected">Column names as asked; empty for all.</param>
/// <param name="Skip">Rows to leave out before the first; 0 on a continued page.</param>
/// <param name="Take">Rows the page may hold at most.</param>
/// <param name="Count">Whether to count all that fit the filter.</param>
/// <param name="After">Id of the row after which the page begins; null for the first page.</param>
internal sealed record RowQuery(
    SingleValueNode? Filter, ImmutableArray<ColumnOrder> Order, ImmutableArray<string> Selected, int Skip, int Take, bool Count, string? After);

internal readonly record struct ColumnOrder(string Column, bool Descending);
