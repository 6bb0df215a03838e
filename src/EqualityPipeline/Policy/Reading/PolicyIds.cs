namespace EqualityPipeline.Policy;

/// <summary>A sort of thing that has ids.</summary>
/// <param name="Name">As a message calls it.</param>
/// <param name="Source">The file or folder that defines it.</param>
internal sealed record PolicySort(string Name, string Source, bool TakesUpperCase = false)
{
    public static readonly PolicySort Strand = new("strand", PolicyFiles.Strands);
    public static readonly PolicySort StrandSet = new("strand set", PolicyFiles.Strands);
    public static readonly PolicySort ReservedGroup = new("reserved group", PolicyFiles.Strands);
    public static readonly PolicySort CodeList = new("code list", PolicyFiles.CodeLists);
    public static readonly PolicySort Code = new("code", PolicyFiles.CodeLists);
    public static readonly PolicySort Return = new("return", PolicyFiles.Returns);
    public static readonly PolicySort Measure = new("measure", PolicyFiles.Returns);
    public static readonly PolicySort Indicator = new("indicator", PolicyFiles.Indicators, TakesUpperCase: true);
    public static readonly PolicySort DeclaredGroup = new("declared group", PolicyFiles.Groups);
    public static readonly PolicySort Framework = new("framework", PolicyFiles.Frameworks);
    public static readonly PolicySort Level = new("level", PolicyFiles.Frameworks);
    public static readonly PolicySort Area = new("area", PolicyFiles.Frameworks);
    public static readonly PolicySort Theme = new("theme", PolicyFiles.Frameworks);
    public static readonly PolicySort Criterion = new("criterion", PolicyFiles.Frameworks);
    public static readonly PolicySort Organisation = new("organisation", PolicyFiles.Organisations);
    public static readonly PolicySort Directorate = new("directorate", PolicyFiles.Organisations);
    public static readonly PolicySort Service = new("service", PolicyFiles.Organisations);
    public static readonly PolicySort Ward = new("ward", PolicyFiles.Organisations);
    public static readonly PolicySort PlaceArea = new("place above wards", PolicyFiles.Organisations);
    public static readonly PolicySort MeasureSet = new("set of measures", PolicyFiles.Crosswalk);
    public static readonly PolicySort Audience = new("audience", PolicyFiles.Audiences);
    public static readonly PolicySort Channel = new("channel", PolicyFiles.Channels);
    public static readonly PolicySort AudiencePart = new("part of an audience", PolicyFiles.Audiences);
    public static readonly PolicySort AlertRule = new("alert rule", PolicyFiles.Alerts);
    public static readonly PolicySort ReminderRung = new("rung of the reminders", PolicyFiles.Notices);
}

/// <summary>Every id that the pack defines, with the place where it does.</summary>
internal sealed class PolicyIds(PolicyProblems problems)
{
    private const int LongestId = 40;

    private readonly Dictionary<(PolicySort Sort, string Within), Dictionary<string, PolicyPlace>> defined = [];

    /// <param name="within">The id of what it belongs to; empty for what stands by itself.</param>
    public void Define(PolicySort sort, PolicyWord id, string within = "")
    {
        if (!id.IsGiven)
            return;
        if (!IsId(id.Text, sort.TakesUpperCase))
        {
            var letters = sort.TakesUpperCase ? "letters" : "lower-case letters";
            problems.Error(id.At, $"The id of a {sort.Name} must be {letters}, digits and hyphens, at most {LongestId} characters; \"{id.Text}\" was found.");
        }
        if (!defined.TryGetValue((sort, within), out var ids))
            defined.Add((sort, within), ids = new Dictionary<string, PolicyPlace>(StringComparer.Ordinal));
        if (!ids.TryAdd(id.Text, id.At))
            problems.Error(id.At, $"The {sort.Name} \"{id.Text}\" is already defined at {ids[id.Text]}; an id must be used once.");
    }

    public bool IsDefined(PolicySort sort, string id, string within = "")
        => defined.TryGetValue((sort, within), out var ids) && ids.ContainsKey(id);

    public PolicyPlace PlaceOf(PolicySort sort, string id, string within = "") => defined[(sort, within)][id];

    /// <summary>In the order in which they were read.</summary>
    public IReadOnlyCollection<string> All(PolicySort sort, string within = "")
        => defined.TryGetValue((sort, within), out var ids) ? ids.Keys : [];

    private static bool IsId(string text, bool takesUpperCase)
        => text.Length <= LongestId && text[0] != '-' && text[^1] != '-'
            && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-' || (takesUpperCase && char.IsAsciiLetterUpper(c)));
}
