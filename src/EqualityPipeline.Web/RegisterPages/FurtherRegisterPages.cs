using System.Collections.Immutable;
using System.Globalization;
using EqualityPipeline.Policy;
using EqualityPipeline.Publication;
using EqualityPipeline.Registers.BusinessPlans;
using EqualityPipeline.Registers.Commissioning;
using EqualityPipeline.Registers.Consulting;
using EqualityPipeline.Web.Pages;

namespace EqualityPipeline.Web.RegisterPages;

/// <summary>Business plans, contracts, role-holders and consultations, a page each.</summary>
public static class FurtherRegisterPages
{
    public static RegisterPageModel BusinessPlans(MonitoringPolicy policy, Organisation organisation, Release? release, PageFrame frame)
    {
        ArgumentNullException.ThrowIfNull(organisation);
        if (release?.Registers.BusinessPlans is not { } report)
            return RegisterPageParts.NotSent(frame, "Business plans", "business-plans");
        var words = new RegisterWords(policy, organisation, release);
        return new RegisterPageModel(
            frame, "Business plans", "Does each business plan carry its monitoring findings, targets, impact assessments and training?",
            [
                .. report.Years.SelectMany(year => new[]
                {
                    new PageSection($"audit-{year.FinancialYear}", string.Create(CultureInfo.InvariantCulture, $"Audit report {year.FinancialYear}/{(year.FinancialYear + 1) % 100:D2}")) { Sentences = year.Audit },
                    new PageSection($"plans-{year.FinancialYear}", string.Create(CultureInfo.InvariantCulture, $"Plans of {year.FinancialYear}/{(year.FinancialYear + 1) % 100:D2}"))
                    {
                        Table = new PageTable(
                            $"Scored out of {PlanPart.MostPoints}: two for each part that is carried, one for each that is carried in part",
                            ["Plan", "Directorate", .. PlanPart.Every.Select(p => p.Name), "Points", "Assessed", "By"],
                            [
                                .. year.Plans.Select(p => (ImmutableArray<PageCell>)
                                [
                                    new PageCell($"{p.Id} {p.Title}", p.Link), words.Directorate(p.Directorate), .. p.Parts.Select(part => (PageCell)words.Code("plan-carries", part.Carried)),
                                    p.Points.ToString(CultureInfo.InvariantCulture), RegisterWords.Day(p.Assessed), p.AssessorRole,
                                ]),
                            ], "No plan."),
                    },
                }),
            ],
            RegisterPageParts.Feeds(organisation, "BusinessPlans", frame.Edition));
    }

    public static RegisterPageModel Contracts(MonitoringPolicy policy, Organisation organisation, Release? release, PageFrame frame)
    {
        ArgumentNullException.ThrowIfNull(organisation);
        if (release?.Registers.Contracts is not { } report)
            return RegisterPageParts.NotSent(frame, "Contracts", "contracts");
        var words = new RegisterWords(policy, organisation, release);
        return new RegisterPageModel(
            frame, "Contracts", "Which returns and impact assessments each contractor owes, and whether they came.",
            [
                new PageSection("coverage", "Coverage by what is spent")
                {
                    Sentences = report.Coverage is { } c
                        ? [string.Create(CultureInfo.InvariantCulture, $"Of what the {c.Contracts} contracts in force cost, {c.Monitored}% is spent on contracts that ask for monitoring, {c.Returned}% on those whose returns all came, and {c.Assessed}% on those whose impact assessment is complete.")]
                        : ["No contract is in force."],
                },
                new PageSection("missing", "What is missing")
                {
                    Sentences =
                    [
                        .. report.Contracts.SelectMany(c => c.Returns.Where(r => !r.Missing.IsEmpty).Select(r => string.Create(
                            CultureInfo.InvariantCulture, $"{c.Id} {c.Title} ({words.Directorate(c.Directorate)}): \"{ActionLine.ReturnName(policy, r.ReturnType)}\" is missing for {r.Missing.Length} of {r.Expected} {(r.Expected == 1 ? "time" : "months")}.")))
                        .Concat(report.Contracts.Where(c => c.IsInForce && c.Assessment is AssessmentDuty.Overdue or AssessmentDuty.Unknown).Select(c =>
                            c.Assessment == AssessmentDuty.Unknown ? $"{c.Id} {c.Title}: its impact assessment {c.ImpactAssessment} is not in the register." : $"{c.Id} {c.Title}: its impact assessment was due on {RegisterWords.Day(c.AssessmentDue)}."))
                        .DefaultIfEmpty("Nothing is missing."),
                    ],
                },
                new PageSection("contracts", "Every contract")
                {
                    Table = new PageTable(
                        "In the order of directorate and number", ["Contract", "Directorate", "Service", "Delivered by", "Runs", "Asks for monitoring", "Returns owed", "Impact assessment", "Managed by"],
                        [
                            .. report.Contracts.Select(c => (ImmutableArray<PageCell>)
                            [
                                $"{c.Id} {c.Title}", words.Directorate(c.Directorate), words.Service(c.Directorate, c.Service), c.Supplier,
                                $"{RegisterWords.Day(c.Starts)} to {RegisterWords.Day(c.Ends)}{(c.IsInForce ? "" : " (not in force)")}", c.AsksForMonitoring ? "yes" : "no",
                                RegisterWords.Listed([.. c.Returns.Select(r => ActionLine.ReturnName(policy, r.ReturnType))]), Assessment(c), c.Manager,
                            ]),
                        ], "The register is empty."),
                },
                new PageSection("method", "How this was worked out")
                {
                    Sentences =
                    [
                        "What a contractor counts stands in the return of the directorate that buys: a return is there when the directorate's return of that type is accepted for the month. That the contractor's people are in it is for the directorate to see to.",
                        "Returns are looked for in the twelve months to the last that was due, as far as the contract ran. Shares are of what the contracts in force cost in a year; the sums are not public.",
                    ],
                },
            ],
            RegisterPageParts.Feeds(organisation, "Contracts", frame.Edition));
    }

    public static RegisterPageModel RoleHolders(MonitoringPolicy policy, Organisation organisation, Release? release, PageFrame frame)
    {
        ArgumentNullException.ThrowIfNull(organisation);
        if (release?.Registers.Roles is not { } report)
            return RegisterPageParts.NotSent(frame, "Role-holders", "role-holders");
        var words = new RegisterWords(policy, organisation, release);
        return new RegisterPageModel(
            frame, "Role-holders", "Which post holds which role in the equality work. Posts are named here, and never persons.",
            [
                new PageSection("gaps", "Gaps")
                {
                    Sentences =
                    [
                        report.WithoutLeader.IsEmpty ? "Every directorate has a Diversity Leader." : $"Without a Diversity Leader today: {string.Join(", ", report.WithoutLeader.Select(words.Directorate))}.",
                        .. report.Changed.Select(c => $"{words.Directorate(c.Directorate)} ended on {RegisterWords.Day(c.Ends)} and became {string.Join(", ", c.Becomes.Select(words.Directorate))}."),
                    ],
                },
                new PageSection("training", "Training")
                {
                    Sentences = [.. report.Training.Select(words.Figure).DefaultIfEmpty("No figure of training can be shown: too few posts, or it was not returned.")],
                },
                new PageSection("handovers", "Handovers")
                {
                    Table = new PageTable(
                        "Roles that ended, the latest first", ["Role", "Directorate", "Post", "Until", "Taken over by", "Handed over", "List"],
                        [
                            .. report.Handovers.Select(h => (ImmutableArray<PageCell>)
                            [
                                words.Code("role", h.Role), words.Directorate(h.Directorate), h.Post, RegisterWords.Day(h.Ends), h.HandsOverTo ?? "nobody is named",
                                h.HandedOver is { } day ? RegisterWords.Day(day) : h.IsOpen ? "open" : "to come", h.List is { } list ? new PageCell("the list", list) : "–",
                            ]),
                        ], "No role has ended."),
                },
                new PageSection("posts", "Who holds which role")
                {
                    Table = new PageTable(
                        "Today", ["Role", "Directorate", "Post", "Organisation", "Portfolio", "Since"],
                        [.. report.Posts.Select(p => (ImmutableArray<PageCell>)[words.Code("role", p.Role), words.Directorate(p.Directorate), p.Post, p.Organisation ?? "–", p.Portfolio ?? "–", RegisterWords.Day(p.Since)])],
                        "No post holds a role."),
                },
            ],
            [new PageLink($"/api/registers/{organisation.Id}", "All that the registers say, as data (JSON)")]);
    }

    public static RegisterPageModel Consultations(MonitoringPolicy policy, Organisation organisation, Release? release, PageFrame frame)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(organisation);
        if (release?.Registers.Consultations is not { } report)
            return RegisterPageParts.NotSent(frame, "Consultations", "consultation");
        var words = new RegisterWords(policy, organisation, release);
        var byKey = report.Consultations.ToDictionary(c => c.Key);
        return new RegisterPageModel(
            frame, "Consultations", "Who is asked when, who is asked twice, and whose voice is not heard.",
            [
                new PageSection("unheard", "Voices not heard")
                {
                    Sentences = [.. report.NotHeard.Select(u => words.Figure(u.Figure)).DefaultIfEmpty("No group's share of those who took part is clearly below its share of residents, as far as the figures can be shown.")],
                },
                new PageSection("overlaps", "Asked twice")
                {
                    Table = new PageTable(
                        "The same audience on the same days, and not together", ["One", "The other", "Audience", "Days they share"],
                        [.. report.Overlaps.Select(o => (ImmutableArray<PageCell>)[Named(byKey[o.First], policy), Named(byKey[o.Second], policy), words.Code("consultation-audience", o.Audience), $"{RegisterWords.Day(o.From)} to {RegisterWords.Day(o.To)}"])],
                        "Nobody is asked twice at the same time."),
                },
                new PageSection("calendar", "Calendar")
                {
                    Table = new PageTable(
                        string.Create(CultureInfo.InvariantCulture, $"Open or planned in the next {policy.Registers.CalendarMonths} months"), ["Consultation", "Opens", "Closes", "Audience", "How"],
                        [.. report.Calendar.Select(k => byKey[k]).Select(c => (ImmutableArray<PageCell>)[Named(c, policy), RegisterWords.Day(c.Starts), RegisterWords.Day(c.Ends), words.Code("consultation-audience", c.Audience), words.Codes("consultation-method", c.Methods)])],
                        "Nothing is open or planned."),
                },
                new PageSection("all", "Every consultation")
                {
                    Table = new PageTable(
                        "In the order of organisation, directorate and id", ["Consultation", "Audience", "Status", "Dates", "Together with", "Asked about strands", "Fed back", "What rests on it"],
                        [
                            .. report.Consultations.Select(c => (ImmutableArray<PageCell>)
                            [
                                new PageCell(Named(c, policy), c.Link), words.Code("consultation-audience", c.Audience), words.Code("consultation-status", c.Status),
                                $"{RegisterWords.Day(c.Starts)} to {RegisterWords.Day(c.Ends)}", RegisterWords.Listed(c.Partners), RegisterWords.Listed([.. c.Strands.Select(words.Strand)]),
                                c.FedBack is { } day ? RegisterWords.Day(day) : c.IsFeedbackMissing ? "not yet" : "–", RegisterWords.Listed(c.UsedBy),
                            ]),
                        ], "The register is empty."),
                },
                new PageSection("method", "How this was worked out")
                {
                    Sentences =
                    [
                        "A group is not heard where its share of those who took part in closed consultations is clearly below its share of residents, in the published figures. How many took part in one consultation is not told: it could be few.",
                        organisation.IsPartnership ? "Members of the partnership ask twice when two of them ask the same audience on the same days, in the same ward or one of them everywhere, and neither names the other as a partner."
                            : "Directorates ask twice when two of them ask the same audience on the same days, in the same ward or one of them everywhere.",
                    ],
                },
            ],
            RegisterPageParts.Feeds(organisation, "Consultations", frame.Edition));
    }

    private static string Assessment(Contract contract) => contract.Assessment switch
    {
        AssessmentDuty.Complete => $"{contract.ImpactAssessment}, complete",
        AssessmentDuty.Unknown => $"{contract.ImpactAssessment}, not in the register",
        AssessmentDuty.Overdue => $"{contract.ImpactAssessment ?? "none"}, was due on {RegisterWords.Day(contract.AssessmentDue)}",
        _ => $"{contract.ImpactAssessment ?? "none yet"}, due on {RegisterWords.Day(contract.AssessmentDue)}",
    };

    private static string Named(Consultation consultation, MonitoringPolicy policy)
        => $"{consultation.Key.Id} {consultation.Title} ({policy.FindOrganisation(consultation.Key.Organisation)?.Name ?? consultation.Key.Organisation}, {Directorate(consultation, policy)})";

    private static string Directorate(Consultation consultation, MonitoringPolicy policy)
        => policy.FindOrganisation(consultation.Key.Organisation) is { } organisation ? ActionLine.DirectorateName(organisation, consultation.Key.Directorate) : consultation.Key.Directorate;
}
