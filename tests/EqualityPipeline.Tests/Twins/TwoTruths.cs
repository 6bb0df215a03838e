using System.Collections.Immutable;
using System.Globalization;
using EqualityPipeline.Policy;
using EqualityPipeline.Tests.Sample;
using EqualityPipeline.Tests.SampleData;

namespace EqualityPipeline.Tests.Twins;

/// <summary>A part of the sample, received and published twice: as it is, and with people moved from hidden count to hidden count. With everything that is served of each.</summary>
/// <remarks>
/// What was corrected and what came last is counted only after the first release was signed off, so that both editions differ and there is something to correct.
/// </remarks>
internal sealed class TwoTruths
{
    /// <summary>Any other draws other moves.</summary>
    private const int Seed = 3;

    private static readonly DateTimeOffset Noon = new(2011, 4, 10, 12, 0, 0, TimeSpan.Zero);

    private TwoTruths() { }

    public ImmutableArray<Answer> One { get; private init; }

    public ImmutableArray<Answer> Other { get; private init; }

    /// <summary>By organisation, family and council year: how many counts are hidden, and how many that are not shown differ.</summary>
    public required ImmutableArray<(string Organisation, string Family, int Year, int Hidden, int Moved)> Tables { get; init; }

    public required int Moves { get; init; }

    /// <summary>Of pay and registers: by return and column, in how many lines something was moved.</summary>
    public required ImmutableSortedDictionary<string, int> MovedBesideCounts { get; init; }

    public required int OtherwiseHidden { get; init; }

    public required ImmutableArray<string> Betrayed { get; init; }

    /// <param name="isOfSample">By the path of a return.</param>
    /// <param name="draws">Of each return.</param>
    /// <param name="explained">Figures of each organisation and edition.</param>
    public static async Task<TwoTruths> PublishAsync(SharedAzurite azurite, Func<string, bool> isOfSample, int draws, int explained)
    {
        var arrivals = SampleFolder.Arrivals.Where(a => isOfSample(a.Key)).OrderBy(a => a.Value).ThenBy(a => a.Key, StringComparer.Ordinal).ToList();
        var truth = arrivals.ToDictionary(a => a.Key, a => File.ReadAllBytes(Path.Combine([SampleFolder.Returns, .. a.Key.Split('/')])));
        var organisations = SampleRelease.Policy.Organisations.Where(o => arrivals.Exists(a => IsOf(o, a.Key))).ToList();
        var twins = organisations.AsParallel().AsOrdered()
            .Select(o => (o.Id, Twin: Twin(o, truth, draws))).Select(o => (o.Id, o.Twin, Tables: o.Twin.Settle())).ToList();
        var moved = twins.SelectMany(t => t.Twin.Returns).ToDictionary(r => r.Path, r => r.Bytes);
        var at = arrivals.ToDictionary(a => a.Key, a => a.Value);

        async Task<ImmutableArray<Answer>> ServedAsync(IReadOnlyDictionary<string, byte[]> returns)
        {
            await using var running = await RunningTwin.StartAsync(azurite, Noon, (path, _, storedAt) => at.TryGetValue(path, out var arrived) ? arrived : storedAt, typeof(LeakingFeed));
            await running.ReceiveAsync(arrivals.Where(a => !IsLate(a.Key)).Select(a => (a.Key, returns.GetValueOrDefault(a.Key) ?? truth[a.Key])));
            await running.PublishAsync();
            await running.ApproveAsync();
            await running.WatchAsync();
            await running.ReceiveAsync(arrivals.Where(a => IsLate(a.Key)).Select(a => (a.Key, returns.GetValueOrDefault(a.Key) ?? truth[a.Key])));
            await running.PublishAsync();
            await running.WatchAsync();
            return [.. await EverythingServed.FetchAsync(running, organisations, explained), .. await running.SentAsync(), await running.AskAsync(LeakingFeed.Address)];
        }

        return new TwoTruths
        {
            One = await ServedAsync(truth),
            Other = await ServedAsync(moved),
            Tables = [.. twins.SelectMany(t => t.Tables.Select(f => (t.Id, f.Family, f.Year, f.Hidden, f.Moved)))],
            Moves = twins.Sum(t => t.Twin.Moves.Count),
            MovedBesideCounts = twins.SelectMany(t => t.Twin.MovedBesideCounts).GroupBy(m => m, StringComparer.Ordinal).ToImmutableSortedDictionary(m => m.Key, m => m.Count(), StringComparer.Ordinal),
            OtherwiseHidden = twins.Sum(t => t.Twin.OtherwiseHidden),
            Betrayed = [.. twins.SelectMany(t => t.Twin.Betrayed)],
        };
    }

    /// <summary>What was moved, in words.</summary>
    public string Account() => string.Join('\n', Tables.Where(t => t.Hidden > 0).Select(t => string.Create(CultureInfo.InvariantCulture, $"{t.Organisation} {t.Family} {t.Year}: {t.Hidden} hidden, {t.Moved} moved"))
        .Prepend(string.Create(CultureInfo.InvariantCulture, $"{Moves} moves, lines of them in pay and registers {string.Join(", ", MovedBesideCounts)}; of {OtherwiseHidden} more the gate would have hidden other counts; {One.Length} answers of {One.Sum(a => (long)a.Body.Length)} bytes")));

    private static TwinOrganisation Twin(Organisation organisation, Dictionary<string, byte[]> truth, int draws)
    {
        var held = SampleRelease.Returns.Where(r => truth.ContainsKey(r.Name.Path) && r.Name.Organisation == organisation.Id && r.IsAccepted)
            .GroupBy(r => r.Slot).Select(s => s.MaxBy(r => r.ArrivedAt)!).ToList();
        var twin = new TwinOrganisation(SampleRelease.Policy, organisation, held, path => truth[path], IsLate);
        twin.Draw(Seed, draws);
        return twin;
    }

    private static bool IsOf(Organisation organisation, string path) => path.StartsWith(organisation.Id + "/", StringComparison.Ordinal);

    private static bool IsLate(string path) => path.Contains("corrected", StringComparison.Ordinal) || path.Contains("/2011-03/", StringComparison.Ordinal);
}
