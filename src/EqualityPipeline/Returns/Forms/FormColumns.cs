using System.Collections.Immutable;
using System.Globalization;
using EqualityPipeline.Indicators;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;

namespace EqualityPipeline.Returns;

/// <summary>Makes the columns of a form from the policy.</summary>
internal sealed class FormColumns(MonitoringPolicy policy, ReturnType type, ReportingMonth month, Organisation? organisation, Directorate? directorate)
{
    private const string AnyFromTheList = "Choose from the list.";

    private readonly ImmutableArray<Strand> strands = StrandsOf(policy, month, organisation);

    private readonly ImmutableArray<Service> services =
        directorate?.Services ?? [.. (organisation?.Directorates ?? []).SelectMany(d => d.Services)];

    private string ThisMonth => month.InWords;

    public ImmutableArray<FormColumn> Of(ReturnLayout layout) => layout switch
    {
        ReturnLayout.Event => [.. type.Event!.Columns.Select(c => Column(c, isEvent: true)), .. StrandColumns(type.Event.FurtherStrands)],
        ReturnLayout.Tally => [.. TallyColumns(type.Tally!)],
        ReturnLayout.Register => [.. type.Register!.Columns.Where(IsAsked).Select(c => Column(c, isEvent: false))],
        _ => throw new ArgumentOutOfRangeException(nameof(layout), layout, "A return has three layouts."),
    };

    /// <summary>A column about a strand is asked where the strand is in force.</summary>
    private bool IsAsked(ReturnColumn column) => column.ForStrand is null || strands.Any(s => s.Id == column.ForStrand);

    /// <summary>Without an organisation every strand that one of them has adopted: a strand that is not in force for the sender is only noted.</summary>
    private static ImmutableArray<Strand> StrandsOf(MonitoringPolicy policy, ReportingMonth month, Organisation? organisation)
    {
        if (organisation is not null)
            return policy.StrandsInForce(organisation, month);
        var adopted = policy.Organisations.SelectMany(o => policy.StrandsInForce(o, month)).Select(s => s.Id).ToHashSet(StringComparer.Ordinal);
        return [.. policy.Strands.Where(s => adopted.Contains(s.Id))];
    }

    private IEnumerable<FormColumn> StrandColumns(ImmutableArray<string> further)
    {
        foreach (var strand in policy.Strands.Where(s => strands.Contains(s) || further.Contains(s.Id)))
        {
            if (MonitoringPolicy.DatedListFor(strand, month) is not { } dated)
                continue;
            yield return new FormColumn
            {
                Name = strand.Column, Entry = FormEntry.Choice, Required = type.RequiredStrands.Contains(strand.Id), Strand = strand.Id,
                Question = dated.Question, QuestionSource = dated.QuestionSource, CodeList = dated.List, Choices = AnswersTo(strand),
                Hint = $"{strand.Name}: the person's own answer, from the list. An empty cell is an answer left blank.",
            };
        }
    }

    private IEnumerable<FormColumn> TallyColumns(TallyLayout tally)
    {
        if (tally.HasService)
            yield return Service(ReturnHeader.ServiceColumn, required: true);
        if (tally.HasPlace)
            yield return Ward(ReturnHeader.WardColumn, required: false);
        foreach (var attribute in tally.Attributes)
            yield return Column(attribute, isEvent: false);
        if (tally.HasStrands)
        {
            yield return new FormColumn
            {
                Name = ReturnHeader.StrandColumn, Entry = FormEntry.Choice, Required = true, Choices = [.. strands.Select(s => s.Name)],
                Hint = "The strand that the row counts by. Count the same people once in every strand.",
            };
            yield return new FormColumn
            {
                Name = ReturnHeader.GroupColumn, Entry = FormEntry.Choice, Required = true, DependsOn = ReturnHeader.StrandColumn,
                ChoicesBy = [.. strands.Select(s => new FormChoices(s.Name, [.. AnswersTo(s), GroupTree.Total]))],
                Hint = "The group, from the list of the row's strand. A row with the group \"all\" is a check total and is not added.",
            };
        }
        yield return new FormColumn
        {
            Name = ReturnHeader.MeasureColumn, Entry = FormEntry.Choice, Required = true, Choices = [.. type.Measures.Where(m => m.BucketOf is null).Select(m => m.Name)],
            Hint = "What is counted, from the list.",
        };
        var isWhole = type.Measures.All(m => m.Unit is MeasureUnit.People or MeasureUnit.Cases);
        yield return new FormColumn
        {
            Name = ReturnHeader.CountColumn, Entry = FormEntry.Number, Required = true, Least = 0, Decimals = isWhole ? 0 : 2,
            Hint = isWhole ? "How many, as a whole number in digits. Write 0 where there are none." : "How much, in digits. Write 0 where there is none.",
        };
    }

    private FormColumn Column(ReturnColumn column, bool isEvent) => column.Type switch
    {
        ColumnType.Service => Service(column.Name, column.Required) with { Question = column.Question, TakesSeveral = column.TakesSeveral },
        ColumnType.Place => Ward(column.Name, column.Required) with { Question = column.Question, TakesSeveral = column.TakesSeveral },
        ColumnType.Date when isEvent => Made(column, FormEntry.Date, $"A day of {ThisMonth}, for example {month}-09.") with { InMonth = true },
        ColumnType.Date => Made(column, FormEntry.Date, $"A day, for example {month}-09."),
        ColumnType.Month => Made(column, FormEntry.Month, $"A month, for example {month}."),
        ColumnType.Stage => Made(column, FormEntry.Choice, "The furthest stage that was reached, from the list.", [.. type.Funnel.Select(s => type.FindMeasure(s)!.Name)]),
        ColumnType.Category => Made(column, FormEntry.Choice, AnyFromTheList, [.. policy.CodeLists[column.CodeList!].Details.Select(c => c.Name)]) with { CodeList = column.CodeList },
        ColumnType.Number => Made(column, FormEntry.Number, NumberHint(column)) with { Least = column.Least, Most = column.Most, Decimals = column.Decimals },
        ColumnType.Text => Made(column, FormEntry.Text, string.Create(CultureInfo.InvariantCulture, $"Words, at most {column.Longest} characters, that name no person.")) with { Longest = column.Longest },
        ColumnType.Link => Made(column, FormEntry.Text, "An address that begins with https://."),
        ColumnType.Directorate => Made(column, FormEntry.Choice, "A directorate, from the list.", [.. (organisation?.Directorates ?? []).Select(d => d.Name)]),
        ColumnType.Strand => Made(column, FormEntry.Choice, "A strand, from the list, or \"all\".", [.. strands.Select(s => s.Name), GroupTree.Total]),
        ColumnType.Group => Group(column),
        ColumnType.Indicator => Made(column, FormEntry.Choice, "An indicator, from the list.", [.. policy.Indicators.Select(i => i.Id)]),
        ColumnType.ReturnType => Made(column, FormEntry.Choice, "A return, from the list.", [.. policy.ReturnTypes.Select(r => r.Id)]),
        ColumnType.Framework => Made(column, FormEntry.Choice, "A framework, from the list.", [.. policy.Frameworks.Select(f => f.Id)]),
        ColumnType.Criterion => Made(column, FormEntry.Choice, "A criterion of the row's framework, from the list.") with
        {
            DependsOn = type.Register?.Columns.FirstOrDefault(c => c.Type is ColumnType.Framework)?.Name,
            ChoicesBy = [.. policy.Frameworks.Select(f => new FormChoices(f.Id, [.. f.Criteria.Select(c => c.Id)]))],
        },
        ColumnType.Id => Made(column, FormEntry.Text, "A short name of letters, digits and hyphens, for example EX-2009-01."),
        ColumnType.Reference => Made(column, FormEntry.Text, $"The short name that a record has in the return \"{policy.FindReturnType(column.RefersTo!)?.Name ?? column.RefersTo}\"."),
        _ => throw new ArgumentOutOfRangeException(nameof(column), column.Type, "A column has a type of the policy."),
    };

    private FormColumn Group(ReturnColumn column) => Made(column, FormEntry.Choice, "A group of the row's strand, from the list, or \"all\".") with
    {
        DependsOn = type.Register?.Columns.FirstOrDefault(c => c.Type is ColumnType.Strand)?.Name,
        ChoicesBy =
        [
            .. strands.Select(s => new FormChoices(s.Name, [.. policy.CodeListFor(s, month)?.Codes.Select(c => c.Name) ?? [], GroupTree.Total])),
            new FormChoices(GroupTree.Total, [GroupTree.Total]),
        ],
    };

    private FormColumn Service(string name, bool required) => new()
    {
        Name = name, Entry = FormEntry.Choice, Required = required, Choices = [.. services.Select(s => s.Name).Distinct(StringComparer.Ordinal)],
        Hint = directorate is null ? "A service, by its name." : $"A service of {directorate.Name}, from the list.",
    };

    private FormColumn Ward(string name, bool required) => new()
    {
        Name = name, Entry = FormEntry.Choice, Required = required, Choices = [.. (organisation?.Wards ?? []).Select(w => w.Name)],
        Hint = required ? "A ward, from the list." : "A ward, from the list; leave the cell empty where it is not known.",
    };

    private static FormColumn Made(ReturnColumn column, FormEntry entry, string hint, ImmutableArray<string>? choices = null) => new()
    {
        Name = column.Name, Entry = entry, Required = column.Required, Question = column.Question, Choices = choices ?? [], TakesSeveral = column.TakesSeveral,
        Hint = column.TakesSeveral ? $"{hint} Several are divided by semicolons." : hint,
    };

    private static string NumberHint(ReturnColumn column)
    {
        var kind = column.Decimals == 0 ? "A whole number" : string.Create(CultureInfo.InvariantCulture, $"A number with at most {column.Decimals} decimals");
        return (column.Least, column.Most) switch
        {
            ({ } least, { } most) => string.Create(CultureInfo.InvariantCulture, $"{kind} from {least} to {most}, in digits."),
            ({ } least, null) => string.Create(CultureInfo.InvariantCulture, $"{kind} of at least {least}, in digits."),
            (null, { } most) => string.Create(CultureInfo.InvariantCulture, $"{kind} of at most {most}, in digits."),
            _ => $"{kind}, in digits.",
        };
    }

    /// <summary>The categories of the month's list, then the answers that are no category.</summary>
    private ImmutableArray<string> AnswersTo(Strand strand)
        => [.. policy.CodeListFor(strand, month)?.Details.Select(c => c.Name) ?? [], .. policy.ReservedGroups.Select(g => g.Name)];
}
