using System.Collections.Immutable;
using EqualityPipeline.Indicators;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;
using EqualityPipeline.Publication;
using EqualityPipeline.Returns;
using EqualityPipeline.SampleData;
using EqualityPipeline.Tests.Publication;
using EqualityPipeline.Tests.Sample;

namespace EqualityPipeline.Tests.Partnerships;

/// <summary>A reader who has the releases of the whole partnership and of every member of a quarter of the sample, down to services and wards, and a linear programme.</summary>
public class Attacking_a_partnership(ITestOutputHelper output)
{
    private const int LargestWholeBlock = 500;
    private const int SampledOfLarger = 60;

    /// <summary>A quarter: all kinds of sums are in it.</summary>
    private static readonly ReportingMonth LastMonth = new(2009, 6);

    private static readonly Organisation Partnership = SampleRelease.Organisation("northmoor-together");

    private static readonly Lazy<ImmutableArray<SubmissionCells>> Submissions = new(() =>
    [
        .. SampleReturns.All()
            .Select(file => (File: file, SubmissionNames.Read(file.Path, SampleRelease.Policy, ReportingMonth.Of(SampleRelease.AsOf)).Name))
            .Where(r => r.Name is { } name && name.Period <= LastMonth)
            .Select(r => (Name: r.Name!, r.File.ArrivedAt, Checked: ReturnCheck.Check(new MemoryStream(r.File.Bytes), r.Name!, SampleRelease.Policy)))
            .Where(r => r.Checked.Status is ReceiptStatus.Accepted or ReceiptStatus.AcceptedWithWarnings)
            .GroupBy(r => (r.Name.Organisation, r.Name.Directorate, r.Name.Period, r.Name.ReturnType))
            .Select(slot => slot.MaxBy(r => r.ArrivedAt))
            .Select(r => new SubmissionCells(r.Name.Path, r.Name.Directorate, r.Name.Period, r.Name.ReturnType, r.Checked.Cells)
            {
                Records = r.Checked.Records, Member = r.Name.Organisation,
            }),
    ]);

    private static readonly Lazy<ImmutableArray<(YearFigures Computed, PublishedYear Published)>> OfMembers = new(() =>
    [
        .. Partnership.Members.SelectMany(member => WholePublication.Of(
            SampleRelease.Policy, SampleRelease.Organisation(member),
            [.. Submissions.Value.Where(s => s.Member == member).Select(s => s with { Member = null })])),
    ]);

    private static readonly Lazy<ImmutableArray<(YearFigures Computed, PublishedYear Published)>> Published = new(() =>
        [.. WholePublication.OfPartnership(SampleRelease.Policy, Partnership, Submissions.Value, AuditOf)]);

    [Fact]
    public void No_small_count_of_a_partner_or_of_all_is_narrowed_below_three_people()
    {
        var (attacked, narrow) = (0, new List<string>());
        foreach (var (computed, published) in Published.Value)
        {
            var joint = Joint(computed, published);
            foreach (var count in joint.ToAttack())
            {
                attacked++;
                var range = joint.Attacker.Range(count);
                if (range < CountSuppression.NarrowestRange - 1e-6 && joint.Before.Range(count) >= CountSuppression.NarrowestRange - 1e-6)
                    narrow.Add($"{computed.Family.Id} {computed.FinancialYear}: {joint.NameOf(count)} has a range of {range}");
            }
        }

        output.WriteLine($"{attacked} small counts attacked.");
        Assert.True(attacked > 100);
        Assert.Empty(narrow);
    }

    [Fact]
    public void Nine_in_ten_of_the_partnerships_totals_are_readable()
    {
        var totals = Published.Value.SelectMany(y => y.Published.Figures)
            .Where(f => f.Group == GroupTree.Total && f.PeriodType == "month" && f.Marker?.StartsWith('x') != true && f.Marker?.StartsWith('z') != true).ToList();

        output.WriteLine($"{totals.Count(f => f.Marker?.StartsWith('c') == true)} of {totals.Count} hidden");
        Assert.True(totals.Count(f => f.Marker?.StartsWith('c') == true) * 10 <= totals.Count);
    }

    [Fact]
    public void A_row_that_shows_a_number_rests_on_no_hidden_count()
    {
        foreach (var (computed, published) in Published.Value)
        {
            var hidden = published.Audit.Counts.Where(c => c.IsHidden).Select(c => (c.Period, c.Key)).ToHashSet();
            var shown = published.Figures.Where(f => f.Numerator is not null).Select(f => f.Id).ToHashSet(StringComparer.Ordinal);
            var figures = computed.Periods.SelectMany(p => p.Figures).Where(f => shown.Contains(IdOf(f)));
            Assert.DoesNotContain(figures, f => f.RestsOn.Any(key => hidden.Contains((f.Period.Id, key.Text))));
        }
    }

    private static string IdOf(Figure figure) => string.Join('|', Partnership.Id, Unit.All, Unit.All, Unit.All, figure.Period.Id, figure.Indicator.Id, figure.Strand, figure.Group);

    private static (YearFigures Computed, PublishedYear Published)? Of(string member, string family, int year)
        => OfMembers.Value.Where(y => y.Computed.Organisation.Id == member && y.Computed.Family.Id == family && y.Computed.FinancialYear == year)
            .Select(y => ((YearFigures, PublishedYear)?)y).FirstOrDefault();

    private static DisclosureAudit AuditOf(string member, FamilyYear year) => Of(member, year.Family.Id, year.FinancialYear)?.Published.Audit ?? DisclosureAudit.None;

    private static JointTable Joint(YearFigures computed, PublishedYear published)
    {
        var joint = new JointTable();
        foreach (var member in Partnership.Members)
        {
            if (Of(member, computed.Family.Id, computed.FinancialYear) is { } year)
                joint.Add(year.Computed, year.Published.Audit, key => (member, key));
        }

        joint.AddPartnership(computed, published.Audit, key => key.Unit.Level == UnitLevel.Directorate
            ? (key.Unit.Directorate, key with { Unit = Unit.Organisation })
            : (Partnership.Id, key));
        return joint;
    }

    /// <summary>The sums of all releases over one set of counts: a count of a member is the same one in its own release and within the total.</summary>
    private sealed class JointTable
    {
        private readonly Dictionary<(string Organisation, string Period, string Key), int> numbers = [];
        private readonly List<double> people = [];
        private readonly List<bool> isUnknown = [];
        private readonly List<string> names = [];
        private readonly List<(int Count, int Sign)[]> sums = [];
        private int sumsOfMembers;
        private LinearAttacker? attacker;

        public LinearAttacker Attacker => attacker ??= new LinearAttacker([.. people], [.. isUnknown], sums);

        /// <summary>The same reader without the release of the partnership.</summary>
        public LinearAttacker Before { get; private set; } = null!;

        public string NameOf(int count) => names[count];

        public void Add(YearFigures year, DisclosureAudit audit, Func<CountKey, (string, CountKey)> nameOf) => Add(new PublicationTable(year), audit, nameOf, isPooled: false);

        public void AddPartnership(YearFigures year, DisclosureAudit audit, Func<CountKey, (string, CountKey)> nameOf)
        {
            Add(new PublicationTable(year, new MemberCounts([])), audit, nameOf, isPooled: true);
            // What is only in the joint table was not there to attack before.
            Before = new LinearAttacker([.. people], [.. isUnknown], [.. sums.Take(sumsOfMembers)]);
        }

        private void Add(PublicationTable table, DisclosureAudit audit, Func<CountKey, (string, CountKey)> nameOf, bool isPooled)
        {
            var fates = audit.Counts.ToDictionary(c => (c.Period, c.Key), c => c.Fate);
            var mapped = new int?[table.Sums.Counts.Count];
            foreach (var (period, key, number) in table.Names)
            {
                var (organisation, named) = nameOf(key);
                if (numbers.TryGetValue((organisation, period.Id, named.Text), out var known))
                    mapped[number] ??= known;
            }

            foreach (var (period, key, number) in table.Names)
            {
                var (organisation, named) = nameOf(key);
                var isOwn = !isPooled || key.Unit == Unit.Organisation;
                mapped[number] ??= New(table, number, $"{organisation} {period.Id} {named.Text}", !isOwn || fates[(period.Id, key.Text)] != CountFate.Shown);
                numbers.TryAdd((organisation, period.Id, named.Text), mapped[number]!.Value);
            }

            foreach (var sum in table.Sums.Sums)
            {
                int Number(int count) => mapped[count] ??= New(table, count, "in no table", true);
                sums.Add([(Number(sum.Whole), 1), .. sum.Parts.Select(p => (Number(p), -1))]);
            }

            if (!isPooled)
                sumsOfMembers = sums.Count;
        }

        private int New(PublicationTable table, int number, string name, bool unknown)
        {
            people.Add((double)table.Sums.Counts[number].People);
            isUnknown.Add(unknown);
            names.Add(name);
            return people.Count - 1;
        }

        /// <summary>Small counts that are under a name; of blocks larger than can be tried whole a seeded sample.</summary>
        public List<int> ToAttack()
        {
            var small = Enumerable.Range(0, people.Count)
                .Where(c => isUnknown[c] && people[c] is > 0 and < 5 && names[c].Contains("|all|all|all|", StringComparison.Ordinal)).ToList();
            var random = new Random(1);
            return
            [
                .. small.GroupBy(c => Attacker.BlockSize(c) <= LargestWholeBlock)
                    .SelectMany(g => g.Key ? g : g.OrderBy(_ => random.Next()).Take(SampledOfLarger)),
            ];
        }
    }
}
