using System.Collections.Immutable;
using EqualityPipeline.Policy;
using EqualityPipeline.Returns;

namespace EqualityPipeline.Web.Pages;

/// <summary>What a return asks, of one sender and month where they are chosen.</summary>
/// <param name="Forms">The form of every layout, as a workbook and as text.</param>
/// <param name="Upload">The upload page with the same choice made.</param>
public sealed record GuideModel(
    PageFrame Frame, ReturnForm Form, string Layout, ImmutableArray<PageLink> Forms, ImmutableArray<PageLink> OtherLayouts, string Upload)
{
    public static GuideModel From(PageFrame frame, ReturnForm form)
    {
        ArgumentNullException.ThrowIfNull(form);
        var choice = UploadAddresses.Choice(form.Organisation?.Id, form.Directorate?.Id ?? (form.Organisation is null ? null : Organisation.Corporate), form.Month);
        var layouts = ReturnForm.LayoutsOf(form.Type);
        return new GuideModel(
            frame, form, Name(form.Layout),
            [
                .. layouts.SelectMany(layout => new[] { ("xlsx", "Excel workbook"), ("csv", "CSV") }.Select(file => new PageLink(
                    UploadAddresses.Form(form.Type.Id, file.Item1, choice, layout), $"Form with {Name(layout)} ({file.Item2})"))),
            ],
            [.. layouts.Where(l => l != form.Layout).Select(l => new PageLink(UploadAddresses.Guide(form.Type.Id, choice, l), $"What it asks with {Name(l)}"))],
            UploadAddresses.Upload(form.Type.Id, choice));
    }

    private static string Name(ReturnLayout layout) => layout switch
    {
        ReturnLayout.Event => "one row for each person or event",
        ReturnLayout.Tally => "one row for each count",
        _ => "one row for each record",
    };
}
