using System.Text;
using EqualityPipeline.Policy;
using EqualityPipeline.Publication;

namespace EqualityPipeline.Tests.Storage;

/// <summary>From an accepted register to the report that a release names and a reader gets, on a real store.</summary>
public sealed class Keeping_what_registers_say(SharedAzurite azurite)
{
    private const string Fire = FireReturns.Organisation;
    private const string Together = "northmoor-together";

    private const string Consultation = """
        exercise,title,audience,method,status,starts,ends,strand,group
        CON-1,How safe is your home,residents,survey,planned,2009-11-02,2009-11-30,all,all

        """;

    private const string Contracts = """
        contract,title,supplier,service,yearly_spend_pounds,starts,ends,equality_clause,returns_due,impact_assessment_due,manager
        C-1,Smoke alarms,Alarms Ltd,home-safety-visits,1000,2009-04-01,2012-03-31,yes,service-take-up,2010-03-31,Head of Safety

        """;

    [Fact]
    public async Task A_release_names_what_the_registers_say_and_a_reader_gets_it()
    {
        using var pipeline = await PipelineUnderTest.NewAsync(azurite);
        await pipeline.SendAsync($"{Fire}/community-safety/2009-09/contracts.csv", Encoding.UTF8.GetBytes(Contracts));

        var manifest = await pipeline.PublishAsync(Fire);

        Assert.NotNull(manifest!.Registers);
        var contract = (await ReadAsync(pipeline, Fire)).Registers.Contracts!.Contracts.Single();
        // The clock stands at 10 October 2009: of the contract six months are over, April to September, and no take-up came.
        Assert.Equal(("C-1", 6, 6), (contract.Id, contract.Returns[0].Expected, contract.Returns[0].Missing.Length));
    }

    [Fact]
    public async Task A_release_made_again_of_the_same_is_the_same_and_a_return_that_came_changes_what_is_missing()
    {
        using var pipeline = await PipelineUnderTest.NewAsync(azurite);
        await pipeline.SendAsync($"{Fire}/community-safety/2009-09/contracts.csv", Encoding.UTF8.GetBytes(Contracts));
        var first = await pipeline.PublishAsync(Fire);
        var again = await pipeline.PublishAsync(Fire);
        await pipeline.SendAsync(FireReturns.TakeUpPath, FireReturns.TakeUp);

        var later = await pipeline.PublishAsync(Fire);

        Assert.True(again is null || again.Registers == first!.Registers);
        Assert.NotEqual(first!.Registers, later!.Registers);
        Assert.DoesNotContain("2009-04", (await ReadAsync(pipeline, Fire)).Registers.Contracts!.Contracts.Single().Returns[0].Missing);
    }

    [Fact]
    public async Task A_partnership_sees_that_two_members_ask_at_the_same_time()
    {
        using var pipeline = await PipelineUnderTest.NewAsync(azurite);
        await pipeline.SendAsync($"{Fire}/community-safety/2009-09/consultation.csv", Encoding.UTF8.GetBytes(Consultation));
        await pipeline.SendAsync("northmoor-police/operations/2009-09/consultation.csv", Encoding.UTF8.GetBytes(Consultation));
        // Without a count that is shared there is no release of a partnership.
        await pipeline.SendAsync(FireReturns.TakeUpPath, FireReturns.TakeUp);
        await pipeline.PublishAsync(Fire);
        await pipeline.PublishAsync("northmoor-police");

        await pipeline.PublishAsync(Together);

        var overlap = Assert.Single((await ReadAsync(pipeline, Together)).Registers.Consultations!.Overlaps);
        Assert.Equal((Fire, "northmoor-police"), (overlap.First.Organisation, overlap.Second.Organisation));
    }

    [Fact]
    public async Task Without_a_register_a_release_names_no_report()
    {
        using var pipeline = await PipelineUnderTest.NewAsync(azurite);
        await pipeline.SendAsync(FireReturns.TakeUpPath, FireReturns.TakeUp);

        Assert.Null((await pipeline.PublishAsync(Fire))!.Registers);
    }

    private static async Task<Release> ReadAsync(PipelineUnderTest pipeline, string organisation)
        => (await pipeline.Releases.FindCurrentAsync(organisation, Edition.Working, TestContext.Current.CancellationToken))!;
}
