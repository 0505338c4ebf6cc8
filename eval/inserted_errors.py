"""Put faults into sound notices and count how many the checks find, by the kind of fault and by the code that tells it.

    python eval/inserted_errors.py FILE_OR_FOLDER... [--faults 300] [--seed 12] [--missed]

Where a fault goes is decided without the program: a total that the figures behind it add up to in a list that the
words close, a rate that two figures before it make, markers at line starts that count up, marks within one line, dates
in digits, days stated as past in a notice that is dated. Each fault is one change; it is found when a finding that the
sound text does not have, of a code that fits, lies around it. Prints a table, with --missed what was not found too.
Exit 2 where nothing can be changed.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

from notice_parser import parse_text
from notice_parser.notice import Notice

LONGEST = 60_000
NEAR = 200
UNIT = "亿元|万元|万人次|万人|万户|件次|人次|个|件|人|家|户|项|宗|处|条|次|所|起"
AMOUNT = re.compile(rf"(?<![0-9.第年月])([0-9]{{1,9}}(?:\.[0-9]{{1,2}})?)({UNIT})(?![省委市])")
RATE = re.compile(r"(?<![0-9.])([0-9]{1,2}(?:\.[0-9]{1,2})?)%")
DATE = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})年([0-9]{1,2})月([0-9]{1,2})日")
NUMBERS = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二", "十三", "十四", "十五"]
NUMBER = "[一二三四五六七八九]|十[一二三四五]?"
MARKER = re.compile(rf"^[ \u3000]*(（({NUMBER})）|({NUMBER})、)(?=[\u4e00-\u9fff])", re.M)
SENTENCE = re.compile(r"[^。！？\n]+[。！？]?")
CLOSED = re.compile(
    r"分为|已[^，。]*，(?:尚|还)?(?:未|剩余|其余)|男[^，。]*，女|1月[^，。]*，2月|第一产业.*第三产业|第一种形态.*第四种"
)
PAST = re.compile(r"[，,]?[^，。；\n]{0,30}(?:召开了|反馈了|开展了|印发了|举行了|作出了|进行了巡|已)")
OPEN = re.compile(r"其中(?!第一|1月)|等")
CODES = {
    "sum": {"parts_do_not_add_up", "part_exceeds_total", "rate_mismatch"},
    "rate": {"rate_mismatch", "parts_do_not_add_up"},
    "marker dropped": {"numbering_gap", "announced_count_mismatch"},
    "marker doubled": {"numbering_duplicate", "numbering_gap", "numbering_order"},
    "mark unpaired": {"unpaired_mark", "mixed_width"},
    "date impossible": {"impossible_date"},
    "date after issue": {"date_after_issue", "inspection_order", "period_reversed"},
}


@dataclass(frozen=True, slots=True)
class Fault:
    """Words to put in the place of others."""

    kind: str
    path: str
    start: int
    end: int
    words: str

    def put_into(self, text: str) -> str:
        return text[: self.start] + self.words + text[self.end :]


def sums(path: str, text: str, chance: random.Random) -> Iterator[Fault]:
    """A total that the next two to five figures of its unit make, where the words between them close the list."""
    for sentence in SENTENCE.finditer(text):
        found = list(AMOUNT.finditer(text, *sentence.span()))
        for index, total in enumerate(found):
            for count in range(2, 6):
                parts = found[index + 1 : index + 1 + count]
                same = len(parts) == count and all(part[2] == total[2] for part in parts)
                if not same or sum(Decimal(part[1]) for part in parts) != Decimal(total[1]):
                    continue
                words = text[total.end() : parts[-1].end()]
                if CLOSED.search(words) and not OPEN.search(words):
                    yield from (fault for one in (total, *parts) for fault in swapped("sum", path, one, chance))


def swapped(kind: str, path: str, figure: re.Match[str], chance: random.Random) -> Iterator[Fault]:
    """The figure with two of its digits changed round, not to begin with 0."""
    digits = figure[1]
    places = [i for i in range(len(digits) - 1) if "." not in digits[i : i + 2] and digits[i] != digits[i + 1]]
    places = [i for i in places if i or digits[1] != "0"]
    if places:
        at = chance.choice(places)
        words = digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :]
        yield Fault(kind, path, *figure.span(1), words)


def rates(path: str, text: str, chance: random.Random) -> Iterator[Fault]:
    """A rate that the two last figures of one unit before it make, both in its sentence."""
    for sentence in SENTENCE.finditer(text):
        for rate in RATE.finditer(text, *sentence.span()):
            before = list(AMOUNT.finditer(text, sentence.start(), rate.start()))[-2:]
            if len(before) == 2 and before[0][2] == before[1][2] and makes(before, rate):
                value = Decimal(rate[1])
                is_up = value < 10 or (value < 90 and chance.random() < 0.5)
                moved = value + 5 if is_up else value - 5
                yield Fault("rate", path, *rate.span(1), str(moved))


def makes(pair: list[re.Match[str]], rate: re.Match[str]) -> bool:
    whole, part = Decimal(pair[0][1]), Decimal(pair[1][1])
    place = Decimal(1).scaleb(-len(rate[1].partition(".")[2]))
    return whole > part > 0 and abs(part / whole * 100 - Decimal(rate[1])) <= place / 2


def markers(path: str, text: str, chance: random.Random) -> Iterator[Fault]:
    """The middle one of three markers in a row, dropped or given the number before it."""
    found = list(MARKER.finditer(text))
    for first, middle, last in zip(found, found[1:], found[2:], strict=False):
        numbers = [NUMBERS.index(one[2] or one[3]) for one in (first, middle, last)]
        is_row = bool(first[2]) == bool(middle[2]) == bool(last[2]) and numbers[2] - numbers[0] == 2
        if is_row and numbers[1] - numbers[0] == 1 and first.group(1)[-1] == middle.group(1)[-1]:
            yield Fault("marker dropped", path, *middle.span(1), "")
            yield Fault("marker doubled", path, *middle.span(1), first[1])


def marks(path: str, text: str, chance: random.Random) -> Iterator[Fault]:
    """One mark of a pair that stands within a line, taken out."""
    for pair in re.finditer(r"《[^《》\n]{2,40}》|“[^“”\n]{2,30}”|（[^（）\n]{2,30}）", text):
        at = chance.choice((pair.start(), pair.end() - 1))
        yield Fault("mark unpaired", path, at, at + 1, "")


def impossible(path: str, text: str, chance: random.Random) -> Iterator[Fault]:
    for date in DATE.finditer(text):
        last = 30 if int(date[2]) == 2 else 31 if int(date[2]) in (4, 6, 9, 11) else 32
        yield Fault("date impossible", path, *date.span(3), str(last))


def after_issue(path: str, text: str, chance: random.Random) -> Iterator[Fault]:
    """A day stated as past, moved two years past the notice's own day, which its last lines state."""
    own = [date for date in DATE.finditer(text) if line_of(text, date).strip() == date[0]]
    if not own or own[-1].start() < len(text) * 0.6:
        return
    for date in DATE.finditer(text, 0, own[-1].start()):
        behind = PAST.match(text, date.end(), date.end() + 45)
        if behind and int(date[1]) <= int(own[-1][1]):
            yield Fault("date after issue", path, *date.span(1), str(int(own[-1][1]) + 2))


def line_of(text: str, found: re.Match[str]) -> str:
    start = text.rfind("\n", 0, found.start()) + 1
    end = text.find("\n", found.end())
    return text[start : end if end >= 0 else len(text)]


MAKERS: tuple[Callable[[str, str, random.Random], Iterator[Fault]], ...] = (
    sums,
    rates,
    markers,
    marks,
    impossible,
    after_issue,
)


@lru_cache(maxsize=400)
def sound(path: str) -> tuple[str, frozenset[tuple[str, str]]]:
    """The text of a file, and the findings that it has as it stands."""
    text = Path(path).read_bytes().decode("utf-8-sig", errors="replace")[:LONGEST]
    return text, frozenset(signs(parse_text(text)))


def signs(notice: Notice) -> Iterator[tuple[str, str]]:
    for finding in notice.findings:
        yield finding.code, finding.message


def told_by(fault: Fault) -> str | None:
    """The code of the new finding near the fault, or None."""
    text, before = sound(fault.path)
    for finding in parse_text(fault.put_into(text)).findings:
        is_new = (finding.code, finding.message) not in before or finding.code == "unpaired_mark"
        places = [place for quote in finding.quotes for place in (quote.start, quote.end)]
        near = bool(places) and min(places) - NEAR <= fault.start <= max(places) + NEAR
        if is_new and near and finding.code in CODES[fault.kind]:
            return finding.code
    return None


def choose(faults: list[Fault], count: int, chance: random.Random) -> list[Fault]:
    """An equal number of each kind as far as there are so many; what is left goes to the others."""
    by_kind: dict[str, list[Fault]] = defaultdict(list)
    for fault in faults:
        by_kind[fault.kind].append(fault)
    chosen: list[Fault] = []
    kinds = sorted(by_kind, key=lambda kind: len(by_kind[kind]))
    for index, kind in enumerate(kinds):
        share = (count - len(chosen)) // (len(kinds) - index)
        chosen.extend(chance.sample(by_kind[kind], min(share, len(by_kind[kind]))))
    return chosen


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("places", nargs="+", type=Path)
    parser.add_argument("--faults", type=int, default=300)
    parser.add_argument("--seed", type=int, default=12)
    parser.add_argument("--missed", action="store_true", help="print what was not found")
    args = parser.parse_args()
    chance = random.Random(args.seed)
    files = [file for place in args.places for file in ([place] if place.is_file() else sorted(place.rglob("*.txt")))]
    texts = {str(file): file.read_bytes().decode("utf-8-sig", errors="replace")[:LONGEST] for file in files}
    faults = [fault for path, text in texts.items() for make in MAKERS for fault in make(path, text, chance)]
    chosen = choose(faults, args.faults, chance)
    if not chosen:
        print("nothing there can be changed", file=sys.stderr)
        return 2
    made: Counter[str] = Counter()
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for fault in sorted(chosen, key=lambda one: one.path):
        made[fault.kind] += 1
        code = told_by(fault)
        found[fault.kind][code or "-"] += 1
        if code is None and args.missed:
            text = fault.put_into(texts[fault.path])
            around = text[max(0, fault.start - 60) : fault.start + 90].replace("\n", "⏎")
            print(f"{fault.kind}: {Path(fault.path).name}: {around}")
    report(made, found)
    return 0


def report(made: Counter[str], found: dict[str, Counter[str]]) -> None:
    print(f"{'fault':18} {'made':>5} {'found':>6} {'share':>6}  by code")
    total = 0
    for kind, count in sorted(made.items()):
        hits = count - found[kind]["-"]
        total += hits
        codes = ", ".join(f"{code} {number}" for code, number in found[kind].most_common() if code != "-")
        print(f"{kind:18} {count:5} {hits:6} {hits / count:6.2f}  {codes}")
    print(f"{'all':18} {sum(made.values()):5} {total:6} {total / sum(made.values()):6.2f}")


if __name__ == "__main__":
    sys.exit(main())
