using EqualityPipeline.Policy;

namespace EqualityPipeline.Tests.Policy;

public class Places_above_wards
{
    private const string Organisations = "organisations.yaml";
    private const string Wards = "wards: [{ id: harbour, name: Harbour }]";

    [Theory]
    [InlineData("{ id: east, name: East, level: locality, parts: [harbor] }", "A part of an area must be a ward, or an area that stands before it; \"harbor\" is neither. Did you mean \"harbour\"? There are: harbour.")]
    [InlineData("{ id: harbour, name: East, level: locality, parts: [harbour] }", "An area must not have the id of a ward; \"harbour\" is one.")]
    [InlineData("{ id: all, name: East, level: locality, parts: [harbour] }", "The id of a place above wards must not be corporate, all, unspecified, which have meanings of their own; \"all\" was found.")]
    [InlineData("{ id: east, name: East, level: locality, parts: [] }", "\"parts\" must name at least one.")]
    [InlineData("{ id: east, name: East, level: locality, parts: [harbour] }, { id: west, name: West, level: locality, parts: [harbour] }", "A place must be part of one locality in one month; \"harbour\" is of \"east\" and \"west\".")]
    [InlineData("{ id: east, name: East, level: locality, parts: [harbour] }, { id: west, name: West, level: locality, parts: [east] }", "A part must be of a lower level than the area; \"east\" is a locality as \"west\" is a locality.")]
    [InlineData("{ id: east, name: East, level: locality, parts: [harbour], to: 2010-03 }, { id: town, name: Town, level: city, parts: [east], from: 2010-04 }", "A part must exist while the area does; \"east\" does not.")]
    [InlineData("{ id: east, name: East, level: locality, parts: [harbour] }, { id: east, name: East, level: locality, parts: [harbour], from: 2010-04 }", "An area may change its parts from one month on, but not have two sets of them in one month; \"east\" has.")]
    public void What_cannot_be_is_said(string areas, string message)
        => Assert.Contains(new PolicyProblem(Organisations, 11, message), PolicyPack.Load(Pack(areas)).Errors);

    [Fact]
    public void An_area_may_change_its_parts_and_a_ward_its_area()
    {
        var policy = Packs.Load(Pack(
            "{ id: east, name: East, level: locality, parts: [harbour], to: 2010-03 }, { id: west, name: West, level: locality, parts: [harbour], from: 2010-04 }, { id: town, name: Town, level: city, parts: [east, west] }"));

        Assert.Equal(["east", "west", "town"], policy.Organisations[0].Areas.Select(a => a.Id));
    }

    private static IReadOnlyList<PolicyFile> Pack(string areas) => Packs.With(Organisations, Wards, $"{Wards}\n    areas: [{areas}]");
}
