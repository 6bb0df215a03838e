using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;

namespace EqualityPipeline.Returns;

/// <param name="Confirm">True for a warning that holds the return until someone confirms it.</param>
/// <param name="Means">What is wrong, in general.</param>
/// <param name="Mend">What the sender does about it.</param>
public sealed record FindingKind(string Code, Severity Severity, bool Confirm, string Title, string Means, string Mend);

/// <summary>Every finding a return can get. docs/findings.md is written from it.</summary>
public static partial class FindingCatalogue
{
    /// <summary>Sorted by code.</summary>
    public static ImmutableArray<FindingKind> All { get; } =
    [
        .. ((FindingKind[])
        [
            .. OfFiles(),
            .. OfReading(),
            .. OfValues(),
            .. OfPersonalData(),
            .. OfSums(),
            .. OfCounting(),
            .. OfComparisons(),
            .. OfNames(),
            .. OfLife(),
            .. OfRegisters(),
        ]).OrderBy(k => k.Code, StringComparer.Ordinal),
    ];

    private static readonly FrozenDictionary<string, FindingKind> ByCode = All.ToFrozenDictionary(k => k.Code, StringComparer.Ordinal);

    /// <exception cref="KeyNotFoundException">No finding has that code.</exception>
    public static FindingKind Of(string code) => ByCode[code];

    /// <summary>The text of docs/findings.md.</summary>
    public static string Markdown()
    {
        var page = new StringBuilder("""
            # Findings

            Every finding that a receipt can list: what it means and how to mend it. Written from `FindingCatalogue`; a test fails when this page is not.

            An error rejects the return whole. A warning does not, unless it holds the return until someone confirms it. A note asks for nothing.
            `rowsRead` counts the rows beneath the header that are not blank. `rowsCounted` counts those whose content was added: check totals and strands that
            were not in force are read and not counted, and nothing is counted of a return that is not accepted.

            """.ReplaceLineEndings("\n"));
        foreach (var kind in All)
        {
            var effect = kind.Severity switch
            {
                Severity.Error => "error",
                Severity.Note => "note",
                _ when kind.Confirm => "warning, holds the return",
                _ => "warning",
            };
            page.Append('\n').Append("## ").Append(kind.Code).Append(' ').Append(kind.Title).Append(" (").Append(effect).Append(")\n\n")
                .Append(kind.Means).Append(' ').Append("**To mend it:** ").Append(kind.Mend).Append('\n');
        }
        return page.ToString();
    }

    private static FindingKind Error(string code, string title, string means, string mend)
        => new(code, Severity.Error, Confirm: false, title, means, mend);

    private static FindingKind Warning(string code, string title, string means, string mend)
        => new(code, Severity.Warning, Confirm: false, title, means, mend);

    private static FindingKind Confirm(string code, string title, string means, string mend)
        => new(code, Severity.Warning, Confirm: true, title, means, mend);

    private static FindingKind Note(string code, string title, string means, string mend)
        => new(code, Severity.Note, Confirm: false, title, means, mend);
}
