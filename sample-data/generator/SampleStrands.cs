namespace EqualityPipeline.SampleData;

/// <param name="Code">As the policy's code list has it.</param>
/// <param name="Name">What a form says.</param>
public sealed record SampleGroup(string Code, string Name);

/// <summary>A strand as the invented returns write it: its categories, then the two answers of people who gave none.</summary>
/// <param name="DeclaredAtFirst">People per 1,000 who gave a category in the first month.</param>
/// <param name="DeclaredAtLast">The same in the last month; it rises evenly between.</param>
public sealed record SampleStrand(string Id, string Name, string Column, int DeclaredAtFirst, int DeclaredAtLast, SampleGroup[] Categories)
{
    public IReadOnlyList<SampleGroup> Groups { get; } =
        [.. Categories, new("prefer-not-to-say", "Prefer not to say"), new("unknown", "Unknown")];

    /// <summary>People per 1,000 who give a category in a month.</summary>
    public int Declared(int monthIndex)
        => DeclaredAtFirst + (DeclaredAtLast - DeclaredAtFirst) * monthIndex / (SampleCalendar.Months.Length - 1);
}

public static class SampleStrands
{
    public static SampleStrand Race { get; } = new("race", "Race", "ethnic_group", 920, 926,
    [
        new("white-british", "White: British"),
        new("white-irish", "White: Irish"),
        new("white-other", "White: Other White"),
        new("mixed-white-and-black-caribbean", "Mixed: White and Black Caribbean"),
        new("mixed-white-and-black-african", "Mixed: White and Black African"),
        new("mixed-white-and-asian", "Mixed: White and Asian"),
        new("mixed-other", "Mixed: Other Mixed"),
        new("asian-indian", "Asian or Asian British: Indian"),
        new("asian-pakistani", "Asian or Asian British: Pakistani"),
        new("asian-bangladeshi", "Asian or Asian British: Bangladeshi"),
        new("asian-other", "Asian or Asian British: Other Asian"),
        new("black-caribbean", "Black or Black British: Caribbean"),
        new("black-african", "Black or Black British: African"),
        new("black-other", "Black or Black British: Other Black"),
        new("chinese", "Chinese or other ethnic group: Chinese"),
        new("other-ethnic-group", "Chinese or other ethnic group: Other ethnic group"),
    ]);

    public static SampleStrand Disability { get; } = new("disability", "Disability", "disability", 884, 890,
        [new("disabled", "Disabled"), new("not-disabled", "Not disabled")]);

    public static SampleStrand Gender { get; } = new("gender", "Gender", "gender", 966, 970,
        [new("female", "Female"), new("male", "Male")]);

    public static SampleStrand Age { get; } = new("age", "Age", "age_band", 951, 955,
    [
        new("under-16", "Under 16"),
        new("16-24", "16 to 24"),
        new("25-34", "25 to 34"),
        new("35-44", "35 to 44"),
        new("45-54", "45 to 54"),
        new("55-64", "55 to 64"),
        new("65-74", "65 to 74"),
        new("75-plus", "75 and over"),
    ]);

    public static SampleStrand Religion { get; } = new("religion-or-belief", "Religion or belief", "religion_or_belief", 808, 814,
    [
        new("christian", "Christian"),
        new("buddhist", "Buddhist"),
        new("hindu", "Hindu"),
        new("jewish", "Jewish"),
        new("muslim", "Muslim"),
        new("sikh", "Sikh"),
        new("other-religion", "Any other religion"),
        new("no-religion", "No religion"),
    ]);

    public static SampleStrand Orientation { get; } = new("sexual-orientation", "Sexual orientation", "sexual_orientation", 640, 690,
    [
        new("heterosexual", "Heterosexual"),
        new("gay-or-lesbian", "Gay or lesbian"),
        new("bisexual", "Bisexual"),
        new("other-orientation", "Other"),
    ]);

    /// <summary>The six of 2006, in the order of their columns.</summary>
    public static SampleStrand[] Six { get; } = [Race, Disability, Gender, Age, Religion, Orientation];

    /// <summary>The five of 2003: religion or belief is not asked.</summary>
    public static SampleStrand[] Five { get; } = [Race, Disability, Gender, Age, Orientation];
}
