using System.Globalization;
using System.Text;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;

namespace EqualityPipeline.Returns;

/// <summary>The sentences of the findings that a register can get.</summary>
internal static partial class Faults
{
    /// <summary>Its text is never shown, and a user name in an address is no e-mail address.</summary>
    public const string SecretInLinkCode = "R162";

    public static Finding SameRecord(At at, int earlierRow, string key) => Make("R150", at, key, null,
        string.Create(CultureInfo.InvariantCulture, $"Rows {earlierRow} and {at.Row} are both the record {Quoted(key)}."),
        "Remove one of the two, or give one a name of its own.");

    public static Finding NotAnId(At at, string found, int longest) => Make("R151", at, found, null,
        $"{Quoted(found)} cannot name a record.",
        string.Create(CultureInfo.InvariantCulture, $"Use letters, digits, hyphens, full stops, slashes and underscores, at most {longest} of them, beginning and ending with a letter or digit, for example EIA-2009-01."));

    public static Finding NoNumber(At at, string found, string because, string fix) => Make("R152", at, found, null, $"{Quoted(found)} {because}.", fix);

    public static Finding NumberOutOfBounds(At at, string found, decimal? least, decimal? most) => Make("R153", at, found, null,
        (least, most) switch
        {
            ({ } from, { } to) => string.Create(CultureInfo.InvariantCulture, $"{Quoted(found)} is not from {from} to {to}."),
            ({ } from, null) => string.Create(CultureInfo.InvariantCulture, $"{Quoted(found)} is below {from}, or has more than 15 digits."),
            (null, { } to) => string.Create(CultureInfo.InvariantCulture, $"{Quoted(found)} is above {to}, or has more than 15 digits."),
            _ => $"{Quoted(found)} has more than 15 digits.",
        },
        "Correct the number.");

    public static Finding TooManyDecimals(At at, string found, int decimals) => Make("R154", at, found, null,
        decimals == 0 ? $"{Quoted(found)} is not a whole number." : string.Create(CultureInfo.InvariantCulture, $"{Quoted(found)} has more than {decimals} decimals."),
        decimals == 0 ? "Write the number without decimals." : string.Create(CultureInfo.InvariantCulture, $"Round it to {decimals} decimals."));

    public static Finding LongText(At at, int characters, int longest) => Make("R155", at, null, null,
        string.Create(CultureInfo.InvariantCulture, $"The text has {characters} characters; at most {longest} are taken."),
        "Shorten it. What is longer belongs into the document that the record links to.");

    public static Finding HiddenCharacter(At at, string found, Rune hidden) => Make("R156", at, found, null,
        string.Create(CultureInfo.InvariantCulture, $"The text holds a character that does not show, or that turns the letters after it around: U+{hidden.Value:X4}."),
        "Type the text anew instead of copying it.");

    public static Finding LooksLikeAName(At at) => Make("R158", at, null, null,
        "A cell of this column seems to hold a person's name, which is not shown here. A register names posts and never people.",
        "Write the title of the post, for example Head of Housing. If it is no person's name, confirm the return.");

    public static Finding LooksLikeAFormula(At at, string found) => Make("R159", at, found, null,
        $"{Quoted(found)} begins like a formula. It is kept as text and never calculated.", "Nothing, if the text is meant; if not, type the text in place of the formula.");

    private const int LongestLink = 300;

    public static Finding NotAMonth(At at, string found, string? nearest) => Make("R160", at, found, nearest,
        $"{Quoted(found)} cannot be read as a month.", Suggest(nearest, "Write months as 2009-04."));

    public static Finding NotALink(At at, string found, string? nearest) => Make("R161", at, found, nearest = nearest is null ? null : Texts.Visible(nearest, LongestLink),
        $"{Quoted(found)} is not the address of a web page that begins with https://.",
        Suggest(nearest, "Open the document in a browser and copy its whole address. A path of a network drive does not open for those who read it."));

    public static Finding SecretInLink(At at) => Make(SecretInLinkCode, at, null, null,
        "The address holds a user name, an e-mail address, a password or a key, so it is not shown here.",
        "Give the address of the page itself, which its readers open with rights of their own; have a password or key changed, because the file was sent with it.");

    public static Finding InwardLink(At at, string found) => Make("R178", at, found, null,
        $"{Quoted(found)} opens only within one network.", "Give an address with a domain that its readers can open.");

    public static Finding NotInList(At at, string found, string? nearest, string list, IReadOnlyCollection<string> allowed) => Make("R163", at, found, nearest,
        $"{Quoted(found)} is not in the list \"{list}\". Use one of: {Listed(allowed)}.", Suggest(nearest, "Use a name or a code of the list."));

    public static Finding NotADirectorate(At at, string found, string? nearest, string organisation, IReadOnlyCollection<string> allowed) => Make("R164", at, found, nearest,
        $"{Quoted(found)} is not a directorate of {organisation}. Use one of: {Listed(allowed)}.", Suggest(nearest, "Use the directorate's name or id; \"corporate\" is the whole organisation."));

    public static Finding NotAnIndicator(At at, string found, string? nearest, IReadOnlyCollection<string> allowed) => Make("R165", at, found, nearest,
        $"{Quoted(found)} is not an indicator. Use one of: {Listed(allowed)}.", Suggest(nearest, "Use the id of an indicator of the policy."));

    public static Finding NotAReturnType(At at, string found, string? nearest, IReadOnlyCollection<string> allowed) => Make("R166", at, found, nearest,
        $"{Quoted(found)} is not a return. Use one of: {Listed(allowed)}.", Suggest(nearest, "Use the id of a return of the policy."));

    public static Finding NotACriterion(At at, string found, string? nearest, string what, IReadOnlyCollection<string> allowed) => Make("R167", at, found, nearest,
        $"{Quoted(found)} is not {what}. Use one of: {Listed(allowed)}.", Suggest(nearest, "Use the id that the framework's page gives."));

    public static Finding WithoutItsOwner(At at, string found, string owner) => Make("R168", at, found, null,
        $"{Quoted(found)} stands without a {owner}, so what it means is not known.", $"Fill the column {owner} of the row, or leave {at.Column} blank.");

    public static Finding StrandNotAdopted(At at, string found, string strand, ReportingMonth month) => Make("R169", at, found, null,
        $"{strand} was not in force in {month.InWords}. The record is kept with it.", "Nothing.");

    public static Finding RuleBroken(At at, string? found, string? nearest, RegisterRule rule, string? more = null)
        => Make(rule.IsWarning ? "R171" : "R170", at, found, nearest is null ? null : Texts.Shown(nearest), more is null ? rule.Message : $"{rule.Message} {more}", rule.Fix);

    public static Finding NoSuchRecord(At at, string found, string? nearest, string register) => Make("R172", at, found, nearest,
        $"The last register \"{register}\" that was accepted has no record {Quoted(found)}.",
        Suggest(nearest, "Correct the reference, or send the register that has the record."));

    public static Finding SeveralValues(At at, string found) => Make("R173", at, found, null,
        $"{Quoted(found)} holds several values, and the column {at.Column} takes one.", "Give one value, or a row for each where the register allows it.");

    public static Finding TooManyRecords(int row, int most) => Make("R174", At.WholeRow(row), null, null,
        $"The register is too large: at most {Texts.Number(most)} records, or ten million characters, are taken. Row {row.ToString(CultureInfo.InvariantCulture)} and those beneath it were not read.",
        "Send the records that are current, and divide what is left among the directorates it belongs to.");

    public static Finding TotalOfRows(At at, decimal total, string over, RegisterRule rule)
        => RuleBroken(at, null, null, rule, string.Create(CultureInfo.InvariantCulture, $"The rows of {Quoted(over)} add up to {total}."));

    public static Finding NoSuchRow(At at, string found, string? nearest) => Make("R176", at, found, nearest,
        $"No row of this register is the record {Quoted(found)}.", Suggest(nearest, "Correct the reference, or add the row it names."));

    public static Finding FarAwayDay(At at, string found, int first, int last) => Make("R177", at, found, null,
        string.Create(CultureInfo.InvariantCulture, $"{Quoted(found)} is not between the years {first} and {last}."), "Correct the year.");
}
