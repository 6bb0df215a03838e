using System.Collections.Immutable;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;

namespace EqualityPipeline.Web.Pages;

/// <summary>The upload page: what can be chosen, what was chosen, and what is still wrong with it.</summary>
public sealed record UploadModel
{
    /// <summary>Months back that the page offers; older ones are sent to their folder.</summary>
    public const int MonthsOffered = 36;

    public required PageFrame Frame { get; init; }

    public required ImmutableArray<UploadSenders> Senders { get; init; }

    public required ImmutableArray<PageLink> Months { get; init; }

    public required ImmutableArray<PageLink> ReturnTypes { get; init; }

    public required UploadChoice Choice { get; init; }

    /// <summary>Whether a key must be given; false for someone the platform has signed in.</summary>
    public required bool AsksForKey { get; init; }

    /// <summary>Where the key is to be found; null where only the person who runs the service knows.</summary>
    public required string? WhereTheKeyIs { get; init; }

    /// <summary>In the order of the fields.</summary>
    public required ImmutableArray<UploadFault> Faults { get; init; }

    public required string LargestInWords { get; init; }

    public UploadFault? FaultOf(string field) => Faults.FirstOrDefault(f => f.Field == field);

    /// <param name="current">The month now, in which most senders send the one before it.</param>
    public static UploadModel From(
        MonitoringPolicy policy, PageFrame frame, ReportingMonth current, UploadChoice choice, ImmutableArray<UploadFault> faults,
        bool asksForKey, string? whereTheKeyIs, string largestInWords)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return new UploadModel
        {
            Frame = frame, Choice = choice with { Period = choice.Period ?? current.Plus(-1).ToString() }, Faults = faults,
            AsksForKey = asksForKey, WhereTheKeyIs = whereTheKeyIs, LargestInWords = largestInWords,
            Senders =
            [
                .. policy.Organisations.Where(o => !o.IsPartnership).Select(o => new UploadSenders(o.Name,
                [
                    .. o.Directorates.Select(d => new PageLink($"{o.Id}/{d.Id}", $"{o.Name}: {d.Name}")),
                    new PageLink($"{o.Id}/{Organisation.Corporate}", $"{o.Name}: the whole organisation"),
                ])),
            ],
            Months = [.. Enumerable.Range(0, MonthsOffered).Select(back => current.Plus(-back)).Select(m => new PageLink(m.ToString(), m.InWords))],
            ReturnTypes = [.. policy.ReturnTypes.Select(t => new PageLink(t.Id, t.Name))],
        };
    }
}

/// <summary>The senders of one organisation; the address of each is its folder.</summary>
public sealed record UploadSenders(string Organisation, ImmutableArray<PageLink> Directorates);

/// <summary>What was chosen; null where nothing was.</summary>
/// <param name="Sender"><c>{organisation}/{directorate}</c>.</param>
public sealed record UploadChoice(string? Sender, string? Period, string? ReturnType);

/// <param name="Field">The id of the field that it is about.</param>
public sealed record UploadFault(string Field, string Message);
