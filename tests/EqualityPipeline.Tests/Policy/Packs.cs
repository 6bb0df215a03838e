using EqualityPipeline.Policy;

namespace EqualityPipeline.Tests.Policy;

/// <summary>The pack of this repository, and a pack as small as one can be.</summary>
internal static class Packs
{
    public static string RepositoryRoot { get; } = Repository.Root;

    public static IReadOnlyList<PolicyFile> Committed { get; } = ReadFolder(Path.Combine(RepositoryRoot, "policy"));

    private static readonly Lazy<MonitoringPolicy> Loaded = new(() => PolicyPack.Load(Committed).Policy!);

    public static MonitoringPolicy Policy => Loaded.Value;

    public static IReadOnlyList<PolicyFile> Smallest { get; } =
    [
        new("strands.yaml", """
            strands:
              - id: race
                name: Race
                column: ethnic_group
                also-known-as: [ethnicity]
                code-lists:
                  - { question: What is your ethnic group?, source: invented, list: ethnic-group, to: 2011-03 }
                  - { question: What is your ethnic group now?, source: invented, list: ethnic-group-2, from: 2011-04 }
              - id: gender
                name: Gender
                column: gender
                also-known-as: [sex]
                code-lists: [{ question: What is your sex?, source: invented, list: gender }]
            sets:
              - { id: two, name: Two strands, strands: [race, gender], source: invented }
              - { id: one, name: One strand, strands: [race], source: invented }
            reserved-groups:
              - { code: unknown, name: Unknown, counts-as: undeclared, also-known-as: [not stated] }
              - { code: blank, name: Left blank, counts-as: undeclared }
              - { code: not-collected, name: Not collected, counts-as: outside-total }

            """),
        new("code-lists/ethnic-group.csv", """
            # name: Ethnic group
            # source: invented
            code,name,roll_up,also_known_as
            white,White,*,
            white-british,White: British,white,
            chinese,Chinese,,
            other,Other,,any other

            """),
        new("code-lists/ethnic-group-2.csv", """
            # name: Ethnic group, second edition
            # source: invented
            code,name,roll_up,also_known_as
            white,White,,
            other,Other,,

            """),
        new("code-lists/gender.csv", """
            # name: Gender
            # source: invented
            code,name,roll_up,also_known_as
            female,Female,,f
            male,Male,,m

            """),
        new("returns/recruitment.yaml", """
            id: recruitment
            name: Recruitment
            purpose: Who applies and who is appointed.
            frequency: monthly
            scope: directorate
            from: 2009-04
            retention-days: 400
            measures:
              - { id: applied, name: Applied, kind: flow, public: false }
              - { id: appointed, name: Appointed, kind: flow, public: false }
            funnel: [applied, appointed]
            required-strands: [race]
            layouts:
              event:
                columns:
                  - { name: service, type: service, required: true }
                  - { name: stage, type: stage, required: true }
              tally: { service: true, place: false }

            """),
        new("returns/population.yaml", """
            id: population
            name: Population
            purpose: Who lives here.
            frequency: yearly
            scope: organisation
            from: 2009-04
            retention-days: 4000
            measures: [{ id: residents, name: Residents, kind: stock, public: true }]
            layouts:
              tally: { service: false, place: true }

            """),
        new("indicators/recruitment.yaml", """
            - id: REC-01
              name: Appointed from applied
              question: Is everybody equally likely to be appointed?
              level: outcome
              timing: lagging
              better: higher
              kind: proportion
              by: [directorate]
              count: { return: recruitment, measure: appointed }
              of: { return: recruitment, measure: applied }
              per: 1
              unit: share
              compare: { with: rest, direction: group-over-comparator }
              minimum-base: 20
              publish: month
              domain: Employment
              headline: true
              source: invented
              from: 2009-04
            - id: REC-02
              name: Applicants against residents
              question: Does everybody apply?
              level: outcome
              timing: lagging
              better: higher
              kind: ratio-of-shares
              count: { return: recruitment, measure: applied }
              of: { return: population, measure: residents, as-at: latest, max-age: 24, whole-organisation: true }
              per: 1
              unit: share
              compare: { with: population, direction: group-over-comparator }
              minimum-base: 20
              publish: month
              domain: Employment
              headline: false
              source: invented
              from: 2009-04

            """),
        new("frameworks/small.yaml", """
            id: small
            name: A small framework
            source: invented
            from: 2009-04
            levels:
              - { id: low, name: Low, rank: 1, subtitle: Begun }
              - { id: high, name: High, rank: 2, subtitle: Done }
            areas:
              - { id: work, name: Work }
            criteria:
              - { id: work-1, area: work, level: low, question: Sent?, owner: Director, rule: { kind: returns-accepted, return: recruitment, months: 12, at-least: 0.9 } }
              - { id: work-2, area: work, level: high, question: Fair?, owner: Director, rule: { kind: no-clear-gap, indicator: REC-01, strand: race, months: 12, at-most-months: 1 } }

            """),
        new("audiences.yaml", """
            audiences:
              - { id: public, name: The public, purpose: To see, edition: approved, depth: organisation, organisations: all, headline-cap: 3, length-cap: 400, meets: never, source: invented }

            """),
        new("alerts.yaml", """
            rules:
              - { id: drift, name: Drift, kind: outside-xmr-limits, minimum-points: 12, last-months: 3, owner: Officer, channels: [webhook] }

            """),
        new("notices.yaml", """
            sender: Officer
            period-keeper: Lead
            channels: [webhook]
            reminders: [{ id: owner, role: Officer, days: [-5, 1] }]

            """),
        new("publication.yaml", """
            smallest-published-count: 5
            show-zeros: true

            """),
        new("organisations.yaml", """
            organisations:
              - id: northmoor
                name: Northmoor City Council
                kind: city
                strand-sets:
                  - { set: one, from: 2005-04 }
                  - { set: two, from: 2009-04 }
                directorates:
                  - { id: housing, name: Housing, services: [{ id: lettings, name: Lettings, why: invented, monitored-from: 2009-04 }, { id: repairs, name: Repairs, why: invented, monitored-from: 2009-04 }] }
                wards: [{ id: harbour, name: Harbour }]
                expects:
                  - { return: recruitment, directorates: all, from: 2009-04, due-day: 5 }
                  - { return: population, directorates: [corporate], from: 2009-04, months: [4], due-day: 30 }
              - id: westvale
                name: Westvale County Council
                kind: county
                partnership: together
                strand-sets: [{ set: two, from: 2009-04 }]
                directorates:
                  - { id: libraries, name: Libraries, services: [{ id: museums, name: Museums, why: invented, monitored-from: 2009-04 }] }
                expects:
                  - { return: recruitment, directorates: [libraries], due-day: 5 }

            """),
    ];

    /// <summary>The smallest pack with one text replaced, which must be there exactly once.</summary>
    public static IReadOnlyList<PolicyFile> With(string path, string found, string instead) => Change(Smallest, path, found, instead);

    public static IReadOnlyList<PolicyFile> Change(IReadOnlyList<PolicyFile> pack, string path, string found, string instead)
    {
        var before = pack.Single(f => f.Path == path).Text;
        Assert.Equal(2, before.Split(found).Length);
        return [.. pack.Select(f => f.Path == path ? f with { Text = before.Replace(found, instead, StringComparison.Ordinal) } : f)];
    }

    public static IReadOnlyList<PolicyFile> WithFile(string path, string text) => [.. Smallest.Where(f => f.Path != path), new PolicyFile(path, text)];

    public static IReadOnlyList<PolicyFile> Without(string path) => [.. Smallest.Where(f => f.Path != path)];

    public static MonitoringPolicy Load(IReadOnlyList<PolicyFile> pack)
    {
        var load = PolicyPack.Load(pack);
        Assert.Empty(load.Errors);
        return load.Policy!;
    }

    private static List<PolicyFile> ReadFolder(string folder)
        => [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(file => new PolicyFile(Path.GetRelativePath(folder, file).Replace('\\', '/'), File.ReadAllText(file)))];
}
