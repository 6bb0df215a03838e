using EqualityPipeline.Periods;
using EqualityPipeline.Policy;
using EqualityPipeline.Returns;
using Microsoft.AspNetCore.Http;

namespace EqualityPipeline.Functions.Wiring;

/// <summary>The form that the parameters of an address choose: <c>organisation</c>, <c>directorate</c>, <c>period</c> and <c>layout</c>, none of them needed.</summary>
/// <param name="Fault">Why there is no form; null where there is one.</param>
internal sealed record FormChoice(ReturnForm? Form, string? Fault)
{
    /// <param name="current">The month now: without <c>period</c> the form is of the month before it.</param>
    public static FormChoice Read(IQueryCollection query, MonitoringPolicy policy, ReturnType type, ReportingMonth current)
    {
        string? Given(string key) => query[key].ToString() is { Length: > 0 } text ? text : null;

        var month = current.Plus(-1);
        if (Given("period") is { } period && !ReportingMonth.TryParse(period, out month))
            return Wrong("A period is a month, written as yyyy-MM.");
        if (Given("period") is null && !type.InForce.Covers(month))
            month = type.InForce.From ?? month;
        if (!type.InForce.Covers(month))
            return Wrong($"{type.Name} is not collected for {month.InWords}.");

        Organisation? organisation = null;
        if (Given("organisation") is { } organisationId && (organisation = policy.FindOrganisation(organisationId)) is null)
            return Wrong("There is no organisation of that id.");
        Directorate? directorate = null;
        if (Given("directorate") is { } directorateId && directorateId != Organisation.Corporate
            && (directorate = organisation?.FindDirectorate(directorateId)) is null)
            return Wrong("The organisation has no directorate of that id; a directorate is given beside its organisation.");

        var layouts = ReturnForm.LayoutsOf(type.AsOf(month));
        if (Given("layout") is not { } layoutId)
            return new FormChoice(ReturnForm.For(policy, type, month, layouts[0], organisation, directorate), null);
        return FormWords.LayoutOf(layoutId) is { } layout && layouts.Contains(layout)
            ? new FormChoice(ReturnForm.For(policy, type, month, layout, organisation, directorate), null)
            : Wrong($"{type.Name} is taken in these layouts: {string.Join(", ", layouts.Select(FormWords.IdOf))}.");
    }

    /// <summary>A name that an upload of the filled-in form may keep.</summary>
    public static string FileName(ReturnForm form, string ending)
    {
        var sender = form.Directorate?.Id ?? (form.Organisation is null ? null : Organisation.Corporate);
        return $"{string.Join('-', new[] { form.Type.Id, form.Organisation?.Id, sender, form.Month.ToString() }.Where(part => part is not null))}{ending}";
    }

    private static FormChoice Wrong(string why) => new(null, why);
}
