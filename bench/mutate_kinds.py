"""The kinds of faults that bench/mutate.py puts into sound notices: where a text has room for one, and what it becomes.

A place is found without the program: figures that add up, a rate that two figures make, markers that count up, a name
used several times. A kind is a function text → edits; each edit is one slip of the pen.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Edit:
    """Words to put in the place of others."""

    start: int
    end: int
    words: str


Kind = Callable[[str], Iterator[Edit]]

UNIT = "亿元|万元|万人次|万人|万户|万吨|件次|人次|批次|个|件|人|名|家|户|项|宗|处|条|次|所|起|间|辆|箱|台|套|棵|公里|元"
AMOUNT = re.compile(rf"(?<![0-9.第年月日])([0-9]{{1,9}}(?:\.[0-9]{{1,2}})?)({UNIT})(?![省委市0-9])")
SENTENCE = re.compile(r"[^。！？\n]+[。！？]?")
RATE = re.compile(r"(?<![0-9.])([0-9]{1,2}(?:\.[0-9]{1,2})?)%")
CLOSED = re.compile(
    r"分为|分别为|已[^，。]*，(?:尚|还)?(?:未|剩余|其余)|男[^，。]*，女|1月[^，。]*，2月|上半年[^，。]*，下半年"
)
OPEN = re.compile(r"其中(?!上半年|男|1月)|等|约|近|余|多")
TOTAL = re.compile(r"(?:，|、|；)(?:[二三四五]项)?(?:共计?|合计|总计)$")
DATE = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})年([0-9]{1,2})月([0-9]{1,2})日")
NUMBERS = [*"一二三四五六七八九十", "十一", "十二", "十三", "十四", "十五"]
WEEKDAYS = "一二三四五六日"
NUMBER = "[一二三四五六七八九]|十[一二三四五]?"
MARKER = re.compile(rf"^[ \u3000]*(（({NUMBER})）|({NUMBER})、)(?=[\u4e00-\u9fff][^\n]*[^0-9\n]$)", re.M)


def swapped(figure: re.Match[str]) -> Edit | None:
    """A number with two digits in each other's place."""
    digits = figure[1]
    for at in range(len(digits) - 1):
        pair = digits[at : at + 2]
        if "." not in pair and pair[0] != pair[1] and not (at == 0 and pair[1] == "0"):
            return Edit(*figure.span(1), digits[:at] + pair[1] + pair[0] + digits[at + 2 :])
    return Edit(*figure.span(1), str(int(digits) + max(2, int(digits) // 8))) if digits.isdecimal() else None


def sums(text: str) -> Iterator[Edit]:
    """A total and parts that make it, in a list that its words close."""
    for sentence in SENTENCE.finditer(text):
        found = list(AMOUNT.finditer(text, *sentence.span()))
        for total, parts in closed_rows(text, found):
            yield from filter(None, map(swapped, (total, *parts[:1])))


def closed_rows(text: str, found: list[re.Match[str]]) -> Iterator[tuple[re.Match[str], list[re.Match[str]]]]:
    for index, total in enumerate(found):
        for count in range(2, 7):
            after, before = found[index + 1 : index + 1 + count], found[max(0, index - count) : index]
            if makes_sum(total, after, count) and is_closed(text, total, after):
                yield total, after
            lead = text[before[-1].end() : total.start()] if before else ""
            if (
                makes_sum(total, before, count)
                and TOTAL.search(lead)
                and not OPEN.search(text, before[0].start(), total.start())
            ):
                yield total, before


def makes_sum(total: re.Match[str], parts: list[re.Match[str]], count: int) -> bool:
    same = len(parts) == count and all(part[2] == total[2] for part in parts)
    return same and sum(Decimal(part[1]) for part in parts) == Decimal(total[1])


def is_closed(text: str, total: re.Match[str], parts: list[re.Match[str]]) -> bool:
    words = text[total.end() : parts[-1].end()]
    bracket = words.startswith("（") and "）" not in words and text[parts[-1].end() :].startswith("）")
    colon = words.startswith(("：", "，包括")) and text[parts[-1].end() :].startswith("。")
    return bool((CLOSED.search(words) or bracket or colon) and not OPEN.search(words))


def too_large(text: str) -> Iterator[Edit]:
    """A part after 其中 that becomes larger than its total."""
    for found in re.finditer(
        rf"{AMOUNT.pattern}[^，。；0-9]{{0,4}}[，（]其中[^，。；0-9约近超]{{1,12}}{AMOUNT.pattern}", text
    ):
        total, unit, part, same = found.groups()
        before = text[max(0, found.start() - 24) : found.start()]
        is_plain = unit == same and Decimal(part) < Decimal(total) and not re.search("均|每|比|较|同比|增|减", before)
        if is_plain:
            yield Edit(*found.span(3), str(Decimal(total) + max(Decimal(1), Decimal(total) // 10)))


def rates(text: str) -> Iterator[Edit]:
    """A rate that the two figures right before it make."""
    for sentence in SENTENCE.finditer(text):
        for rate in RATE.finditer(text, *sentence.span()):
            before = list(AMOUNT.finditer(text, sentence.start(), rate.start()))[-2:]
            words = text[before[-1].end() : rate.start()] if before else ""
            if (
                len(before) == 2
                and before[0][2] == before[1][2]
                and makes_rate(before, rate)
                and re.search("率|占", words)
            ):
                value = Decimal(rate[1])
                yield Edit(*rate.span(1), str(value - 6 if value > 50 else value + 6))


def makes_rate(pair: list[re.Match[str]], rate: re.Match[str]) -> bool:
    whole, part = Decimal(pair[0][1]), Decimal(pair[1][1])
    place = Decimal(1).scaleb(-len(rate[1].partition(".")[2]))
    return whole > part > 0 and abs(part / whole * 100 - Decimal(rate[1])) <= place / 2


MOVE = re.compile(
    rf"由[^，。；0-9]{{0,10}}{AMOUNT.pattern}[^，。；0-9]{{0,2}}(?:增加|增长|提高|下降|降|减少|增|升)(?:到|至)[^，。；0-9]{{0,8}}{AMOUNT.pattern}，"
    r"(?:增长|下降|减少|增加|降低)(?:了)?([0-9]{1,3}(?:\.[0-9])?)%"
)


def changes(text: str) -> Iterator[Edit]:
    for found in MOVE.finditer(text):
        first, last, stated = Decimal(found[1]), Decimal(found[3]), Decimal(found[5])
        if found[2] == found[4] and abs(abs(last - first) / first * 100 - stated) < 1:
            yield Edit(*found.span(5), str(stated + 9))


def table_totals(text: str) -> Iterator[Edit]:
    """The total row of a column of numbers that it is the sum of."""
    for table in re.finditer(r"(?:[^\n]*\t[^\n]*\n?){3,}", text):
        rows = [row.split("\t") for row in table[0].rstrip("\n").split("\n")]
        if rows[-1][0] != "合计" or len({len(row) for row in rows}) > 1:
            continue
        at = table.start() + len(table[0].rstrip("\n")) - len("\t".join(rows[-1]))
        for column, cell in enumerate(rows[-1]):
            values = [row[column] for row in rows[1:-1]]
            is_sum = column > 0 and cell.isdecimal() and all(map(str.isdecimal, values))
            if is_sum and sum(map(int, values)) == int(cell):
                start = at + len("\t".join(rows[-1][:column])) + 1
                yield Edit(start, start + len(cell), str(int(cell) + max(2, int(cell) // 10)))


def marker_rows(text: str) -> Iterator[tuple[re.Match[str], re.Match[str], re.Match[str]]]:
    found = list(MARKER.finditer(text))
    for first, middle, last in zip(found, found[1:], found[2:], strict=False):
        numbers = [NUMBERS.index(one[2] or one[3]) for one in (first, middle, last)]
        same = first[1][-1] == middle[1][-1] == last[1][-1]
        if same and numbers[1] - numbers[0] == 1 and numbers[2] - numbers[1] == 1:
            yield first, middle, last


def dropped_markers(text: str) -> Iterator[Edit]:
    return (Edit(*middle.span(1), last[1]) for _, middle, last in marker_rows(text))


def doubled_markers(text: str) -> Iterator[Edit]:
    return (Edit(*middle.span(1), first[1]) for first, middle, _ in marker_rows(text))


def inline_markers(text: str) -> Iterator[Edit]:
    """The 二是 of a paragraph that counts 一是, 二是, 三是."""
    for line in re.finditer(r"[^\n]+", text):
        found = list(re.finditer(r"(?<=[：；。，])([一二三])(是|要)(?=[\u4e00-\u9fff])", line[0]))
        if [one[1] for one in found] == ["一", "二", "三"]:
            start = line.start() + found[1].start(1)
            yield Edit(start, start + 1, "三" if found[1][2] == found[2][2] else "二")


def announced(text: str) -> Iterator[Edit]:
    """N项 right before N points of one paragraph or of the lines after it."""
    for found in re.finditer(r"([二三四五六])(?:项|个方面|点|条)[^，。；：\n0-9]{0,8}：\n?", text):
        number = NUMBERS.index(found[1]) + 1
        rest = text[found.end() : found.end() + 1500]
        for pattern in (
            r"(?:^|(?<=[；。\n]))([一二三四五六七八九])是",
            r"^[ \u3000]*（([一二三四五六七八九])）",
            r"^[ \u3000]*([1-9])\.",
        ):
            markers = [one[1] for one in re.finditer(pattern, rest, re.M)]
            count = next((at for at, one in enumerate(markers) if one not in (NUMBERS[at], str(at + 1))), len(markers))
            if count == number == len(markers) and re.match(r"\s*" + pattern.replace("(?<=[；。\n])", "\n"), rest):
                yield Edit(*found.span(1), NUMBERS[number])


def listed(text: str) -> Iterator[Edit]:
    """N个镇（甲镇、乙镇、…）: N becomes one more."""
    for found in re.finditer(r"([2-9])个(?:乡?镇|村|县|街道|社区)（([^（）\n]{5,80})）", text):
        names = found[2].split("、")
        if len(names) == int(found[1]) > 2 and "等" not in found[2] and "和" not in found[2]:
            yield Edit(*found.span(1), str(int(found[1]) + 1))


def unpaired(text: str) -> Iterator[Edit]:
    for pair in re.finditer(r"《[^《》\n]{2,40}》|“[^“”\n]{2,30}”|（[^（）\n]{2,30}）", text):
        yield Edit(pair.end() - 1, pair.end(), "")


def mixed_brackets(text: str) -> Iterator[Edit]:
    for pair in re.finditer(r"（[^（）()\n]{2,30}）", text):
        yield Edit(pair.end() - 1, pair.end(), ")")


def doubled_marks(text: str) -> Iterator[Edit]:
    for mark in re.finditer(r"(?<=[\u4e00-\u9fff])[，。](?=[\u4e00-\u9fff])", text):
        yield Edit(mark.end(), mark.end(), mark[0])


def doubled_words(text: str) -> Iterator[Edit]:
    for found in re.finditer(
        r"(?<=[，。；])(进一步|持续推进|全面落实|认真落实|深入开展|严格落实)(?=[\u4e00-\u9fff])", text
    ):
        yield Edit(found.end(), found.end(), found[1])


def mixed_digits(text: str) -> Iterator[Edit]:
    for found in re.finditer(r"(?<![0-9.年月第])1([1-9][0-9])(?=[个件人项家户名条处])", text):
        yield Edit(found.start(), found.start() + 1, "一百")


def impossible(text: str) -> Iterator[Edit]:
    for found in DATE.finditer(text):
        yield Edit(*found.span(3), str(monthrange(int(found[1]), int(found[2]))[1] + 1))


def weekdays(text: str) -> Iterator[Edit]:
    for found in re.finditer(DATE.pattern + r"（星期([一二三四五六日])）", text):
        right = WEEKDAYS[date(*map(int, found.groups()[:3])).weekday()]
        if right == found[4]:
            yield Edit(*found.span(4), WEEKDAYS[(WEEKDAYS.index(right) + 2) % 7])


def reversed_periods(text: str) -> Iterator[Edit]:
    for found in re.finditer(DATE.pattern + r"至([0-9]{1,2})月([0-9]{1,2})日", text):
        if (int(found[2]), int(found[3])) < (int(found[4]), int(found[5])) and int(found[2]) != int(found[4]):
            yield Edit(found.start(2), found.end(5), f"{found[4]}月{found[5]}日至{found[2]}月{found[3]}日")


def own_year(text: str) -> int | None:
    """The year of a day that stands alone on one of the last lines."""
    found = list(re.finditer(rf"^[ \u3000]*{DATE.pattern}[ \u3000]*$", text, re.M))
    return int(found[-1][1]) if found and found[-1].start() > len(text) * 0.6 else None


def after_issue(text: str) -> Iterator[Edit]:
    """A day told as past, moved two years past the notice's own."""
    year = own_year(text)
    for found in DATE.finditer(text) if year else ():
        past = re.match(
            r"[，,]?[^，。；\n]{0,30}(?:召开了|反馈了|开展了|印发了|举行了|作出了)",
            text[found.end() : found.end() + 45],
        )
        if past and year and int(found[1]) <= year:
            yield Edit(*found.span(1), str(year + 2))


def past_deadlines(text: str) -> Iterator[Edit]:
    """A limit to come, moved to the year before last."""
    year = own_year(text)
    pattern = r"(?:请[^，。；\n0-9]{0,8}于|将于|拟于|力争|确保)((?:19|20)[0-9]{2})年[0-9]{1,2}月(?:[0-9]{1,2}日|底)前"
    for found in re.finditer(pattern, text) if year else ():
        if year and int(found[1]) >= year:
            yield Edit(*found.span(1), str(year - 2))


def durations(text: str) -> Iterator[Edit]:
    for found in re.finditer(
        r"(?:至|到)(?:[0-9]{1,2}月)?[0-9]{1,2}日止?[^。；\n]{0,12}为期([二两三四五六1-9])个月", text
    ):
        yield Edit(*found.span(1), "八" if not found[1].isdecimal() else "8")


def document_numbers(text: str) -> Iterator[Edit]:
    for found in re.finditer(r"(?<=[发办函字政委])〔([0-9]{4})〕(?=[0-9]{1,4}号)", text):
        yield Edit(*found.span(), f"[{found[1]}]")


def attachment_mentions(text: str) -> Iterator[Edit]:
    listed_from = re.search(r"^[ \u3000]*附件：", text, re.M)
    for found in re.finditer(
        r"(?<![》的])附件([1-9])(?![.．、:：0-9])", text[: listed_from.start()] if listed_from else ""
    ):
        yield Edit(*found.span(1), "9")


def contents(text: str) -> Iterator[Edit]:
    """A word of an entry of the contents."""
    for found in re.finditer(r"^[ \u3000]*[一二三四五六]、([\u4e00-\u9fff]{4,14})(?:…|\.){2,}[0-9]+$", text, re.M):
        if text.count(found[1]) > 1:
            yield Edit(found.start(1), found.start(1) + 2, "其他")


def own_articles(text: str) -> Iterator[Edit]:
    for found in re.finditer(r"(?<!原)本(?:条例|办法|规定)(第[一二三四五六七八九十]{1,3}条)", text):
        yield Edit(*found.span(1), "第九十九条")


def own_parts(text: str) -> Iterator[Edit]:
    for found in re.finditer(r"见(第[一二三四五六]部分)", text):
        yield Edit(*found.span(1), "第九部分")


def campaigns(text: str) -> Iterator[Edit]:
    """The last of three or more mentions of a campaign, with another character."""
    pattern = re.compile(r"“([\u4e00-\u9fff]{4,10})”(?:专项)?(?:行动|工程)")
    counts = Counter(found[0] for found in pattern.finditer(text))
    last = {found[0]: found for found in pattern.finditer(text)}
    for words, found in last.items():
        if counts[words] > 2:
            yield Edit(found.start(1) + 1, found.start(1) + 2, "勤")


def mails(text: str) -> Iterator[Edit]:
    for found in re.finditer(r"(?<=[a-z0-9])@(?=[a-z0-9])", text):
        yield Edit(*found.span(), "@@")


def as_of(text: str) -> Iterator[Edit]:
    for found in re.finditer(r"截(至)(?=目前|20[0-9]{2}年|[0-9]{1,2}月)", text):
        yield Edit(*found.span(1), "止")


def points(text: str) -> Iterator[Edit]:
    word = "(?:提高|上升|提升|增加|下降|降低)"
    pattern = rf"由([0-9.]+)%{word}(?:到|至)([0-9.]+)%，{word}(?:了)?([0-9.]+)(个百分点)"
    for found in re.finditer(pattern, text):
        if abs(Decimal(found[2]) - Decimal(found[1])).compare(Decimal(found[3])) == 0:
            yield Edit(*found.span(4), "%")


def aligned(text: str) -> Iterator[Edit]:
    """One of three values after 分别."""
    thing, value = r"[\u4e00-\u9fff]{2,5}", r"[0-9.]+[\u4e00-\u9fff%]{1,3}"
    things = rf"{thing}、{thing}、{thing}[\u4e00-\u9fff]{{0,7}}"
    pattern = rf"{things}分别(?:为|达到?|完成)?{value}(、{value})[、和]{value}(?=[，。；])"
    for found in re.finditer(pattern, text):
        yield Edit(*found.span(1), "")


def compositions(text: str) -> Iterator[Edit]:
    for found in re.finditer(
        r"产业[^，。；\n]{0,10}?([0-9]{1,2}\.[0-9])[∶:：]([0-9]{1,2}\.[0-9])[∶:：]([0-9]{1,2}\.[0-9])", text
    ):
        if abs(sum(map(Decimal, found.groups())) - 100) <= Decimal("0.2"):
            yield Edit(*found.span(2), str(Decimal(found[2]) + 5))


def impossible_rates(text: str) -> Iterator[Edit]:
    for found in re.finditer(
        r"(?:办结率|整改率|合格率|到位率|满意率|参保率|签约率|反馈率)(?:为|达到?)?([0-9]{2}(?:\.[0-9])?)%", text
    ):
        yield Edit(*found.span(1), f"1{found[1]}")


def falls(text: str) -> Iterator[Edit]:
    for found in re.finditer(r"(?:下降|减少)([0-9]{2}(?:\.[0-9])?%)(?=[，。；])", text):
        yield Edit(*found.span(1), "3倍")


def repeated_figures(text: str) -> Iterator[Edit]:
    """A figure stated twice in the same words of a year; the second changes."""
    seen: dict[str, str] = {}
    pattern = re.compile(
        r"(20[0-9]{2}年[^，。；：、\n0-9]{0,2}[，,]?[^，。；：、\n0-9计划目标]{6,20})([0-9]{2,7}(?:\.[0-9]{1,2})?)(亿元|万元|件|人|家|户|个)"
    )
    for found in pattern.finditer(text):
        key = found[1].replace("，", "") + found[3]
        if seen.get(key) == found[2]:
            edit = swapped(re.match(r"(.*)", found[2]))  # type: ignore[arg-type]
            if edit is not None:
                yield Edit(*found.span(2), edit.words)
        seen.setdefault(key, found[2])


def empty_sections(text: str) -> Iterator[Edit]:
    """The text under a bare heading, taken out; another heading of its kind follows and has its own."""
    heading = r"^[ \u3000]*（[一二三四五六]）[^。；：，\n]{4,20}\n"
    pattern = rf"{heading}([^\n]+\n)(?={heading}[^（\n]+\n)"
    for found in re.finditer(pattern, text, re.M):
        if not re.match(r"[ \u3000]*[0-9一二三（]", found[1]):
            yield Edit(*found.span(1), "")


KINDS: dict[str, tuple[Kind, set[str]]] = {
    "sum": (sums, {"parts_do_not_add_up", "part_exceeds_total", "rate_mismatch"}),
    "part too large": (too_large, {"part_exceeds_total", "parts_do_not_add_up"}),
    "rate": (rates, {"rate_mismatch", "parts_do_not_add_up"}),
    "change": (changes, {"change_mismatch"}),
    "total row": (table_totals, {"parts_do_not_add_up", "table_text_mismatch"}),
    "marker dropped": (dropped_markers, {"numbering_gap", "numbering_duplicate", "announced_count_mismatch"}),
    "marker doubled": (doubled_markers, {"numbering_duplicate", "numbering_gap", "numbering_order"}),
    "inline marker": (inline_markers, {"numbering_gap", "numbering_duplicate"}),
    "announced count": (announced, {"announced_count_mismatch"}),
    "listed names": (listed, {"listed_count_mismatch"}),
    "mark unpaired": (unpaired, {"unpaired_mark", "mixed_width"}),
    "bracket of another width": (mixed_brackets, {"mixed_width"}),
    "mark doubled": (doubled_marks, {"repeated_text"}),
    "word doubled": (doubled_words, {"repeated_text"}),
    "digits mixed": (mixed_digits, {"mixed_numerals"}),
    "date impossible": (impossible, {"impossible_date"}),
    "weekday": (weekdays, {"weekday_mismatch"}),
    "period reversed": (reversed_periods, {"period_reversed", "inspection_order"}),
    "date after issue": (after_issue, {"date_after_issue", "inspection_order", "period_reversed"}),
    "deadline past": (past_deadlines, {"deadline_in_past"}),
    "duration": (durations, {"duration_mismatch"}),
    "document number": (document_numbers, {"document_number_form"}),
    "attachment": (attachment_mentions, {"attachment_missing"}),
    "contents": (contents, {"contents_mismatch"}),
    "article": (own_articles, {"cross_reference_missing"}),
    "part": (own_parts, {"cross_reference_missing"}),
    "campaign": (campaigns, {"name_variants"}),
    "mail": (mails, {"contact_form"}),
    "as of": (as_of, {"wording_misused"}),
    "points": (points, {"point_or_percent"}),
    "aligned": (aligned, {"fenbie_length_mismatch"}),
    "composition": (compositions, {"shares_do_not_make_100", "rate_mismatch"}),
    "rate above 100%": (impossible_rates, {"rate_out_of_range", "rate_mismatch"}),
    "fall by a multiple": (falls, {"decrease_by_multiple"}),
    "figure repeated": (repeated_figures, {"conflicting_values", "scale_slip"}),
    "section empty": (empty_sections, {"empty_section"}),
}
