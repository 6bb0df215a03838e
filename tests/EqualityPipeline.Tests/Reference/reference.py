"""Works out every figure of the reference cases a second time, with scipy and statsmodels: expected.txt, which the tests set beside the feed.

python3 reference.py > expected.txt   (made with scipy 1.10.1 and statsmodels 0.13.5, as Debian 12 has them)

It reads the returns as they are sent (returns.txt) and the indicators (indicators.yaml), and knows nothing of the product. What no tool has is written out as its formula:
Byar's limits, the two ratios of rates and of means, differences recovered from two intervals, the bands of pay, and which undeclared could turn a verdict.
Counts in a band of pay are told to a millionth of a person. One line for each figure: its place, then its columns, blank where there is none.
"""
import math
import re
import sys
import warnings
from collections import defaultdict
from decimal import ROUND_HALF_EVEN, Decimal
from fractions import Fraction

import numpy as np
from scipy import stats
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint, proportions_ztest
from statsmodels.stats.rates import test_poisson_2indep
from statsmodels.stats.weightstats import CompareMeans, DescrStatsW

warnings.simplefilter("ignore")
ALPHA = {95: 0.05, 998: 0.002}
Z = {level: stats.norm.isf(alpha / 2) for level, alpha in ALPHA.items()}
HEADINGS = {
    "race": ["white", "mixed", "asian", "black", "chinese-or-other"],
    "disability": ["disabled", "not-disabled"], "gender": ["female", "male"]}
CATEGORIES = {
    "race": [
        "white-british", "white-irish", "white-other", "mixed-white-and-black-caribbean", "mixed-white-and-black-african", "mixed-white-and-asian", "mixed-other",
        "asian-indian", "asian-pakistani", "asian-bangladeshi", "asian-other", "black-caribbean", "black-african", "black-other", "chinese", "other-ethnic-group"],
    "disability": HEADINGS["disability"], "gender": HEADINGS["gender"]}
HEADING_OF = {"chinese": "chinese-or-other", "other-ethnic-group": "chinese-or-other"}
UNDECLARED = ["prefer-not-to-say", "unknown", "blank"]
COLUMNS = {"ethnic_group": "race", "disability": "disability", "gender": "gender"}
STAGES = ["applied", "shortlisted", "appointed"]


# What was returned: counts and pay by (organisation, directorate, month), return.measure, strand and answer.
counts = defaultdict(Fraction)
pay = defaultdict(lambda: defaultdict(Fraction))
returned = set()
told = {}
newest = {}


def add(place, measure, strand, answer, amount, bucket=None):
    returned.add((place, measure))
    counts[place, measure, strand, answer] += Fraction(amount)
    if bucket is not None:
        pay[place, measure, strand, answer][int(bucket)] += Fraction(amount)


def read_event(place, kind, row, times):
    def each(measure, amount=1, bucket=None):
        for column, strand in COLUMNS.items():
            add(place, f"{kind}.{measure}", strand, row[column], Fraction(amount) * times, bucket)

    if kind == "recruitment":
        for stage in STAGES[: STAGES.index(row["stage_reached"]) + 1]:
            each(stage)
    elif kind == "service-take-up":
        each("users")
    else:
        each("staff-in-post")
        each("staff-by-pay", 1, row["hourly_pay_pence"])
        each("fte-by-pay", row["fte"], row["hourly_pay_pence"])
        if row["trained"] == "yes":
            each("trained")
            each("training-hours", row["training_hours"])
        if row["bonus_paid"] == "yes":
            each("bonus-paid")
            each("staff-by-bonus", 1, row["bonus_pounds"])


def read_returns():
    for section in open("returns.txt", encoding="utf-8").read().split("> ")[1:]:
        path, header, *lines = section.strip().split("\n")
        organisation, directorate, month, file = path.split("/")
        place, kind, header = (organisation, directorate, month), file.split(".")[0], header.split(",")
        for line in lines:
            row = dict(zip(header, line.split(",")))
            if kind == "survey":
                returned.add((place, "survey"))
                # Of two surveys the newer.
                key = (organisation, row["question"], row["strand"], row["group"])
                if row["fieldwork_to"] < newest.get(key, ""):
                    continue
                newest[key] = row["fieldwork_to"]
                told[key] = tuple(float(row[c]) if row[c] else None for c in ("value", "lower", "upper", "base"))
            elif "strand" in row:
                add(place, f"{kind}.{row['measure']}", row["strand"], row["group"], row["count"])
            else:
                read_event(place, kind, row, int(row["times"]))


def read_indicators():
    found = []
    for entry in open("indicators.yaml", encoding="utf-8").read().split("\n- ")[1:]:
        keys = dict(re.match(r"\s*([\w-]+): (.*)", line).groups() for line in entry.split("\n") if line.strip())
        part = {k: re.search(r"return: ([\w-]+), measure: ([\w-]+)", keys[k]).group(1, 2) for k in ("count", "of") if k in keys}
        compare = keys["compare"]
        found.append({
            "id": keys["id"], "kind": keys["kind"], "better": keys["better"], "per": int(keys["per"]), "minimum": int(keys["minimum-base"]),
            "question": re.search(r"question: \[(\w+)\]", keys["recorded"]).group(1) if "recorded" in keys else None,
            "count": ".".join(part["count"]) if "count" in part else "survey", "of": ".".join(part["of"]) if "of" in part else None,
            "strands": re.findall(r"[\w-]+", keys.get("strands", "race disability gender")),
            "with": re.search(r"group: ([\w-]+)", compare).group(1) if "{ group" in compare else re.search(r"with: ([\w-]+)", compare).group(1),
            "group-over": "group-over-comparator" in compare,
            "broken": "breaks" in keys,
            "quarter": int(re.search(r"\d", keys["band"]).group()) if "quarter" in keys.get("band", "") else None,
            "top": int(re.search(r"\d+", keys["band"]).group()) if "top" in keys.get("band", "") else None})
    return found


def answers(strand, group):
    if group == "all":
        return CATEGORIES[strand] + UNDECLARED
    if group == "declared":
        return CATEGORIES[strand]
    if strand == "race" and group in HEADINGS["race"]:
        return [c for c in CATEGORIES["race"] if HEADING_OF.get(c, c.split("-")[0]) == group]
    return [group]


class Unit:
    """An organisation or one of its directorates, in a month or the quarter of all three."""

    def __init__(self, organisation, directorate, period):
        self.organisation, self.directorate, self.period = organisation, directorate, period
        self.months = ["2009-04", "2009-05", "2009-06"] if period == "2009-Q1" else [period]

    def places(self, measure):
        if measure.startswith(("population.", "survey")):
            return [(self.organisation, "corporate", "2009-04")]
        # What is counted at a moment is that of the last month.
        months = self.months if measure.split(".")[0] in ("recruitment", "service-take-up", "employment-experience") or measure.split(".")[1] in ("trained", "training-hours") else self.months[-1:]
        directorates = ["north", "south"] if self.directorate == "all" else [self.directorate]
        return [(self.organisation, d, m) for d in directorates for m in months]

    def has(self, measure):
        """Whether it was sent: of a quarter to its end."""
        return any((p, measure) in returned for p in self.places(measure) if p[1] == "corporate" or p[2] == self.months[-1])

    def count(self, measure, strand, group):
        return sum((counts[p, measure, strand, a] for p in self.places(measure) for a in answers(strand, group) if (p, measure, strand, a) in counts), Fraction(0))

    def pay(self, measure, strand, group):
        found = defaultdict(Fraction)
        for p in self.places(measure):
            for a in answers(strand, group):
                for bucket, n in pay.get((p, measure, strand, a), {}).items():
                    found[bucket] += n
        return found


def wilson(x, n, level):
    lower, upper = proportion_confint(x, n, ALPHA[level], "wilson")
    # Exactly so, where the tool has a rounding error of one part in 10^17.
    return (0.0 if x == 0 else lower), (1.0 if x == n else upper)


def events(x, level):
    if x < 10:
        a = ALPHA[level]
        return (stats.chi2.ppf(a / 2, 2 * x) / 2 if x else 0.0), stats.chi2.isf(a / 2, 2 * x + 2) / 2
    z = Z[level]
    return x * (1 - 1 / (9 * x) - z / (3 * math.sqrt(x))) ** 3, (x + 1) * (1 - 1 / (9 * (x + 1)) + z / (3 * math.sqrt(x + 1))) ** 3


def rate_limits(x, n, level):
    return tuple(limit / n for limit in events(x, level))


def recovered(f1, limits1, f0, limits0):
    return (f1 - f0 - math.hypot(f1 - limits1[0], limits0[1] - f0), f1 - f0 + math.hypot(limits1[1] - f1, f0 - limits0[0]))


def less_everyone(f1, limits1, everyone, limits, part):
    """A group is part of everyone. It and the rest are apart: the rest is worked out of the two, and the difference from everyone is that from the rest, less the group's part."""
    rest = (everyone - part * f1) / (1 - part)

    def distance(of_group, of_everyone):
        of_rest = math.sqrt(max(0.0, of_everyone ** 2 - (part * of_group) ** 2)) / (1 - part)
        return math.hypot(of_group, of_rest)

    return ((1 - part) * (f1 - rest - distance(f1 - limits1[0], limits[1] - everyone)), (1 - part) * (f1 - rest + distance(limits1[1] - f1, everyone - limits[0])))


def recovered_ratio(f1, limits1, f0, limits0):
    """Donner and Zou (2012), equation 9."""
    l1, u1, l0, u0 = (limit * (2 * f - limit) for f, limit in ((f1, limits1[0]), (f1, limits1[1]), (f0, limits0[0]), (f0, limits0[1])))
    return (f1 * f0 - math.sqrt((f1 * f0) ** 2 - l1 * u0)) / u0, (f1 * f0 + math.sqrt((f1 * f0) ** 2 - u1 * l0)) / l0


def on_log_scale(ratio, error):
    return ratio, ratio * math.exp(-Z[95] * error), ratio * math.exp(Z[95] * error)


def risk_ratio(x1, n1, x0, n0):
    if x1 == x0 == 0:
        return None, None, None
    if x1 == n1 and x0 == n0:
        return on_log_scale(1.0, math.sqrt(1 / (n1 - 0.5) - 1 / n1 + 1 / (n0 - 0.5) - 1 / n0))
    adjusted = x1 == 0 or x0 == 0
    half = 0.5 * adjusted
    return ((x1 + half) / (n1 + half) / ((x0 + half) / (n0 + half)),
            *confint_proportions_2indep(x1, n1, x0, n0, compare="ratio", method="log-adjusted" if adjusted else "log", alpha=0.05))


def rate_ratio(x1, n1, x0, n0):
    if x1 == x0 == 0:
        return None, None, None
    half = 0.5 * (x1 == 0 or x0 == 0)
    return on_log_scale((x1 + half) / n1 / ((x0 + half) / n0), math.sqrt(1 / (x1 + half) + 1 / (x0 + half)))


def proportions_p(x1, n1, x0, n0):
    table = np.array([[x1, n1 - x1], [x0, n0 - x0]])
    expected = table.sum(1)[:, None] * table.sum(0)[None, :] / table.sum()
    if expected.min() < 5:
        return stats.fisher_exact(table.astype(int))[1]
    return proportions_ztest([x1, x0], [n1, n0])[1]


def rates_p(x1, n1, x0, n0):
    total, share = x1 + x0, n1 / (n1 + n0)
    if total == 0:
        return 1.0
    if total < 50 or total * min(share, 1 - share) < 5:
        return stats.binomtest(int(x1), int(total), share).pvalue
    return test_poisson_2indep(*np.array([x1, n1, x0, n0]), method="score").pvalue


def each(distribution):
    return np.repeat(np.array(sorted(distribution), float), [int(distribution[b]) for b in sorted(distribution)])


def mean_limits(people, level):
    return DescrStatsW(people).tconfint_mean(ALPHA[level])


def median_limits(people, level):
    rank = int(stats.binom.ppf(ALPHA[level] / 2, len(people), 0.5))
    return (people[rank - 1], people[len(people) - rank]) if rank else None


def band(distribution, everyone, indicator):
    """Of a group, and of everyone: how many are in the band."""
    total = sum(everyone.values())
    if indicator["top"]:
        line, above = total * Fraction(indicator["top"], 100), Fraction(0)
        for boundary in sorted(everyone, reverse=True):
            above += everyone[boundary]
            if above >= line:
                break
        inside = sum((n for b, n in distribution.items() if b >= boundary), Fraction(0))
    else:
        quarter, left = divmod(int(total), 4)
        sizes = [quarter + (left > 0), quarter + (left > 2), quarter + (left > 1), quarter]
        first = sum(sizes[: indicator["quarter"] - 1])
        last, below, inside = first + sizes[indicator["quarter"] - 1], Fraction(0), Fraction(0)
        for b in sorted(everyone):
            overlap = max(Fraction(0), min(below + everyone[b], Fraction(last)) - max(below, Fraction(first)))
            inside += distribution.get(b, Fraction(0)) * overlap / everyone[b]
            below += everyone[b]
    millionths = Decimal(inside.numerator) / Decimal(inside.denominator)
    return Fraction(millionths.quantize(Decimal("0.000001"), ROUND_HALF_EVEN))


class Case:
    """One indicator for one unit and strand."""

    def __init__(self, indicator, unit, strand):
        self.indicator, self.unit, self.strand = indicator, unit, strand
        # Residents of the whole organisation are the base of a directorate too.
        self.of = indicator["of"] or indicator["count"]

    def number(self, group):
        if self.indicator["kind"] == "band-share":
            everyone = self.unit.pay(self.indicator["count"], self.strand, "all")
            return sum((band(self.unit.pay(self.indicator["count"], self.strand, a), everyone, self.indicator) for a in answers(self.strand, group)), Fraction(0))
        return self.unit.count(self.indicator["count"], self.strand, group)

    def base(self, group):
        return self.unit.count(self.of, self.strand, group)

    @property
    def is_share(self):
        return self.indicator["kind"] in ("ratio-of-shares", "band-share")

    @property
    def is_pay(self):
        return self.indicator["kind"] in ("mean-gap", "median-gap", "median") or (self.indicator["kind"] == "mean" and not self.indicator["of"])

    def peers(self, group):
        return HEADINGS[self.strand] if group in HEADINGS[self.strand] and self.strand == "race" else CATEGORIES[self.strand]

    def comparator(self, group):
        """Its name, and the groups it is made of: what of everyone who declared is no part of the group, or another group."""
        which = self.indicator["with"]
        if which == "largest":
            which = max(self.peers(group), key=self.base)
        elif which == "best":
            rated = [(self.rated(p), self.base(p), p) for p in self.peers(group) if self.base(p) > 0 and self.base(p) >= self.indicator["minimum"]]
            if self.indicator["better"] == "no-judgement" or len(rated) < 2:
                return None
            sign = 1 if self.indicator["better"] == "higher" else -1
            which = max(rated, key=lambda r: (sign * r[0], r[1]))[2]
        return None if which in (group, "none") else which

    def rated(self, group):
        if not self.is_pay:
            return self.number(group) / self.base(group)
        people = each(self.unit.pay(self.indicator["count"], self.strand, group))
        return np.mean(people) if self.indicator["kind"].startswith("mean") else np.median(people)

    def figure(self, group):
        declared = group in HEADINGS[self.strand] or group in CATEGORIES[self.strand]
        if self.indicator["kind"] == "recorded":
            return self.recorded_figure(group) if self.unit.directorate == "all" else None
        row = (self.pay_figure if self.is_pay else self.counted_figure)(group, declared)
        return {**row, "Marker": ",".join(filter(None, [row.get("Marker"), "b"]))} if row and self.indicator["broken"] else row

    def recorded_figure(self, group):
        organisation, per = self.unit.organisation, self.indicator["per"]
        question = self.indicator["question"]
        found = told.get((organisation, question, self.strand, group)) or (told.get((organisation, question, "all", "all")) if group == "all" else None)
        if found is None:
            return None
        value, lower, upper, people = found
        if people < self.indicator["minimum"]:
            return {"Denominator": people, "Marker": "u", "Verdict": "too few to say"}
        def limits(value, lower, upper, people):
            if lower is not None:
                return (lower / per, upper / per), None
            return tuple(wilson(value / per * people, people, level) for level in (95, 998)) if value / per <= 1 else (None, None)

        share = value / per
        row = {"Denominator": people, "Value": share}
        row["Limits95"], row["Limits998"] = limits(*found)
        name = "all" if self.indicator["with"] == "rest" else self.indicator["with"]
        other = told.get((organisation, question, "all" if name == "all" else self.strand, name))
        if group in ("all", name) or other is None:
            return row
        share0, people0 = other[0] / per, other[3]
        row.update(Comparator="everyone" if name == "all" else name, ComparatorValue=share0, Difference=share - share0)
        row["Ratio"] = (share / share0 if self.indicator["group-over"] else share0 / share, None, None)
        if name != "all" and share <= 1 and lower is None and other[1] is None:
            sides = (share * people, people, share0 * people0, people0)
            row["Ratio"], row["PValue"] = risk_ratio(*sides), proportions_ztest([sides[0], sides[2]], [people, people0])[1]
            row["Difference95"], row["Difference998"] = (confint_proportions_2indep(*sides, compare="diff", method="newcomb", alpha=ALPHA[level]) for level in (95, 998))
        elif row["Limits95"] and limits(*other)[0]:
            for name95, level in (("Difference95", 95), ("Difference998", 998)):
                both = [found_limits[level == 998] for found_limits in (limits(*found), limits(*other))]
                times = 1
                if None in both:
                    # Only 95% limits are given: the normal distribution makes them wider.
                    both, times = [found_limits[0] for found_limits in (limits(*found), limits(*other))], Z[998] / Z[95]
                (l1, u1), (l0, u0) = ((f - times * (f - limit[0]), f + times * (limit[1] - f)) for f, limit in zip((share, share0), both))
                row[name95] = less_everyone(share, (l1, u1), share0, (l0, u0), people / people0) if name == "all" else recovered(share, (l1, u1), share0, (l0, u0))
        return self.judged(row, None, None, None)

    def counted_figure(self, group, declared):
        kind, indicator = self.indicator["kind"], self.indicator
        x = self.number(group)
        n = self.number("declared") if self.is_share else self.base(group)
        # Hours are nobody's count: the rate is of those who have them.
        told = self.base if indicator["kind"] == "proportion" or indicator["count"].endswith("-hours") else self.number
        row = {"Numerator": x, "Denominator": n, "DeclarationRate": told("declared") / told("all") if told("all") else None}
        if n <= 0 or n < indicator["minimum"]:
            return {"Numerator": x, "Denominator": n, "Marker": "u", "Verdict": None if group == "all" else "too few to say"}
        fx, fn = float(x), float(n)
        row["Value"] = fx / fn
        if kind in ("proportion", "ratio-of-shares", "band-share"):
            row["Limits95"], row["Limits998"] = wilson(fx, fn, 95), wilson(fx, fn, 998)
        elif kind == "rate":
            row["Limits95"], row["Limits998"] = rate_limits(fx, fn, 95), rate_limits(fx, fn, 998)
        if not declared:
            return row
        return self.population(row, group, x, n) if indicator["with"] == "population" else self.contrast(row, group, fx, fn)

    def population(self, row, group, x, n):
        people, everyone = self.base(group), self.base("declared")
        if everyone <= 0:
            return row
        share, fx, fn = float(people / everyone), float(x), float(n)
        row.update(Comparator="population", ComparatorValue=share, Difference=fx / fn - share)
        row["Difference95"], row["Difference998"] = (tuple(limit - share for limit in wilson(fx, fn, level)) for level in (95, 998))
        if share:
            ratio = (fx / fn / share, *(limit / share for limit in wilson(fx, fn, 95)))
            row["Ratio"] = ratio if self.indicator["group-over"] else tuple(1 / r if r else None for r in (ratio[0], ratio[2], ratio[1])) if ratio[0] else None
        if x.denominator == n.denominator == 1:
            row["PValue"] = stats.binomtest(int(x), int(n), share).pvalue
        return self.judged(row, group, share, everyone)

    def contrast(self, row, group, x1, n1):
        name = self.comparator(group)
        if name is None:
            return row
        if name == "rest":
            x0, n0 = self.number("declared") - self.number(group), self.base("declared") - self.base(group)
        else:
            x0, n0 = self.number(name), self.base(name)
        if n0 <= 0:
            return row
        x0, n0, kind = float(x0), float(n0), self.indicator["kind"]
        row.update(Comparator=name, ComparatorValue=x0 / n0, Difference=x1 / n1 - x0 / n0)
        pair = (x1, n1, x0, n0) if self.indicator["group-over"] else (x0, n0, x1, n1)
        if kind == "proportion":
            row["Ratio"], row["PValue"] = risk_ratio(*pair), proportions_p(x1, n1, x0, n0)
            row["Difference95"], row["Difference998"] = (
                confint_proportions_2indep(x1, n1, x0, n0, compare="diff", method="newcomb", alpha=ALPHA[level]) for level in (95, 998))
        elif kind == "rate":
            row["Ratio"], row["PValue"] = rate_ratio(*pair), rates_p(x1, n1, x0, n0)
            row["Difference95"], row["Difference998"] = (
                recovered(x1 / n1, rate_limits(x1, n1, level), x0 / n0, rate_limits(x0, n0, level)) for level in (95, 998))
        else:
            row["Ratio"] = (pair[0] / pair[1] / (pair[2] / pair[3]), None, None) if pair[2] else None
        return self.judged(row, group, x0 / n0, n0)

    def pay_figure(self, group, declared):
        indicator, measure = self.indicator, self.indicator["count"]
        gap, of_means = indicator["kind"].endswith("gap"), indicator["kind"].startswith("mean")
        people = self.base(group)
        if gap and not declared:
            return None
        if people <= 0 or people < indicator["minimum"]:
            return {"Denominator": people, "Marker": "u", "Verdict": None if group == "all" else "too few to say"}
        middle, limits = (np.mean, mean_limits) if of_means else (np.median, median_limits)
        own = each(self.unit.pay(measure, self.strand, group))
        row = {"Denominator": people}
        if not gap:
            row.update(Value=middle(own), Limits95=limits(own, 95), Limits998=limits(own, 998))
        name = self.comparator(group) if declared else None
        if name is None:
            return None if gap else row
        other = self.unit.pay(measure, self.strand, "declared" if name == "rest" else name)
        if name == "rest":
            mine = self.unit.pay(measure, self.strand, group)
            other = {b: n - mine.get(b, 0) for b, n in other.items()}
        if sum(other.values()) < indicator["minimum"]:
            return {"Denominator": people, "Marker": "u", "Verdict": "too few to say"} if gap else row
        other = each(other)
        a, b = middle(own), middle(other)
        row["Ratio"] = (a / b if indicator["group-over"] else b / a, None, None)
        row["Comparator"] = name
        if of_means:
            row["PValue"] = stats.ttest_ind(own, other, equal_var=False).pvalue
        if gap:
            row["Value"] = row["Difference"] = (b - a) / b
            row["ComparatorValue"] = 0.0
            for level in (95, 998):
                ratio = recovered_ratio(a, limits(own, level), b, limits(other, level))
                row[f"Limits{level}"] = row[f"Difference{level}"] = (1 - ratio[1], 1 - ratio[0])
        else:
            row.update(ComparatorValue=b, Difference=a - b)
            for level in (95, 998):
                row[f"Difference{level}"] = (
                    CompareMeans(DescrStatsW(own), DescrStatsW(other)).tconfint_diff(ALPHA[level], usevar="unequal") if of_means
                    else recovered(a, limits(own, level), b, limits(other, level)))
        return self.judged(row, None, None, None)

    def judged(self, row, group, comparator, comparator_base):
        likely, certain, better = row.get("Difference95"), row.get("Difference998"), self.indicator["better"]
        if comparator_base is not None and comparator_base < self.indicator["minimum"]:
            row["Verdict"] = "too few to say"
        elif likely is None and not self.is_pay:
            # Of a sum, and of a value somebody else worked out, nobody knows how its parts vary.
            row["Verdict"] = None
        elif likely is None or certain is None:
            row["Verdict"] = "too few to say"
        elif likely[0] <= 0 <= likely[1]:
            row["Verdict"] = "no clear difference"
        elif certain[0] <= 0 <= certain[1] or better == "no-judgement":
            row["Verdict"] = "possible"
        else:
            row["Verdict"] = "clearly better" if (certain[0] > 0) == (better == "higher") else "clearly worse"
        if group and row["Verdict"] != "no clear difference" and self.could_turn(group, comparator):
            row["Verdict"] = None
        return row

    def could_turn(self, group, comparator):
        """The part of those who did not say that would have to be of the group for it to come level: no more than twice its part of those who did."""
        x, declared = float(self.number(group)), float(self.number("declared"))
        silent = float(self.number("all")) - declared
        if not declared:
            return False
        if self.is_share:
            n, silent_base = declared + silent, 0.0
        else:
            n, silent_base = float(self.base(group)), float(self.base("all") - self.base("declared"))
        slope = silent - comparator * silent_base
        part = (comparator * n - x) / slope if slope else math.inf
        return 0 < part <= 1 and part <= 2 * x / declared


def families(rows):
    """Benjamini and Hochberg within one organisation, period, strand and level of geography."""
    found = defaultdict(list)
    for key, row in rows.items():
        if row.get("PValue") is not None:
            found[key[0], key[2], key[4], key[1] == "all"].append(row)
    for members in found.values():
        for row, q in zip(members, multipletests([r["PValue"] for r in members], method="fdr_bh")[1]):
            row["QValue"] = q


def text(number, per=1):
    if number is None:
        return ""
    return repr(float(f"{float(number) * per:.13g}"))


def line(key, row, per):
    def pair(name, scale):
        limits = row.get(name) or (None, None)
        return [text(limits[0], scale), text(limits[1], scale)]

    ratio = row.get("Ratio") or (None, None, None)
    return "|".join([
        *key, text(row.get("Numerator")), text(row.get("Denominator")), text(row.get("Value"), per), *pair("Limits95", per), *pair("Limits998", per),
        row.get("Comparator") or "", text(row.get("ComparatorValue"), per), *(text(r) for r in ratio), text(row.get("Difference"), per), *pair("Difference95", per),
        text(row.get("PValue")), text(row.get("QValue")), row.get("Verdict") or "", text(row.get("DeclarationRate")), row.get("Marker") or ""])


def main():
    read_returns()
    indicators = read_indicators()
    rows, pers = {}, {}
    for organisation in sorted({place[0] for place, _ in returned}):
        periods = sorted({place[2] for place, _ in returned if place[0] == organisation})
        for period in periods + (["2009-Q1"] if len(periods) == 3 else []):
            for directorate in ("all", "north", "south"):
                unit = Unit(organisation, directorate, period)
                for indicator in indicators:
                    if not unit.has(indicator["count"]) or not (indicator["of"] is None or unit.has(indicator["of"])):
                        continue
                    for strand in indicator["strands"]:
                        case = Case(indicator, unit, strand)
                        groups = ["all"] + HEADINGS[strand]
                        if directorate == "all":
                            groups += [c for c in CATEGORIES[strand] if c not in groups] + (UNDECLARED if indicator["kind"] == "proportion" else [])
                        for group in groups:
                            if group == "all" and case.is_share:
                                continue
                            if (row := case.figure(group)) is not None:
                                key = (organisation, directorate, period, indicator["id"], strand, group)
                                rows[key], pers[key] = row, indicator["per"]
    families(rows)
    for key in sorted(rows):
        # Of nobody there is nothing to compare; the months of a quarter are worked like the first.
        if rows[key].get("Denominator") and not (key[0] == "alderford" and key[2] in ("2009-05", "2009-06")):
            print(line(key, rows[key], pers[key]))


if __name__ == "__main__":
    sys.exit(main())
