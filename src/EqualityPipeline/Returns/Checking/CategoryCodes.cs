using System.Collections.Immutable;
using EqualityPipeline.Policy;

namespace EqualityPipeline.Returns;

/// <summary>The codes that a category column takes; each has its number, and 0 stands for a cell that may be blank and is.</summary>
internal sealed class CategoryCodes
{
    private readonly Vocabulary codes = new();
    private readonly Vocabulary headings = new();
    private readonly ImmutableArray<ImmutableArray<string>> detailsOfHeading;
    private readonly ReturnColumn column;
    private readonly string listName;

    public CategoryCodes(ReturnColumn column, CodeList list)
    {
        this.column = column;
        listName = list.Name;
        Ids = [.. list.Details.Select(c => c.Id)];
        foreach (var (index, code) in list.Details.Index())
            codes.Add(index + 1, code.Name, [code.Id, .. code.AlsoKnownAs]);
        foreach (var (index, heading) in list.RollUps.Index())
            headings.Add(index, heading.Name, [heading.Id, .. heading.AlsoKnownAs]);
        detailsOfHeading = [.. list.RollUps.Select(h => list.Details.Where(d => d.RollUp == h.Id).Select(d => d.Name).ToImmutableArray())];
        NumbersOf = [.. list.Codes.Select(c => (c.Id, list.Details.Index().Where(d => c.IsRollUp ? d.Item.RollUp == c.Id : d.Item.Id == c.Id).Select(d => d.Index + 1).ToImmutableArray()))];
    }

    /// <summary>The code of number 1 is the first.</summary>
    public ImmutableArray<string> Ids { get; }

    private ImmutableArray<(string Id, ImmutableArray<int> Numbers)> NumbersOf { get; }

    /// <summary>The numbers of codes, those beneath a heading included.</summary>
    public IEnumerable<int> Numbers(IEnumerable<string> ids) => NumbersOf.Where(n => ids.Contains(n.Id)).SelectMany(n => n.Numbers).Distinct();

    public Reading Read(string text, At at)
    {
        if (text.Length == 0)
            return column.Required ? Reading.Wrong(Faults.Blank(at)) : Reading.Of(0);
        if (codes.Find(text) is { } number)
            return Reading.Of(number);
        return headings.Find(text) is { } heading
            ? Reading.Wrong(Faults.HeadingOfCodes(at, text, detailsOfHeading[heading]))
            : Reading.Wrong(Faults.NotInList(at, text, codes.Nearest(text, at), listName, codes.Names));
    }
}
