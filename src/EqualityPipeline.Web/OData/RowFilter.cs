using System.Collections.Immutable;
using Microsoft.OData.UriParser;

namespace EqualityPipeline.Web.OData;

/// <summary>Turns a parsed filter into one function of a row.</summary>
/// <remarks>
/// OData 4.0, part 2, section 5.1.1: <c>null eq null</c> is true; a comparison of size with null is false; a function of null is null, and so are its
/// <c>not</c> and what <c>and</c> and <c>or</c> cannot settle without it. A row is in only where the whole is true.
/// </remarks>
internal sealed class RowFilter<T>(ImmutableArray<Column<T>> columns)
{
    private const string Arithmetic = "A filter compares columns as they are: arithmetic is not served.";

    public Func<T, bool> Compile(SingleValueNode filter)
    {
        var condition = Condition(filter);
        return row => condition(row) == true;
    }

    private Func<T, bool?> Condition(SingleValueNode node)
    {
        switch (Literals.Bare(node))
        {
            case BinaryOperatorNode { OperatorKind: BinaryOperatorKind.And } and:
                var (allLeft, allRight) = (Condition(and.Left), Condition(and.Right));
                return row => allLeft(row) switch { false => false, true => allRight(row), null => allRight(row) == false ? false : null };
            case BinaryOperatorNode { OperatorKind: BinaryOperatorKind.Or } or:
                var (anyLeft, anyRight) = (Condition(or.Left), Condition(or.Right));
                return row => anyLeft(row) switch { true => true, false => anyRight(row), null => anyRight(row) == true ? true : null };
            case UnaryOperatorNode { OperatorKind: UnaryOperatorKind.Not } not:
                var negated = Condition(not.Operand);
                return row => !negated(row);
            case BinaryOperatorNode comparison:
                return Comparison(comparison);
            case InNode oneOf:
                return OneOf(oneOf);
            case SingleValueFunctionCallNode call:
                return Search(call);
            case SingleValuePropertyAccessNode or ConstantNode:
                var truth = Operand(node);
                return row => truth(row) is { IsNull: false } known ? known.IsTrue : null;
            default:
                throw NotServed(node);
        }
    }

    private Func<T, bool?> Comparison(BinaryOperatorNode node)
    {
        var (left, right) = (Operand(node.Left), Operand(node.Right));
        return node.OperatorKind switch
        {
            BinaryOperatorKind.Equal => row => AreEqual(left(row), right(row)),
            BinaryOperatorKind.NotEqual => row => !AreEqual(left(row), right(row)),
            BinaryOperatorKind.GreaterThan => row => Compare(left(row), right(row)) > 0,
            BinaryOperatorKind.GreaterThanOrEqual => row => Compare(left(row), right(row)) >= 0,
            BinaryOperatorKind.LessThan => row => Compare(left(row), right(row)) < 0,
            BinaryOperatorKind.LessThanOrEqual => row => Compare(left(row), right(row)) <= 0,
            _ => throw FeedProblem.NotServed(Arithmetic),
        };
    }

    private Func<T, bool?> OneOf(InNode node)
    {
        if (node.Right is not CollectionConstantNode list)
            throw FeedProblem.NotServed("\"in\" takes a list of values in parentheses.");
        var operand = Operand(node.Left);
        var allowed = list.Collection.Select(Literals.Read).ToArray();
        if (!Array.TrueForAll(allowed, a => a.Kind == ScalarKind.Text))
            return row => operand(row) is var found && Array.Exists(allowed, a => AreEqual(found, a));
        var texts = allowed.Select(a => a.AsText!).ToHashSet(StringComparer.Ordinal);
        return row => operand(row).AsText is { } text && texts.Contains(text);
    }

    private Func<T, bool?> Search(SingleValueFunctionCallNode call)
    {
        var parts = call.Parameters.OfType<SingleValueNode>().ToArray();
        Func<string, string, bool> finds = call.Name switch
        {
            "contains" => static (text, part) => text.Contains(part, StringComparison.Ordinal),
            "startswith" => static (text, part) => text.StartsWith(part, StringComparison.Ordinal),
            "endswith" => static (text, part) => text.EndsWith(part, StringComparison.Ordinal),
            _ => throw NotServed(call),
        };
        var (whole, sought) = (Operand(parts[0]), Operand(parts[1]));
        return row => whole(row).AsText is { } text && sought(row).AsText is { } part ? finds(text, part) : null;
    }

    private Func<T, Scalar> Operand(SingleValueNode node)
    {
        switch (Literals.Bare(node))
        {
            case ConstantNode constant:
                var known = Literals.Read(constant);
                return _ => known;
            case SingleValuePropertyAccessNode { Source: ResourceRangeVariableReferenceNode } access:
                return columns.First(c => c.Name == access.Property.Name).Read;
            case UnaryOperatorNode or BinaryOperatorNode:
                throw FeedProblem.NotServed(Arithmetic);
            default:
                throw NotServed(node);
        }
    }

    private static bool AreEqual(in Scalar left, in Scalar right)
        => left.IsNull || right.IsNull ? left.IsNull && right.IsNull : Scalar.Compare(left, right) == 0;

    private static int? Compare(in Scalar left, in Scalar right)
        => left.IsNull || right.IsNull ? null : Scalar.Compare(left, right);

    private static FeedProblem NotServed(SingleValueNode node)
    {
        var what = Literals.Bare(node) is SingleValueFunctionCallNode call ? $"the function {call.Name}" : $"an expression of the kind {node.Kind}";
        return FeedProblem.NotServed(
            $"The filter holds {what}, which is not served. Served are: eq ne gt ge lt le, and or not, in, null, contains, startswith, endswith and parentheses.");
    }
}
