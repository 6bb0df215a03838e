using EqualityPipeline.Policy;
using EqualityPipeline.Tests.Returns;

namespace EqualityPipeline.Tests.Policy;

public class Registers_of_a_pack
{
    private const string Things = "returns/things.yaml";

    [Fact]
    public void Columns_and_rules_are_read_as_written()
    {
        var register = TestRegister.Layout;

        Assert.Equal(("thing", "thing"), (Assert.Single(register.Key), register.IdColumn));
        Assert.Null(TestRegister.Policy.FindReturnType("things")!.Event);
        Assert.Empty(TestRegister.Policy.FindReturnType("things")!.Measures);
        Assert.Equal((-5m, 1_000_000m, 2), (register.FindColumn("amount")!.Least!.Value, register.FindColumn("amount")!.Most!.Value, register.FindColumn("amount")!.Decimals));
        Assert.Equal(("race", "others"), (register.FindColumn("about_race")!.ForStrand, register.FindColumn("other")!.RefersTo));
        Assert.Equal(new ColumnCondition("colour", ["red"]).Codes, register.Rules[0].When[0].Codes);
        Assert.Equal((100m, 0.5m, "share"), (register.Rules[7].Total!.Is, register.Rules[7].Total!.GiveOrTake, register.Rules[7].Total!.Column));
        Assert.True(register.Rules[9].IsWarning);
    }

    /// <summary>Each change of the made-up register with what is said of it.</summary>
    [Theory]
    [InlineData("key: [thing]", "key: [thng]", "The register has no column \"thng\". Did you mean \"thing\"?")]
    [InlineData("key: [thing]", "key: [thing, colour]", "A column of the key must be required and take one value; \"colour\" is not so.")]
    [InlineData("type: id, required: true, also", "type: stage, required: true, also", "A column of the register layout must not be of the type stage; \"thing\" is.")]
    [InlineData("for-strand: race", "for-strand: rase", "There is no strand \"rase\". Did you mean \"race\"?")]
    [InlineData("refers-to: others", "refers-to: recruitment", "\"refers-to\" must name a register whose key has one column of the type id; \"recruitment\" is none.")]
    [InlineData("name: share, type", "name: return_share, type", "The name of a column of a register must not begin with \"return_\"; \"return_share\" does.")]
    [InlineData("{ name: strand, type: strand, required: false }", "{ name: strand, type: strand, required: false, several: true }", "A register with a column of type group must have one column of type strand that takes one value.")]
    [InlineData("{ name: framework, type: framework, required: false }", "{ name: framework, type: text, required: false }", "A register with a column of type criterion must have one column of type framework that takes one value.")]
    [InlineData("when: { colour: red }, needs: [amount]", "when: { colour: pink }, needs: [amount]", "The code list \"colours\" has no code \"pink\". There are: red, green, dark-blue.")]
    [InlineData("when: { colour: red }, needs: [amount]", "when: { colour: red }", "A rule must ask for something, with \"needs\"")]
    [InlineData("needs-one-of: [day, month]", "needs-one-of: [day, moth]", "The register has no column \"moth\". Did you mean \"month\"?")]
    [InlineData("in-order: [day, later_day]", "in-order: [day, title]", "\"in-order\" must name columns of the type date or month or number that take one value; \"title\" is none.")]
    [InlineData("in-order: [day, later_day]", "in-order: [day, amount]", "\"in-order\" must name numbers alone, or dates and months alone; both were found.")]
    [InlineData("not-after-period: [later_day]", "not-after-period: [amount]", "\"not-after-period\" must name columns of the type date or month that take one value; \"amount\" is none.")]
    [InlineData("total: { column: share,", "total: { column: title,", "\"column\" must name columns of the type number that take one value; \"title\" is none.")]
    [InlineData("is: 100, give", "is: lots, give", "\"is\" must be a number; \"lots\" was found.")]
    [InlineData("same: { columns: [service], over: [ward] }", "same: { columns: [service] }", "\"over\" is missing")]
    [InlineData("scope: directorate", "scope: directorate\nmeasures: [{ id: n, name: N, kind: flow, public: false }]", "A measure of a register must be of kind stock: its records say what is known now; \"n\" is not.")]
    [InlineData("scope: directorate", "scope: directorate\nmeasures: [{ id: n, name: N, kind: stock, public: false, filled: [titel] }]", "The register has no column \"titel\". Did you mean \"title\"?")]
    [InlineData("scope: directorate", "scope: directorate\nmeasures: [{ id: n, name: N, kind: stock, public: false, sum-of: title }]", "\"sum-of\" must name a number column; \"title\" was found.")]
    [InlineData("scope: directorate", "scope: directorate\nmeasures: [{ id: n, name: N, kind: stock, public: false, bucket-of: amount }]", "A measure of a register must have no \"bucket-of\".")]
    [InlineData("layouts:\n", "layouts:\n  tally: { service: false, place: false }\n", "A return of the register layout must have no other; it was found beside another.")]
    public void What_is_wrong_with_one_is_said_with_its_line(string found, string instead, string message)
    {
        var load = PolicyPack.Load(Packs.Change(TestRegister.Pack, Things, found, instead));

        Assert.Contains(load.Errors, e => e.File == Things && e.Line > 1 && e.Message.Contains(message, StringComparison.Ordinal));
    }

    /// <summary>A register counts nothing, so that declaring one makes no month be computed again.</summary>
    [Fact]
    public void One_more_of_them_touches_no_figure()
    {
        var without = Packs.Load(Packs.Smallest);
        var month = new EqualityPipeline.Periods.ReportingMonth(2010, 6);

        Assert.Equal(without.SliceFor(without.Organisations[0], month), TestRegister.Policy.SliceFor(TestRegister.Policy.Organisations[0], month));
    }

    [Theory]
    [InlineData("impact-assessments")]
    [InlineData("framework-evidence")]
    [InlineData("standard-levels")]
    [InlineData("action-plan")]
    [InlineData("business-plans")]
    [InlineData("consultation")]
    [InlineData("survey")]
    [InlineData("soft-evidence")]
    [InlineData("targets")]
    [InlineData("outcome-statistics")]
    [InlineData("contracts")]
    [InlineData("role-holders")]
    [InlineData("support")]
    public void Every_register_of_the_partnership_says_why_it_is_kept_and_what_to_write_in_each_column(string id)
    {
        var type = Packs.Policy.FindReturnType(id)!;

        Assert.NotNull(type.Register);
        Assert.EndsWith(".", type.Purpose, StringComparison.Ordinal);
        Assert.All(type.Register.Columns, c => Assert.True(c.Question is { Length: > 10 }, c.Name));
        Assert.NotEmpty(type.Register.Rules);
        Assert.NotEmpty(type.Register.Example);
        Assert.All(type.Register.Rules, r => Assert.True(r.Message.EndsWith('.') && r.Fix.EndsWith('.'), r.Message));
    }
}
