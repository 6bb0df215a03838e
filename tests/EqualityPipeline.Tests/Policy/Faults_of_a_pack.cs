using EqualityPipeline.Policy;

namespace EqualityPipeline.Tests.Policy;

/// <summary>Each row changes one text of the smallest pack and says where the fault must be told, and how.</summary>
public class Faults_of_a_pack
{
    private const string Strands = "strands.yaml";
    private const string Groups = "code-lists/ethnic-group.csv";
    private const string Recruitment = "returns/recruitment.yaml";
    private const string Population = "returns/population.yaml";
    private const string Indicators = "indicators/recruitment.yaml";
    private const string Framework = "frameworks/small.yaml";
    private const string Organisations = "organisations.yaml";
    private const string Audiences = "audiences.yaml";
    private const string Alerts = "alerts.yaml";
    private const string Publication = "publication.yaml";

    public static TheoryData<string, string, string, int, string> Changes { get; } = new()
    {
        // Keys and types
        { Strands, "column: gender", "colum: gender", 11, "\"colum\" is not a key of a strand. Did you mean \"column\"? Its keys are: id, name, column, also-known-as, code-lists." },
        { Strands, "    name: Gender\n", "", 9, "\"name\" is missing: a strand must have it." },
        { Strands, "also-known-as: [sex]", "also-known-as: sex", 12, "\"also-known-as\" must be a list; \"sex\" was found." },
        { Strands, "also-known-as: [sex]", "also-known-as: [sex, sex]", 12, "\"also-known-as\" must name each once; \"sex\" was found again." },
        { Strands, "name: Gender", "name: [Gender]", 10, "\"name\" must be a single text; a list was found." },
        { Strands, "name: Gender", "name: ", 10, "\"name\" must not be empty." },
        { Indicators, "unit: share\n  compare: { with: rest", "unit: share\n  compare: { with: rst", 13, "\"with\" must be one of rest, largest, population, best, none; \"rst\" was found. Did you mean \"rest\"?" },
        { Indicators, "better: higher\n  kind: proportion", "better: more\n  kind: proportion", 6, "\"better\" must be one of higher, lower, no-judgement; \"more\" was found." },
        { Indicators, "compare: { with: rest, direction: group-over-comparator }", "compare: rest", 13, "\"compare\" of an indicator must be a set of keys; \"rest\" was found." },
        { Indicators, "headline: true", "headline: yes", 17, "\"headline\" must be true or false; \"yes\" was found." },
        { Recruitment, "retention-days: 400", "retention-days: long", 7, "\"retention-days\" must be a whole number of at least 1; \"long\" was found." },
        { Recruitment, "from: 2009-04", "from: April 2009", 6, "\"from\" must be a month written as yyyy-MM; \"April 2009\" was found." },
        { Recruitment, "from: 2009-04", "from: 2009-04\nto: 2009-03", 7, "\"to\" must not be before \"from\"; 2009-03 comes before 2009-04." },

        // YAML itself
        { Alerts, "owner: Officer", "owner: [Officer", 2, "This line must be YAML: " },
        { Alerts, "  - { id: drift", "\t- { id: drift", 2, "YAML must be indented with spaces; a tab was found." },
        { Publication, "show-zeros: true", "show-zeros: true\nshow-zeros: true", 3, "This line must be YAML: the key \"show-zeros\" is given twice." },

        // Ids
        { Strands, "  - id: gender", "  - id: Gender", 9, "The id of a strand must be lower-case letters, digits and hyphens, at most 40 characters; \"Gender\" was found." },
        { Strands, "  - id: gender", "  - id: race", 9, "The strand \"race\" is already defined at strands.yaml:2; an id must be used once." },
        { Recruitment, "id: recruitment", "id: population", 1, "The return \"population\" is already defined at returns/population.yaml:1; an id must be used once." },
        { Indicators, "- id: REC-02", "- id: REC-01", 20, "The indicator \"REC-01\" is already defined at indicators/recruitment.yaml:1; an id must be used once." },
        { Organisations, "- id: westvale", "- id: northmoor", 14, "The organisation \"northmoor\" is already defined at organisations.yaml:2; an id must be used once." },
        { Organisations, "- id: westvale", "- id: api", 14, "The id of an organisation must not be one the service uses itself (api, admin, runtime, assets, upload, corporate, all, unspecified, _unfiled, _feed); \"api\" was found." },
        { Organisations, "{ id: housing,", "{ id: corporate,", 9, "The id of a directorate must not be corporate, all, unspecified, which have meanings of their own; \"corporate\" was found." },

        { Organisations, "name: Lettings, why: invented, monitored-from: 2009-04", "name: Lettings, monitored-from: 2009-04", 9, "\"why\" is missing: a service must have it." },
        { Organisations, "name: Lettings, why: invented, monitored-from: 2009-04", "name: Lettings, why: invented, monitored-from: soon", 9, "\"monitored-from\" must be a month written as yyyy-MM; \"soon\" was found." },

        // Strands, sets and lists
        { Strands, "list: gender }", "list: gendr }", 13, "There is no code list \"gendr\". Did you mean \"gender\"? There are: ethnic-group-2, ethnic-group, gender." },
        { Strands, "question: What is your sex?, ", "", 13, "\"question\" is missing: a dated code list must have it." },
        { Strands, "strands: [race, gender]", "strands: [race, religion]", 15, "There is no strand \"religion\". There are: race, gender." },
        { Strands, "to: 2011-03", "to: 2011-04", 8, "Code lists must follow one another without overlap; ethnic-group-2 (from 2011-04, without an end) does not start after ethnic-group (from the start, to 2011-04) ends." },
        { Strands, "also-known-as: [sex]", "also-known-as: [Ethnic-Group]", 12, "\"Ethnic-Group\" of the strand gender already stands for the strand race (strands.yaml:4); a word must stand for one thing." },
        { Strands, "  - { code: blank, name: Left blank, counts-as: undeclared }\n", "", 18, "The reserved group \"blank\" must be defined; it is missing." },
        { Groups, "white-british,White: British,white,", "white-british,White: British,whte,", 5, "The roll-up of a category must be a heading of the list; \"whte\" is none. Did you mean \"white\"? There are: white." },
        { Groups, "other,Other,,any other", "other,Other,,chinese", 7, "\"chinese\" of other already stands for chinese (code-lists/ethnic-group.csv:6); a word must stand for one thing." },
        { Groups, "other,Other,,any other", "other,Other,,Not stated", 7, "\"Not stated\" of other already stands for the reserved group unknown (strands.yaml:18); a word must stand for one thing." },
        { Groups, "other,Other,,any other", "white,Other,,", 7, "The code \"white\" is already defined at code-lists/ethnic-group.csv:4; an id must be used once." },
        { Groups, "other,Other,,any other", "other,Other,", 7, "A row must have 4 fields (code,name,roll_up,also_known_as); 3 were found." },
        { Groups, "other,Other,,any other", "other,\"Other,,", 7, "A quotation mark must open and close a whole field of the line; one that does not was found." },
        { Groups, "also_known_as", "aliases", 3, "The header must be code,name,roll_up,also_known_as; \"code,name,roll_up,aliases\" was found." },
        { Groups, "# source: invented\n", "", 1, "A code list must begin with a line \"# source: …\"; it is missing." },
        { Organisations, "set: one, from: 2005-04", "set: three, from: 2005-04", 6, "There is no strand set \"three\". There are: two, one." },
        { Organisations, "set: one, from: 2005-04", "set: one, from: 2009-05", 7, "Strand sets must be listed oldest first, each from a later month; two (from 2009-04) comes after one (from 2009-05)." },

        // Returns
        { Recruitment, "required-strands: [race]", "required-strands: [rase]", 12, "There is no strand \"rase\". Did you mean \"race\"? There are: race, gender." },
        { Recruitment, "funnel: [applied, appointed]", "funnel: [applied, hired]", 11, "The return \"recruitment\" has no measure \"hired\". There are: applied, appointed." },
        { Recruitment, "funnel: [applied, appointed]", "funnel: []", 17, "A return with a column of type stage must have a \"funnel\" of measures; \"stage\" has none to go by." },
        { Recruitment, "      - { name: stage, type: stage, required: true }\n", "", 15, "An event layout must say which measure a row counts (\"counts\") or have a column of type stage; neither was found." },
        { Recruitment, "name: stage, type: stage", "name: Ethnicity, type: stage", 17, "\"Ethnicity\" of the column Ethnicity already stands for the strand race (strands.yaml:5); a word must stand for one thing." },
        { Population, "  tally: { service: false, place: true }", "  {}", 10, "A return must have at least one layout, event, tally or register; none was found." },

        // Indicators
        { Indicators, "of: { return: recruitment, measure: applied }", "of: { return: recruitmnt, measure: applied }", 10, "There is no return \"recruitmnt\". Did you mean \"recruitment\"? There are: population, recruitment." },
        { Indicators, "count: { return: recruitment, measure: appointed }", "count: { return: recruitment, measure: hired }", 9, "The return \"recruitment\" has no measure \"hired\". There are: applied, appointed." },
        { Indicators, "with: rest", "with: { group: wite }", 13, "The group compared with must be a code of some code list; \"wite\" is none. Did you mean \"white\"?" },
        { Indicators, "per: 1\n  unit: share\n  compare: { with: rest", "per: 0\n  unit: share\n  compare: { with: rest", 11, "\"per\" must be a whole number of at least 1; \"0\" was found." },
        { Indicators, "of: { return: population, measure: residents, as-at: latest, max-age: 24, whole-organisation: true }", "of: { return: recruitment, measure: appointed }", 28, "The base of a ratio-of-shares must be a measure of kind stock; \"appointed\" is none." },
        { Indicators, "with: rest", "with: population", 13, "An indicator of kind ratio-of-shares must be compared with population, and of the other kinds only band-share may be." },
        { Indicators, "measure: applied }\n  per: 1", "measure: applied, max-age: 3 }\n  per: 1", 10, "\"max-age\" must stand beside \"as-at: latest\" only; here the counts are those of the same month." },

        // Frameworks
        { Framework, "rank: 2", "rank: 3", 6, "The ranks of the levels must be 1 to 2, each once; 1, 3 were found." },
        { Framework, "id: work-1, area: work,", "id: work-1, area: play,", 11, "The framework \"small\" has no area \"play\". There are: work." },
        { Framework, "level: low", "level: lowest", 11, "The framework \"small\" has no level \"lowest\". There are: low, high." },
        { Framework, "strand: race", "strand: rase", 12, "There is no strand \"rase\". Did you mean \"race\"? There are: race, gender." },
        { Framework, "indicator: REC-01", "indicator: REC-09", 12, "There is no indicator \"REC-09\". Did you mean \"REC-01\"? There are: REC-01, REC-02." },
        { Framework, "return: recruitment", "return: complaints", 11, "There is no return \"complaints\". There are: population, recruitment." },
        { Framework, "kind: returns-accepted", "kind: accepted", 11, "\"kind\" must be one of returns-accepted, returns-on-time, strands-mapped, declared, no-clear-gap, " },
        { Framework, "at-least: 0.9", "at-least: 90", 11, "\"at-least\" must be a share above 0 and at most 1; \"90\" was found." },
        { Framework, "at-most-months: 1", "at-most: 1", 12, "\"at-most\" is not a key of a rule." },

        { Framework, "areas:\n  - { id: work, name: Work }", "areas:\n  - { id: work, name: Work }\nthemes:\n  - { id: pay, area: play, name: Pay, source: invented }", 11, "The framework \"small\" has no area \"play\". There are: work." },
        { Framework, "level: low,", "level: low, theme: pay,", 11, "The framework \"small\" has no theme \"pay\"." },
        { Framework, "from: 2009-04", "from: 2009-04\nwritten-for: [shire]", 5, "\"written-for\" must be one of city, county," },
        { Framework, "from: 2009-04", "from: 2009-04\nmigrations: [{ from: small, on: 2009-04-01, lapses-on: 2009-04-01, levels: [{ level: low, becomes: high, source: invented }] }]", 5, "\"lapses-on\" must be after \"on\"; 2009-04-01 is not after 2009-04-01." },
        { Framework, "from: 2009-04", "from: 2009-04\nmigrations: [{ from: small, on: April 2009, levels: [{ level: lowest, becomes: high, source: invented }] }]", 5, "\"on\" must be a day written as yyyy-MM-dd; \"April 2009\" was found." },
        { Framework, "from: 2009-04", "from: 2009-04\nmigrations: [{ from: small, on: 2009-04-01, levels: [{ level: lowest, becomes: high, source: invented }] }]", 5, "The framework \"small\" has no level \"lowest\". There are: low, high." },
        { Framework, "from: 2009-04", "from: 2009-04\nmigrations: [{ from: other, on: 2009-04-01, levels: [{ level: low, becomes: high, source: invented }] }]", 5, "There is no framework \"other\". There are: small." },
        // Rules over registers ask for the registers they look at, and for codes and columns that are there.
        { Framework, "kind: returns-accepted, return: recruitment, months: 12, at-least: 0.9", "kind: impact-assessed, stage: published, max-age-months: 12, at-least: 0.9", 11, "There is no return \"impact-assessments\". There are: population, recruitment." },
        { Framework, "kind: returns-accepted, return: recruitment, months: 12, at-least: 0.9", "kind: impact-assessed, stage: half, max-age-months: 12, at-least: 0.9", 11, "\"stage\" must be one of complete, published; \"half\" was found." },
        { Framework, "kind: returns-accepted, return: recruitment, months: 12, at-least: 0.9", "kind: consulted, strands: [rase], point: reached, max-age-months: 12", 11, "There is no strand \"rase\". Did you mean \"race\"?" },
        { Framework, "kind: returns-accepted, return: recruitment, months: 12, at-least: 0.9", "kind: recorded-by-type, indicators: [REC-09], months: 12", 11, "There is no indicator \"REC-09\"." },
        { Framework, "rule: { kind: returns-accepted, return: recruitment, months: 12, at-least: 0.9 }", "judgement: { max-age-months: 24, by: [self] }", 11, "There is no return \"framework-evidence\"." },
        { Framework, "rule: { kind: returns-accepted, return: recruitment, months: 12, at-least: 0.9 } ", "", 11, "\"rule\" is missing: a criterion must have it." },
        { Organisations, "partnership: together", "partnership: together\n    frameworks: [{ framework: large, from: 2009-04 }]", 18, "There is no framework \"large\". There are: small." },
        { Organisations, "partnership: together", "partnership: together\n    frameworks: [{ framework: small, from: 2009-04, target: high }]", 18, "A target must have a level (\"target\") and a date (\"target-date\"); one of them is missing." },
        { Organisations, "partnership: together", "partnership: together\n    frameworks: [{ framework: small, from: 2009-04, areas: [work] }]", 18, "Only a modular framework may be adopted on some of its areas; \"small\" is not modular." },
        { Organisations, "partnership: together", "partnership: together\n    frameworks: [{ framework: small, from: 2009-04, target: high, target-date: 2011-04-01, hard-date: 2011-03-31 }]", 18, "\"hard-date\" must not be before \"target-date\"; 2011-03-31 comes before 2011-04-01." },

        // Organisations, audiences, publication
        { Organisations, "return: recruitment, directorates: [libraries]", "return: complaints, directorates: [libraries]", 22, "There is no return \"complaints\". There are: population, recruitment." },
        { Organisations, "directorates: [libraries]", "directorates: [library]", 22, "The organisation \"westvale\" has no directorate \"library\"." },
        { Organisations, "directorates: [corporate]", "directorates: all", 13, "A return of organisation scope must be expected of [corporate]; \"population\" is expected of housing." },
        { Organisations, "directorates: [libraries]", "directorates: [corporate]", 22, "A return of directorate scope must be expected of directorates; \"recruitment\" is expected of corporate." },
        { Organisations, "months: [4]", "months: [13]", 13, "\"months\" must be calendar months from 1 to 12; \"13\" was found." },
        { Organisations, "due-day: 30", "due-day: 32", 13, "\"due-day\" must be a whole number from 1 to 31; \"32\" was found." },
        { Audiences, "organisations: all", "organisations: [eastvale]", 2, "There is no organisation \"eastvale\". Did you mean \"westvale\"? There are: northmoor, westvale." },
        { Audiences, "meets: never", "meets: often", 2, "\"meets\" must be one of monthly, quarterly, twice-a-year, yearly, as-needed, never; \"often\" was found." },
        { Audiences, "length-cap: 400", "length-cap: 99", 2, "\"length-cap\" must be a whole number of at least 100; \"99\" was found." },
        { Audiences, "meets: never", "meets: never, forum: senate", 2, "There is no code \"senate\"." },
        { Audiences, "meets: never", "meets: never, parts: each-ward", 2, "\"parts\" must be \"each-service\" or a list of portfolios or remits; \"each-ward\" was found." },
        { Audiences, "meets: never", "meets: never, parts: [{ id: a, name: A }]", 2, "A part of an audience must name directorates or services, or a strand: without them it is about nothing." },
        { Audiences, "meets: never", "meets: never, parts: [{ id: a, name: A, directorates: [libary] }]", 2, "No organisation has a directorate \"libary\"." },
        { Audiences, "meets: never", "meets: never, parts: [{ id: a, name: A, services: [lettings] }, { id: a, name: B, services: [repairs] }]", 2, "The part of an audience \"a\" is already defined at audiences.yaml:2; an id must be used once." },
        { Audiences, "source: invented }", "source: invented }\nreport: { legal: [{ text: A duty. }] }", 3, "\"from\" is missing: a legal text must have it." },
        { Publication, "smallest-published-count: 5", "smallest-published-count: 4", 1, "\"smallest-published-count\" must be a whole number from 5 to 30; \"4\" was found." },
        { Publication, "smallest-published-count: 5", "smallest-published-count: 31", 1, "\"smallest-published-count\" must be a whole number from 5 to 30; \"31\" was found." },
        { Publication, "show-zeros: true", "show-zeros: true\nround-to: 1", 3, "\"round-to\" must be a whole number from 2 to 100; \"1\" was found." },
        { Publication, "smallest-published-count: 5\nshow-zeros: true", "preset: hide-1-to-8", 1, "\"preset\" must be one of hide-1-to-4, hide-1-to-7-round-to-5, hide-1-to-9; \"hide-1-to-8\" was found." },
    };

    [Fact]
    public void A_channel_speaks_by_indicators_that_there_are()
        => Assert.Equal(
            ["channels.yaml:1: There is no indicator \"REC-09\". Did you mean \"REC-01\"? There are: REC-01, REC-02."],
            Errors(Packs.WithFile("channels.yaml", "channels: [{ id: take-up, name: Take-up, indicators: [REC-01, REC-09] }]")));

    [Theory]
    [MemberData(nameof(Changes))]
    public void A_fault_is_told_at_its_file_and_line_in_a_sentence(string path, string found, string instead, int line, string message)
    {
        var load = PolicyPack.Load(Packs.With(path, found, instead));

        Assert.Null(load.Policy);
        Assert.Contains(load.Errors, e => e.File == path && e.Line == line && e.Message.StartsWith(message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Strands)]
    [InlineData(Organisations)]
    [InlineData(Audiences)]
    [InlineData(Alerts)]
    [InlineData(Publication)]
    public void A_file_that_every_pack_has_is_missed(string path)
        => Assert.Equal([$"{path}:1: A pack must have the file {path}; it is missing."], Errors(Packs.Without(path)));

    [Theory]
    [InlineData(Alerts, "")]
    [InlineData(Alerts, "# to be written\n")]
    [InlineData("code-lists/gender.csv", "\n")]
    public void An_empty_file_is_told_once_and_nothing_is_called_missing_for_it(string path, string text)
        => Assert.Equal([$"{path}:1: A file of a pack must not be empty."], Errors(Packs.WithFile(path, text)));

    [Theory]
    [InlineData("notes.txt")]
    [InlineData("strands.yml")]
    [InlineData("returns/old/recruitment.yaml")]
    public void A_file_that_no_pack_has_is_told(string path)
        => Assert.StartsWith($"{path}:1: A pack must hold known files only", Assert.Single(Errors([.. Packs.Smallest, new PolicyFile(path, "x")])), StringComparison.Ordinal);

    [Fact]
    public void A_file_that_is_no_yaml_does_not_keep_the_others_from_being_read()
    {
        var pack = Packs.Change(Packs.With(Strands, "  - id: gender", "  - id: [gender"), Publication, "show-zeros: true", "show-zeros: maybe");

        Assert.Equal([Publication, Strands], PolicyPack.Load(pack).Errors.Select(e => e.File));
    }

    [Fact]
    public void Every_fault_of_every_file_is_found_in_one_pass()
    {
        var pack = Packs.With(Recruitment, "frequency: monthly", "frequency: weekly");
        pack = Packs.Change(pack, Recruitment, "required-strands: [race]", "required-strands: [faith]");
        pack = Packs.Change(pack, Indicators, "per: 1\n  unit: share\n  compare: { with: rest", "per: one\n  unit: share\n  compare: { with: rest");
        pack = Packs.Change(pack, Groups, "white-british,White: British,white,", "white-british,White: British,w,");
        pack = Packs.Change(pack, Organisations, "kind: county", "kind: shire");
        pack = Packs.Change(pack, Publication, "show-zeros", "zeros");

        Assert.Equal(
            [
                $"{Groups}:4", $"{Groups}:5", $"{Indicators}:11", $"{Organisations}:16", $"{Publication}:1", $"{Publication}:2",
                $"{Recruitment}:4", $"{Recruitment}:12",
            ],
            PolicyPack.Load(pack).Errors.Select(e => $"{e.File}:{e.Line}"));
    }

    [Fact]
    public void A_level_of_an_area_without_a_criterion_is_a_warning()
        => Assert.Equal(
            ["frameworks/small.yaml:11: No criterion settles the level \"high\" of the area \"work\"; it is reached with the level below it."],
            Warnings(Packs.With(Framework, "area: work, level: high", "area: work, level: low")));

    [Fact]
    public void Two_criteria_that_ask_for_the_same_evidence_are_a_warning()
        => Assert.Equal(
            ["frameworks/small.yaml:12: The criterion \"work-2\" asks for the same evidence as \"work-1\"."],
            Warnings(Packs.With(
                Framework, "{ kind: no-clear-gap, indicator: REC-01, strand: race, months: 12, at-most-months: 1 }",
                "{ kind: returns-accepted, return: recruitment, months: 12, at-least: 0.9 }")));

    [Fact]
    public void More_headlines_than_twenty_are_a_warning()
    {
        var one = Packs.Smallest.Single(f => f.Path == Indicators).Text.Split("- id: REC-02")[0];
        // An entry has 19 lines, and the 21st headline is the 22nd entry: 21 × 19 + 1 = 400.
        var more = string.Concat(Enumerable.Range(10, 20).Select(n => one.Replace("REC-01", $"REC-{n}", StringComparison.Ordinal)));

        Assert.Equal(
            ["indicators/more.yaml:400: A policy should have at most 20 headline indicators; \"REC-29\" is one more."],
            Warnings([.. Packs.Smallest.Where(f => f.Path != Indicators), new PolicyFile("indicators/more.yaml", one + one.Replace("REC-01", "REC-02", StringComparison.Ordinal).Replace("headline: true", "headline: false", StringComparison.Ordinal) + more)]));
    }

    [Fact]
    public void A_code_list_that_no_strand_uses_is_a_warning()
        => Assert.Equal(
            ["code-lists/spare.csv:1: No strand and no column of a return uses the code list \"spare\"."],
            Warnings([.. Packs.Smallest, new PolicyFile("code-lists/spare.csv", "# name: Spare\n# source: invented\ncode,name,roll_up,also_known_as\na,A,,\n")]));

    [Theory]
    [InlineData("race,ethnic-group,Whit,white-british,,,A slip", null)]
    [InlineData("race,ethnic-group,Nt stated,unknown,2009-04,2010-03,A slip", null)]
    [InlineData("race,ethnic-group,Whit,white,,,A slip", "A label must stand for a category of the list ethnic-group or a reserved group; \"white\" is neither.")]
    [InlineData("race,ethnic-grop,Whit,white-british,,,A slip", "There is no code list \"ethnic-grop\". Did you mean \"ethnic-group\"? There are: ethnic-group-2, ethnic-group, gender.")]
    [InlineData("rac,ethnic-group,Whit,white-british,,,A slip", "There is no strand \"rac\". Did you mean \"race\"? There are: race, gender.")]
    [InlineData("race,ethnic-group,Whit,white-british,April,,A slip", "A month must be written as yyyy-MM, or left empty; \"April\" was found.")]
    [InlineData("race,ethnic-group,--,white-british,,,A slip", "A row must have 7 fields (strand,code_list,label,code,from,to,reason), with a label and a reason.")]
    [InlineData("race,ethnic-group,Whit,white-british,,,", "A row must have 7 fields (strand,code_list,label,code,from,to,reason), with a label and a reason.")]
    [InlineData("race,ethnic-group,\"Whit,white-british,,,A slip", "A quotation mark must open and close a whole field of the line; one that does not was found.")]
    public void A_label_names_its_strand_list_category_months_and_reason(string row, string? message)
    {
        var load = PolicyPack.Load([.. Packs.Smallest, new PolicyFile("labels.csv", $"# Labels\nstrand,code_list,label,code,from,to,reason\n{row}\n")]);

        Assert.Equal(message is null ? [] : [$"labels.csv:3: {message}"], load.Errors.Select(e => e.ToString()));
        Assert.Equal(message is null, load.Policy?.Labels.Length == 1);
    }

    /// <summary>Whatever an editor leaves behind, the answer is a policy or sentences; nothing is thrown.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("- [")]
    [InlineData("x: { y")]
    [InlineData("\"")]
    public void Any_one_line_may_be_lost_or_spoilt(string instead)
    {
        foreach (var file in Packs.Smallest)
        {
            var lines = file.Text.Split('\n');
            for (var lost = 0; lost < lines.Length; lost++)
            {
                var spoilt = lines.ToArray();
                spoilt[lost] = instead;
                var load = PolicyPack.Load(Packs.WithFile(file.Path, string.Join('\n', spoilt)));
                Assert.Equal(load.Policy is null, load.Errors.Length > 0);
                Assert.All(load.Errors.Where(e => e.File == file.Path), e => Assert.InRange(e.Line, 1, lines.Length + 1));
            }
        }
    }

    private static IEnumerable<string> Errors(IEnumerable<PolicyFile> pack) => PolicyPack.Load(pack).Errors.Select(e => e.ToString());

    private static IEnumerable<string> Warnings(IEnumerable<PolicyFile> pack)
    {
        var load = PolicyPack.Load(pack);
        Assert.Empty(load.Errors);
        return load.Warnings.Select(w => w.ToString());
    }
}
