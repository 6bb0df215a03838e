"""Invents the returns of the reference cases: returns.txt, read by reference.py and by the tests.

python3 returns.py > returns.txt   (the same bytes each time: whole numbers of one seed)
A section begins with "> " and its path. Where the last column is "times", the row stands for so many people alike.
"""
import random

RACE = ["white-british", "white-other", "asian-indian", "asian-pakistani", "black-african", "chinese"]
DATES = {"recruitment": "application_date", "service-take-up": "contact_date"}
rng = random.Random(2009)


def section(path, header, rows):
    print("> " + path)
    print(",".join(header))
    for row in rows:
        print(",".join(str(cell) for cell in row))


def odd(n):
    """A number that does not end in 0 or 5, as counted numbers mostly do not."""
    return n + 1 if n % 5 == 0 else n


def divided(total, weights, least):
    """Whole numbers in about these proportions, none under the least, that add up to the total."""
    sizes = [max(least, total * w // sum(weights)) for w in weights]
    sizes[sizes.index(max(sizes))] += total - sum(sizes)
    assert min(sizes) >= least
    return sizes


def within(whole, part, least=5):
    """A part of each number, so that nobody is among the few on either side."""
    sizes = []
    for n in whole:
        if n < 2 * least:
            sizes.append(n if n else 0)
        else:
            sizes.append(min(n - least, max(least, round(n * part * rng.uniform(0.6, 1.4)))))
    return sizes


def nested(total, weights, parts):
    """Stage by stage: everyone, a part of them, a part of these; each with its sums per group."""
    stages = [divided(total, weights, 15)]
    for part in parts:
        stages.append(within(stages[-1], part))
    return stages


def fitted(total, weights, sums):
    """As nested, but with given sums of the later stages, so that every strand tells of the same people."""
    while True:
        stages = [divided(total, weights, 15)]
        for wanted in sums:
            before = stages[-1]
            part = within(before, wanted / sum(before))
            part[0] += wanted - sum(part)
            if not 5 <= part[0] <= before[0] - 5:
                break
            stages.append(part)
        else:
            return stages


def strands(undeclared):
    said = [("race", RACE), ("disability", ["not-disabled", "disabled"]), ("gender", ["female", "male"])]
    return [(strand, groups + ([undeclared[strand]] if strand in undeclared else [])) for strand, groups in said]


def weights(groups):
    return [rng.randint(3, 40) * (8 if at == 0 else 3 if at == 1 else 1) for at in range(len(groups))]


def funnel(total, parts, undeclared):
    """By strand and group, the numbers that applied, were shortlisted and were appointed."""
    table = {}
    race = nested(total, weights(RACE + ["x"] * ("race" in undeclared)), parts)
    sums = [sum(stage) for stage in race[1:]]
    for strand, groups in strands(undeclared):
        stages = race if strand == "race" else fitted(total, weights(groups), sums)
        table[strand] = {group: [stage[at] for stage in stages] for at, group in enumerate(groups)}
    return table


def tally(path, service, measures, table, attribute=None):
    rows = []
    for strand, groups in table.items():
        for group, counts in groups.items():
            for measure, count in zip(measures, counts):
                rows.append([service] + ([attribute[1]] if attribute else []) + [strand, group, measure, count])
    section(path, ["service"] + ([attribute[0]] if attribute else []) + ["strand", "group", "measure", "count"], rows)


COLUMNS = {"race": "ethnic_group", "disability": "disability", "gender": "gender"}


def alike(rows):
    found = {}
    for row in rows:
        found[tuple(row)] = found.get(tuple(row), 0) + 1
    return [list(row) + [times] for row, times in sorted(found.items())]


def events(path, service, date, stages, table):
    """One row for each person: which answers of different strands meet in one person is chance."""
    rows = []
    for at in range(len(stages)):
        columns = []
        for groups in table.values():
            people = []
            for group, counts in groups.items():
                people += [group] * (counts[at] - (counts[at + 1] if at + 1 < len(counts) else 0))
            rng.shuffle(people)
            columns.append(people)
        assert len({len(c) for c in columns}) == 1, [len(c) for c in columns]
        for answers in zip(*columns):
            rows.append([service, date] + ([stages[at]] if len(stages) > 1 else []) + list(answers))
    kind = path.split("/")[-1].split(".")[0]
    section(path, ["service", DATES[kind]] + (["stage_reached"] if len(stages) > 1 else []) + [COLUMNS[s] for s in table] + ["times"], alike(rows))


STAGES = ["applied", "shortlisted", "appointed"]


def recruitment(org, directorate, month, total, parts, undeclared, layout):
    table = funnel(total, parts, undeclared)
    path = f"{org}/{directorate}/{month}/recruitment"
    if layout == "tally":
        tally(path + ".csv", "service-" + directorate, STAGES, table)
    else:
        events(path + layout, "service-" + directorate, month + "-15", STAGES, table)


def take_up(org, directorate, month, total, undeclared, layout):
    table = {strand: {g: [n] for g, n in zip(groups, divided(total, weights(groups), 6))} for strand, groups in strands(undeclared)}
    path = f"{org}/{directorate}/{month}/service-take-up"
    if layout == "tally":
        tally(path + ".csv", "service-" + directorate, ["users"], table)
    else:
        events(path + layout, "service-" + directorate, month + "-15", ["users"], table)


def population(org, total, unit):
    rows = []
    for strand, groups in strands({}):
        for group, n in zip(groups, divided(total, weights(groups), unit)):
            rows.append([strand, group, "population", n])
    section(f"{org}/corporate/2009-04/population.csv", ["strand", "group", "measure", "count"], rows)


def workforce(org, directorate, month, total, pays, layout=".csv", undeclared=()):
    """A ladder of pay; women and minority groups thin out on the way up it, part-timers are half of a full-time equivalent."""
    rows = []
    for at, pay in enumerate(pays):
        n = odd(total * (len(pays) - at) * 2 // (len(pays) * (len(pays) + 1)) + 12)
        shares = [("white-british", 60 + at), ("asian-indian", 24 - at), ("black-african", 16)]
        race = [g for g, w in shares for _ in range(max(7, n * w // 100))]
        race += ["white-british"] * (n - len(race))
        women = max(6, n * (62 - 3 * at + rng.randint(-4, 4)) // 100)
        gender = ["female"] * women + ["male"] * (n - women)
        disabled = max(6, n * rng.randint(7, 14) // 100)
        disability = ["disabled"] * disabled + ["not-disabled"] * (n - disabled)
        if "unknown" in undeclared:
            gender[:8] = ["unknown"] * 8
        for column in (race, gender, disability):
            rng.shuffle(column)
        for who in range(n):
            half = rng.random() < 0.3
            trained = rng.random() < 0.4
            bonus = rng.random() < 0.35
            rows.append(["service-" + directorate, "in-post", "band-2", "permanent", "part-time" if half else "full-time", "0.5" if half else "1", pay, "yes",
                         "yes" if trained else "no", rng.choice(["2.5", "7", "12.25"]) if trained else "",
                         "yes" if bonus else "no", rng.choice([150, 400, 900, 2500]) + 50 * at if bonus else "", race[who], disability[who], gender[who]])
    section(f"{org}/{directorate}/{month}/workforce{layout}",
            ["service", "status", "grade_band", "contract", "working_pattern", "fte", "hourly_pay_pence", "full_pay_relevant", "trained", "training_hours",
             "bonus_paid", "bonus_pounds", "ethnic_group", "disability", "gender", "times"], alike(rows))


def cases(org, directorate, month, table):
    tally(f"{org}/{directorate}/{month}/employment-experience.csv", "service-" + directorate, ["cases"], table, ("matter", "disciplinary"))


LADDER = [680, 745, 812, 907, 1033, 1198, 1410, 1777, 2350]

# A large borough: normal tests, Byar's limits, two directorates, three months that make a quarter.
population("alderford", 184203, 2003)
for month, factor in [("2009-04", 100), ("2009-05", 113), ("2009-06", 91)]:
    recruitment("alderford", "north", month, odd(2411 * factor // 100), [0.42, 0.36], {"race": "unknown", "gender": "prefer-not-to-say"}, "tally")
    recruitment("alderford", "south", month, odd(1712 * factor // 100), [0.35, 0.4], {"disability": "unknown"}, ".csv")
    take_up("alderford", "north", month, odd(5203 * factor // 100), {"gender": "unknown"}, "tally")
    take_up("alderford", "south", month, odd(3117 * factor // 100), {}, ".xlsx")
workforce("alderford", "north", "2009-04", 1802, LADDER)
workforce("alderford", "south", "2009-04", 1404, [p + 13 for p in LADDER], ".xlsx", ["unknown"])
cases("alderford", "north", "2009-04", {
    "race": {"white-british": [31], "asian-indian": [9], "black-african": [13]},
    "disability": {"not-disabled": [44], "disabled": [9]},
    "gender": {"female": [22], "male": [31]}})
cases("alderford", "south", "2009-04", {
    "race": {"white-british": [17], "asian-indian": [6], "black-african": [0]},
    "disability": {"not-disabled": [23], "disabled": [0]},
    "gender": {"female": [8], "male": [15]}})

# A small district: exact tests, exact Poisson limits, bases that are nearly too small.
population("beckwith", 4217, 151)
recruitment("beckwith", "north", "2009-04", 263, [0.5, 0.45], {}, ".csv")
recruitment("beckwith", "south", "2009-04", 311, [0.5, 0.5], {"gender": "unknown"}, "tally")
take_up("beckwith", "north", "2009-04", 117, {}, ".csv")
take_up("beckwith", "south", "2009-04", 93, {"race": "prefer-not-to-say"}, "tally")
workforce("beckwith", "north", "2009-04", 613, LADDER[:5], ".csv")
cases("beckwith", "north", "2009-04", {
    "race": {"white-british": [9], "asian-indian": [7], "black-african": [0]},
    "disability": {"not-disabled": [16], "disabled": [0]},
    "gender": {"female": [7], "male": [9]}})

# Edges: nobody, everybody, four fifths and five fourths to the person, level groups, one group alone.
population("calder", 52009, 900)


def edges(directorate, race, disability, gender, month="2009-04"):
    tally(f"calder/{directorate}/{month}/recruitment.csv", "service-" + directorate, STAGES, {"race": race, "disability": disability, "gender": gender})


edges("north",
      {"white-british": [412, 212, 106], "asian-indian": [113, 53, 0], "black-african": [61, 37, 37], "chinese": [50, 10, 5]},
      {"not-disabled": [425, 201, 128], "disabled": [211, 111, 20]},
      {"female": [318, 100, 8], "male": [318, 212, 140]})
edges("south",
      {"white-british": [401, 200, 20], "asian-indian": [16, 8, 0]},
      {"not-disabled": [309, 108, 10], "disabled": [108, 100, 10]},
      {"female": [208, 104, 8], "male": [209, 104, 12]})
edges("south",
      {"white-british": [407, 200, 18]},
      {"not-disabled": [282, 100, 8], "disabled": [125, 100, 10]},
      {"female": [203, 102, 11], "male": [204, 98, 7]}, "2009-05")
edges("north",
      {"white-british": [601, 400, 40], "asian-indian": [201, 100, 10], "black-african": [101, 50, 5], "chinese": [71, 40, 5]},
      {"not-disabled": [712, 490, 49], "disabled": [262, 100, 11]},
      {"female": [403, 100, 10], "male": [571, 490, 50]}, "2009-05")
take_up("calder", "north", "2009-04", 901, {}, "tally")
tally("calder/south/2009-04/service-take-up.csv", "service-south", ["users"], {
    "race": {"white-british": [203]}, "disability": {"not-disabled": [203], "disabled": [0]}, "gender": {"female": [196], "male": [7]}})

# Many who did not say: verdicts that they could turn.
population("dunmore", 90011, 1201)
recruitment("dunmore", "north", "2009-04", 1213, [0.4, 0.4], {"race": "unknown", "disability": "prefer-not-to-say", "gender": "unknown"}, ".xlsx")
tally("dunmore/south/2009-04/recruitment.csv", "service-south", STAGES, {
    "race": {"white-british": [803, 402, 203], "asian-indian": [207, 101, 31], "unknown": [302, 149, 72]},
    "disability": {"not-disabled": [703, 358, 181], "disabled": [109, 53, 14], "prefer-not-to-say": [500, 241, 111]},
    "gender": {"female": [402, 130, 40], "male": [508, 222, 96], "unknown": [402, 300, 170]}})
take_up("dunmore", "north", "2009-04", 2209, {"race": "blank", "disability": "unknown", "gender": "unknown"}, "tally")

# A survey: shares of weighted answers, limits that it gives itself, a group too few to say.
section("beckwith/corporate/2009-04/survey.csv",
        ["survey", "survey_title", "question", "question_text", "answer", "ward", "strand", "group", "unit", "value", "lower", "upper", "base", "fieldwork_from", "fieldwork_to"],
        [[*(["S0", "Survey of 2008"] if year == 2008 else ["S1", "Survey of 2009"]), question, "Do you agree?", "agree", "all", strand, group, "percent", value, lower, upper, base,
          f"{year}-03-02", f"{year}-03-27"]
         for question, strand, group, value, lower, upper, base, year in [(*row, 2009)[:8] for row in [
             ("Q1", "all", "all", "61.3", "", "", 1204), ("Q1", "race", "white", "63.7", "", "", 803), ("Q1", "race", "asian", "52.8", "", "", 241),
             ("Q1", "race", "black", "58.1", "49.2", "66.7", 117), ("Q1", "race", "mixed", "55.5", "", "", 43),
             ("Q1", "gender", "female", "62.4", "", "", 634), ("Q1", "gender", "male", "60.1", "57.0", "63.2", 570),
             # With limits throughout, so that a group can be told from everyone: clearly, possibly, not at all.
             ("Q2", "all", "all", "50.7", "49.0", "52.4", 3310), ("Q2", "gender", "female", "55.1", "52.7", "57.5", 1640), ("Q2", "gender", "male", "46.4", "44.0", "48.8", 1670),
             ("Q2", "race", "white", "51.9", "50.0", "53.8", 2500), ("Q2", "race", "asian", "49.1", "45.1", "53.1", 600),
             ("Q2", "race", "black", "39.6", "28.4", "51.6", 70),
             # Of an older survey, which stands below the newer one.
             ("Q2", "all", "all", "40.0", "38.0", "42.0", 3000, 2008), ("Q2", "gender", "female", "40.0", "37.0", "43.0", 1500, 2008)]]])
