using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace EqualityPipeline.Policy;

/// <summary>What YAML can do and a policy needs not, and what a small file could stop the service with: endless nesting, and nodes repeated within themselves.</summary>
internal static class YamlLimits
{
    private const int DeepestNesting = 32;

    /// <returns>The line and what is wrong there; null where nothing is.</returns>
    /// <exception cref="YamlException">The text is no YAML.</exception>
    public static (int Line, string Why)? FirstBeyond(string text)
    {
        var parser = new Parser(new StringReader(text));
        var depth = 0;
        while (parser.MoveNext())
        {
            var found = parser.Current!;
            depth += found.NestingIncrease;
            if (found is AnchorAlias)
                return ((int)found.Start.Line, "An entry must be written out; here another one is referred to with an asterisk.");
            if (depth > DeepestNesting)
                return ((int)found.Start.Line, $"Entries must not be nested more than {DeepestNesting} deep.");
        }

        return null;
    }
}
