using System.Collections.Immutable;
using EqualityPipeline.Policy;
using EqualityPipeline.Publication;
using EqualityPipeline.Web.Pages;

namespace EqualityPipeline.Web.RegisterPages;

/// <summary>What the pages of registers share.</summary>
internal static class RegisterPageParts
{
    /// <summary>A register that nobody sent is not an empty one.</summary>
    public static RegisterPageModel NotSent(PageFrame frame, string heading, string returnType) => new(
        frame, heading, frame.Release is null ? "Nothing has been released yet." : $"Nobody has sent the register \"{returnType}\", so nothing is known: that is not the same as nothing to report.", [],
        [new PageLink($"/api/templates/{returnType}.csv", "The form of the register (CSV)")]);

    public static ImmutableArray<PageLink> Feeds(Organisation organisation, string set, Edition edition)
    {
        var asked = edition == Edition.Working ? "edition=working" : "";
        return
        [
            new PageLink($"/api/odata/{set}?$filter=Organisation%20eq%20%27{organisation.Id}%27{(asked.Length == 0 ? "" : "&" + asked)}", "The same as a table of data (OData, JSON)"),
            new PageLink($"/api/registers/{organisation.Id}{(asked.Length == 0 ? "" : "?" + asked)}", "All that the registers say, as data (JSON)"),
        ];
    }
}
