using Microsoft.OData.Edm;
using Microsoft.OData.UriParser;

namespace EqualityPipeline.Web.OData;

/// <summary>The constants of a filter, as scalars.</summary>
internal static class Literals
{
    /// <summary>The node without the conversions the parser wraps around it.</summary>
    public static SingleValueNode Bare(SingleValueNode node)
    {
        while (node is ConvertNode convert)
            node = convert.Source;
        return node;
    }

    public static Scalar Read(ConstantNode constant) => constant.Value switch
    {
        null => default,
        string text => text,
        bool truth => (bool?)truth,
        int number => Scalar.OfExact(number),
        long number => Scalar.OfExact(number),
        decimal number => Scalar.OfExact(number),
        float number => Scalar.OfNumber(number),
        double number => Scalar.OfNumber(number),
#pragma warning disable CS0618 // The parser of this version still hands out its own type of day.
        Date day => (DateOnly?)new DateOnly(day.Year, day.Month, day.Day),
#pragma warning restore CS0618
        DateOnly day => (DateOnly?)day,
        DateTimeOffset moment => (DateTimeOffset?)moment,
        _ => throw FeedProblem.NotServed($"A filter cannot hold a value like {constant.LiteralText}."),
    };
}
