using System.Collections.Immutable;
using EqualityPipeline.Indicators;
using EqualityPipeline.Policy;

namespace EqualityPipeline.Publication;

/// <summary>What the releases of a partnership and of its members have told, in the names that one of them gives the same counts.</summary>
/// <remarks>
/// A total that was read binds the counts of all members. One of them that shows a corrected count can so give away what another hides, and no total hidden afterwards takes that back: each must know
/// of the totals, and of the others' counts down to their directorates and places, when it chooses what to hide. What is another's stands under <c>~organisation:directorate</c>.
/// </remarks>
public static class SharedAccounts
{
    // No organisation's and no directorate's id has them: a directorate may be named as a member is.
    private const char Elsewhere = '~';
    private const char Within = ':';

    /// <param name="reader">The partnership or a member, which bears the account in mind.</param>
    /// <param name="teller">Another of them, whose account it is.</param>
    /// <returns>Of the account what can bear on another's counts: those of the whole of an organisation, and what is bound to them by a sum.</returns>
    public static DisclosureAudit AsSeenBy(Organisation reader, Organisation teller, DisclosureAudit account)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(teller);
        ArgumentNullException.ThrowIfNull(account);
        var bound = account.Sums.SelectMany(s => s.Members).ToHashSet();
        return account.Renamed((place, key) => Named(teller, key) is var name && (bound.Contains(place) || IsOfWhole(name)) ? InWordsOf(reader, name) : null);
    }

    private static bool IsOfWhole((string Organisation, string Directorate, string Part, string Others) name)
        => name.Directorate == Unit.All && name.Others.StartsWith($"|{Unit.All}|{Unit.All}|", StringComparison.Ordinal);

    /// <summary>Whether a key, in the words of a reader, is of a whole organisation: of the reader, or of another.</summary>
    internal static bool IsOfWhole(string key) => IsTotalElsewhere(key) || key.Contains($"|{Unit.All}|{Unit.All}|{Unit.All}|", StringComparison.Ordinal);

    /// <summary>Whether a key, in the words of a reader, is of another organisation's whole.</summary>
    internal static bool IsTotalElsewhere(string key) => key.Contains($"{Within}{Unit.All}|{Unit.All}|{Unit.All}|", StringComparison.Ordinal);

    /// <summary>Whose count it is, and the key that it has with the one whose it is.</summary>
    private static (string Organisation, string Directorate, string Part, string Others) Named(Organisation teller, string key)
    {
        var part = key.IndexOf('|', StringComparison.Ordinal);
        var end = key.IndexOf('|', part + 1);
        var directorate = key[(part + 1)..end];
        if (directorate[0] == Elsewhere)
        {
            var within = directorate.IndexOf(Within, StringComparison.Ordinal);
            return (directorate[1..within], directorate[(within + 1)..], key[..part], key[end..]);
        }

        return teller.IsPartnership && directorate != Unit.All ? (directorate, Unit.All, key[..part], key[end..]) : (teller.Id, directorate, key[..part], key[end..]);
    }

    private static string InWordsOf(Organisation reader, (string Organisation, string Directorate, string Part, string Others) name)
    {
        var unit = name.Organisation == reader.Id ? name.Directorate
            : IsOfWhole(name) && reader.Members.Contains(name.Organisation) ? name.Organisation
            : $"{Elsewhere}{name.Organisation}{Within}{name.Directorate}";
        return $"{name.Part}|{unit}{name.Others}";
    }
}
