using EqualityPipeline.Policy;

namespace EqualityPipeline.Tests.Policy;

/// <summary>What of a return adds up by the conditions of its measures alone; read by hand from the policy.</summary>
public class Kinds_of_a_measure
{
    [Fact]
    public void Requests_met_are_for_translation_or_for_interpretation_and_there_is_no_third_kind()
        => Assert.Equal(["requests-met = translations-met + interpretations-met"], Kinds("service-experience"));

    [Fact]
    public void Members_and_officers_are_all_who_hold_a_role_and_those_of_them_who_are_trained_are_some()
        => Assert.Equal(
            ["holders = members + officers", "holders > members-trained + officers-trained", "holders-trained = members-trained + officers-trained"], Kinds("role-holders"));

    [Fact]
    public void Conditions_on_different_columns_exclude_nobody()
    {
        // A member of staff may be paid a bonus and full pay.
        Assert.Empty(Kinds("workforce"));
        // Without a condition nothing is known to be within it.
        Assert.Empty(Kinds("employment-experience"));
    }

    private static string[] Kinds(string returnType) =>
    [
        .. KindsOfMeasure.Of(Packs.Policy.FindReturnType(returnType)!.Measures)
            .Select(k => $"{k.Whole.Id} {(k.AreAll ? '=' : '>')} {string.Join(" + ", k.Kinds.Select(m => m.Id))}").Order(StringComparer.Ordinal),
    ];
}
