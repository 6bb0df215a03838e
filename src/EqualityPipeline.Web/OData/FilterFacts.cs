using Microsoft.OData.UriParser;

namespace EqualityPipeline.Web.OData;

/// <summary>What a filter says before any row is looked at.</summary>
internal static class FilterFacts
{
    private const string Organisation = "Organisation";

    /// <returns>The organisations to which the filter confines its rows; null where it confines them to none in particular.</returns>
    public static IReadOnlySet<string>? OrganisationsIn(SingleValueNode filter) => Literals.Bare(filter) switch
    {
        BinaryOperatorNode { OperatorKind: BinaryOperatorKind.And } both => Both(OrganisationsIn(both.Left), OrganisationsIn(both.Right)),
        BinaryOperatorNode { OperatorKind: BinaryOperatorKind.Or } either => Either(OrganisationsIn(either.Left), OrganisationsIn(either.Right)),
        BinaryOperatorNode { OperatorKind: BinaryOperatorKind.Equal } equal => Named(equal.Left, equal.Right) ?? Named(equal.Right, equal.Left),
        InNode { Right: CollectionConstantNode list } oneOf when IsOrganisation(oneOf.Left)
            => list.Collection.Select(c => c.Value).OfType<string>().ToHashSet(),
        _ => null,
    };

    private static HashSet<string>? Named(SingleValueNode column, SingleValueNode constant)
        => IsOrganisation(column) && Literals.Bare(constant) is ConstantNode { Value: string name } ? [name] : null;

    private static bool IsOrganisation(SingleValueNode node)
        => Literals.Bare(node) is SingleValuePropertyAccessNode { Property.Name: Organisation };

    private static IReadOnlySet<string>? Both(IReadOnlySet<string>? left, IReadOnlySet<string>? right)
        => (left, right) switch
        {
            (null, _) => right,
            (_, null) => left,
            _ => left.Intersect(right).ToHashSet(),
        };

    private static HashSet<string>? Either(IReadOnlySet<string>? left, IReadOnlySet<string>? right)
        => left is null || right is null ? null : [.. left, .. right];
}
