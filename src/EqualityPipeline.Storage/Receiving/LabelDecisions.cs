using System.Collections.Immutable;
using EqualityPipeline.Policy;

namespace EqualityPipeline.Storage.Receiving;

/// <param name="ReceivedAgain">Paths of the returns that waited and were received again.</param>
/// <param name="Gone">Paths of those whose file was deleted because its time had come: they must be sent again.</param>
/// <param name="Fault">Why nothing was decided; null where it was.</param>
public sealed record LabelDecision(ImmutableArray<string> ReceivedAgain, ImmutableArray<string> Gone, string? Fault);

/// <summary>Settles what a label stands for, and has the returns that waited for it received again.</summary>
/// <remarks>It may be killed between any two steps: the same decision again does what is left.</remarks>
public sealed class LabelDecisions(MonitoringPolicy policy, PipelineStorage storage, LabelBook book, Intake intake, TimeProvider clock)
{
    private const string Overtaken = "Another decision was written in the same moment. Look at it, and decide again if it is not yours.";

    /// <returns>Null where the organisation has no such label.</returns>
    public async Task<LabelDecision?> ApproveAsync(string organisation, string id, string code, string reason, string by, CancellationToken cancel)
    {
        if (await book.FindAsync(organisation, id, cancel) is not { } label)
            return null;
        if (Choices(label).All(c => c.Code != code))
            return Refusal($"\"{code}\" is no category of the list {label.CodeList} and no reserved group.");
        if (label.State is LabelState.Approved && label.Code != code)
            return Refusal($"It stands for {label.Code} already. Refuse it first: what was counted stays as it is until it is sent again.");
        if (label.State is not LabelState.Approved && !await book.DecideAsync(organisation, label, code, reason, by, clock.GetUtcNow(), cancel))
            return Refusal(Overtaken);

        var (again, gone) = (ImmutableArray.CreateBuilder<string>(), ImmutableArray.CreateBuilder<string>());
        foreach (var waiting in await book.WaitingAsync(organisation, id, cancel))
        {
            var blob = storage.Returns.GetBlobClient(waiting.Path);
            if (!await blob.ExistsAsync(cancel))
            {
                gone.Add(waiting.Path);
                continue;
            }
            await intake.ReceiveAsync(blob, cancel);
            again.Add(waiting.Path);
        }
        return new LabelDecision(again.ToImmutable(), gone.ToImmutable(), null);
    }

    /// <summary>The label is no category: it is asked about no more. Where it was approved before, files to come are rejected for it again.</summary>
    /// <returns>Null where the organisation has no such label.</returns>
    public async Task<LabelDecision?> RefuseAsync(string organisation, string id, string reason, string by, CancellationToken cancel)
    {
        if (await book.FindAsync(organisation, id, cancel) is not { } label)
            return null;
        return label.State is LabelState.Refused || await book.DecideAsync(organisation, label, null, reason, by, clock.GetUtcNow(), cancel)
            ? new LabelDecision([], [], null)
            : Refusal(Overtaken);
    }

    /// <summary>What a label may stand for: the categories of its list, then the reserved groups.</summary>
    public ImmutableArray<(string Code, string Name)> Choices(BookedLabel label) =>
    [
        .. policy.CodeLists.TryGetValue(label.CodeList, out var list) ? list.Details.Select(c => (c.Id, c.Name)) : [],
        .. policy.ReservedGroups.Select(g => (g.Code, g.Name)),
    ];

    private static LabelDecision Refusal(string why) => new([], [], why);
}
