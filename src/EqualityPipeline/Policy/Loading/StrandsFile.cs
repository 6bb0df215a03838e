using System.Collections.Immutable;
using EqualityPipeline.Periods;

namespace EqualityPipeline.Policy.Loading;

/// <summary>Reads <c>strands.yaml</c>.</summary>
internal static class StrandsFile
{
    public static (ImmutableArray<Strand> Strands, ImmutableArray<StrandSet> Sets, ImmutableArray<ReservedGroup> Reserved) Read(
        PolicyMap file, PolicyReferences references)
    {
        var strands = file.Maps("strands", map => Strand(map, references));
        var sets = file.Maps("sets", map => Set(map, references));
        var reserved = file.Maps("reserved-groups", map => new ReservedGroup(
            references.Declare("reserved group", map.Id("code"), map), map.Text("name"), map.Word<ReservedGroupBasis>("counts-as"), map.OptionalTexts("also-known-as")));
        return (strands, sets, reserved);
    }

    private static Strand Strand(PolicyMap map, PolicyReferences references)
    {
        var id = references.Declare("strand", map.Id("id"), map);
        var lists = map.Maps("code-lists", dated =>
        {
            var list = dated.Id("list");
            references.Need("code list", list, dated, "list");
            return (Dated: new DatedCodeList(list, dated.Span(mustStart: false)), dated.Place);
        });
        for (var later = 1; later < lists.Length; later++)
        {
            for (var earlier = 0; earlier < later; earlier++)
            {
                if (lists[later].Dated.InForce.Overlaps(lists[earlier].Dated.InForce))
                    references.Problems.Error(lists[later].Place, $"The dates of \"{lists[later].Dated.List}\" overlap those of \"{lists[earlier].Dated.List}\": a strand has one list at a time.");
            }
        }

        return new Strand
        {
            Id = id,
            Name = map.Text("name"),
            Column = map.Text("column"),
            AlsoKnownAs = map.OptionalTexts("also-known-as"),
            CodeLists = [.. lists.Select(l => l.Dated)],
        };
    }

    private static StrandSet Set(PolicyMap map, PolicyReferences references)
    {
        var set = new StrandSet(references.Declare("strand set", map.Id("id"), map), map.Text("name"), map.Texts("strands"), map.Text("source"));
        foreach (var strand in set.Strands)
            references.Need("strand", strand, map, "strands");
        return set;
    }
}
