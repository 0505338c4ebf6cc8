"""Folders of rules of one's own: what is laid over what, and what a hostile folder comes to."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from conftest import ROOT, run_program
from notice_parser import parse_text
from notice_parser.errors import PackError, UsageError
from notice_parser.pack import Pack, built_in_pack
from notice_parser.pack.folders import Layer, built_in_folder, layers_of
from notice_parser.pack.guards import GuardsFile
from notice_parser.pack.loading import load_pack
from notice_parser.pack.loading.reader import PackReader
from notice_parser.pipeline import parse_source
from notice_parser.readers.text import from_string

GUARD = "guards:\n  - {{id: {}, pattern: '{}', match: [{}]}}\n"


def folder(place: Path, **files: str) -> Path:
    """A folder of rules with these files, named without their ends."""
    place.mkdir()
    for name, text in files.items():
        (place / f"{name}.yaml").write_text(text, "utf-8")
    return place


def loaded(*folders: Path) -> Pack:
    return load_pack(*layers_of(folders))


def guards(pack: Pack) -> dict[str, str]:
    return {rule: pattern.pattern for rule, pattern in pack.guards.patterns}


def test_a_new_rule_stands_in_front_of_all(tmp_path: Path) -> None:
    pack = loaded(folder(tmp_path / "own", guards=GUARD.format("shop", "12小时超市", "12小时超市")))
    assert list(guards(pack)) == ["shop", *guards(built_in_pack())]


def test_a_new_rule_stands_before_the_one_it_names(tmp_path: Path) -> None:
    text = "guards:\n  - {id: shop, before: hotline, pattern: 甲, match: [甲]}\n"
    ids = list(guards(loaded(folder(tmp_path / "own", guards=text))))
    assert ids[ids.index("hotline") - 1] == "shop"


def test_the_later_folder_wins(tmp_path: Path) -> None:
    one = folder(tmp_path / "one", guards=GUARD.format("shop", "甲", "甲") + "  - {id: kept, pattern: 丙}\n")
    two = folder(tmp_path / "two", guards=GUARD.format("shop", "乙", "乙"))
    assert (guards(loaded(one, two))["shop"], guards(loaded(two, one))["shop"]) == ("乙", "甲")
    assert guards(loaded(one, two))["kept"] == "丙"


def test_the_same_id_replaces_in_its_place(tmp_path: Path) -> None:
    pack = loaded(folder(tmp_path / "own", guards=GUARD.format("hotline", "甲", "甲")))
    assert guards(pack) == {**guards(built_in_pack()), "hotline": "甲"}
    assert list(guards(pack)) == list(guards(built_in_pack()))


def test_a_rule_is_switched_off(tmp_path: Path) -> None:
    pack = loaded(folder(tmp_path / "own", guards="guards:\n  - {id: hotline, enabled: false}\n"))
    assert set(guards(built_in_pack())) - set(guards(pack)) == {"hotline"}


def test_extends_its_own_id_adds_words(tmp_path: Path) -> None:
    text = "kinds:\n  - id: verb\n    extends: verb\n    words: 放归\n"
    pack = loaded(folder(tmp_path / "own", words=text))
    assert pack.words.kind_of == {**built_in_pack().words.kind_of, "放归": "verb"}


def test_extends_another_takes_what_is_not_said(tmp_path: Path) -> None:
    text = "guards:\n  - {id: mine, extends: hotline, pattern: 甲}\n"
    reader = PackReader(*layers_of([folder(tmp_path / "own", guards=text)]))
    rules = {rule.id: rule for rule in reader.read("guards.yaml", GuardsFile).guards}
    mine, hotline = rules["mine"], rules["hotline"]
    assert (mine.pattern, mine.match, mine.why) == ("甲", hotline.match, hotline.why)


def test_a_message_is_changed_in_one_language(tmp_path: Path) -> None:
    pack = loaded(folder(tmp_path / "own", messages="messages:\n  numbering_gap: {zh: 缺号。}\n"))
    said, built_in = pack.messages.by_code["numbering_gap"], built_in_pack().messages.by_code["numbering_gap"]
    assert (said.zh, said.en) == ("缺号。", built_in.en)


def test_a_folder_with_every_file_has_nothing_below_it(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "patterns", tmp_path / "whole")
    assert layers_of([tmp_path / "whole"]) == ((tmp_path / "whole").resolve(), ())
    own = folder(tmp_path / "own", guards=GUARD.format("shop", "甲", "甲"))
    base, over = layers_of([own, tmp_path / "whole", own])
    assert (base, [layer.shown for layer in over]) == ((tmp_path / "whole").resolve(), [str(own)])


def test_the_fingerprint_tells_folders_and_their_order(tmp_path: Path) -> None:
    one = folder(tmp_path / "one", guards=GUARD.format("shop", "甲", "甲"))
    two = folder(tmp_path / "two", guards=GUARD.format("shop", "乙", "乙"))
    packs = (built_in_pack(), loaded(one), loaded(two), loaded(one, two), loaded(two, one))
    assert len({pack.fingerprint for pack in packs}) == len(packs)
    notice = parse_source(from_string("全县受理信访5件。"), pack=packs[1])
    assert notice.parser.rules == packs[1].fingerprint != parse_text("全县受理信访5件。").parser.rules


def test_own_words_do_not_reach_the_built_in_rules(tmp_path: Path) -> None:
    """What is kept of the built-in dictionary holds no word of another pack."""
    sentence = "全县放归野生动物12只。"
    before = run_program("explain", sentence).stdout
    own = folder(tmp_path / "own", words="kinds:\n  - {id: verb, extends: verb, words: 放归}\n")
    for _ in range(2):
        assert run_program("explain", sentence, "--rules", own).stdout != before
    assert run_program("explain", sentence).stdout == before


def test_the_option_is_repeated_and_the_variable_holds_several(tmp_path: Path) -> None:
    one = folder(tmp_path / "a folder", guards=GUARD.format("shop", "甲", "甲"))
    two = folder(tmp_path / "two", guards=GUARD.format("shop", "12小时超市", "12小时超市"))
    by_option = run_program("rules", "try", "建成12小时超市5座。", "--rules", one, "--rules", two)
    by_variable = run_program("rules", "try", "建成12小时超市5座。", env={"NOTICE_PARSE_RULES": f"{one}:{two}"})
    assert b"12\xe5\xb0\x8f\xe6\x97\xb6\xe8\xb6\x85\xe5\xb8\x82  guard  shop" in by_option.stdout
    assert by_option.stdout == by_variable.stdout


def test_a_folder_without_rules_is_wrong_use(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("nothing")
    with pytest.raises(UsageError, match="holds no rule file"):
        layers_of([tmp_path])


BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{new}: &{new} [{', '.join([f'*{old}'] * 9)}]\n" for old, new in zip("abcdefgh", "bcdefghi", strict=True)
)
ENTRY = "guards:\n  - id: bad\n    match: [甲]\n"
DEFINITIONS = "definitions:\n  d0: 甲乙\n" + "".join(
    f"  d{n}: '{{{{d{n - 1}}}}}{{{{d{n - 1}}}}}'\n" for n in range(1, 19)
)
# Files of a hostile folder, where its one line points, and what it says.
HOSTILE: dict[str, tuple[dict[str, str], str, str]] = {
    "alternatives that overlap": (
        {"guards": f"{ENTRY}    pattern: '(?:甲|甲){{1,40}}乙'\n"},
        "guards.yaml:4: bad: ",
        "takes too long",
    ),
    "repeats of repeats": (
        {"guards": f"{ENTRY}    pattern: '(?:[0-9]{{1,9}}、?){{1,40}}件'\n"},
        "guards.yaml:4: bad: ",
        "takes too long",
    ),
    "an open repeat": ({"guards": f"{ENTRY}    pattern: '甲+'\n"}, "guards.yaml:4: bad: ", "unbounded repeat"),
    "a giant": (
        {"guards": f"{ENTRY}    pattern: '(?:(?:甲{{1000}}){{1000}}){{1000}}'\n"},
        "guards.yaml:4: bad: ",
        "may take more",
    ),
    "a giant of a class": (
        {"guards": f"{ENTRY}    pattern: '(?:(?:\\p{{Han}}{{1000}}){{1000}}){{1000}}'\n"},
        "guards.yaml:4: bad: ",
        "more",
    ),
    "brackets without end": (
        {"guards": f"{ENTRY}    pattern: '{'(' * 5000}甲{')' * 5000}'\n"},
        "guards.yaml:4: bad: ",
        "nested too deep",
    ),
    "definitions that double": (
        {"definitions": DEFINITIONS, "guards": f"{ENTRY}    pattern: '{{{{d18}}}}'\n"},
        "guards.yaml:4: bad: ",
        "a pattern",
    ),
    "a bomb of aliases": ({"guards": BOMB}, "guards.yaml:1: -: ", "aliases"),
    "an alias of itself": ({"guards": "guards: &a [*a]\n"}, "guards.yaml:1: -: ", "aliases"),
    "a merge key": ({"guards": "guards:\n  - &a {id: a}\n  - {<<: *a}\n"}, "guards.yaml:2: -: ", "aliases"),
    "a tag that would run": (
        {"guards": "guards: !!python/object/apply:os.system ['true']\n"},
        "guards.yaml:1: -: ",
        "tags are not allowed",
    ),
    "nesting": ({"guards": f"guards: {'[' * 500}{']' * 500}\n"}, "guards.yaml:1: -: ", "nested deeper"),
    "deeper nesting": ({"guards": f"guards: {'[' * 90000}\n"}, "guards.yaml:1: -: ", "nest"),
    "a control character": ({"guards": "guards:\n  - {id: \x01}\n"}, "guards.yaml:2: -: ", "not YAML"),
    "a file too large": ({"guards": f"guards: []\n# {'甲' * 1_500_000}\n"}, "guards.yaml:1: -: ", "larger than"),
    "a wrong type": ({"guards": f"{ENTRY}    pattern: [甲]\n"}, "guards.yaml:4: bad: ", "string"),
    "a list for a mapping": ({"messages": "messages: [甲]\n"}, "messages.yaml:1: -: ", "Expected a mapping"),
    "an unknown key": (
        {"guards": f"{ENTRY}    pattern: 甲\n    patern: 乙\n"},
        "guards.yaml:5: bad: ",
        "not permitted",
    ),
    "a key twice": (
        {"guards": f"{ENTRY}    pattern: 甲\n    pattern: 乙\n"},
        "guards.yaml:5: bad: ",
        "duplicate key",
    ),
    "an id twice": (
        {"guards": f"{ENTRY}    pattern: 甲\n  - {{id: bad, pattern: 乙}}\n"},
        "guards.yaml:5: bad: ",
        "duplicate id",
    ),
    "an unknown list": ({"guards": "guard:\n  - {id: bad}\n"}, "guards.yaml:1: -: ", "not permitted"),
    "an unknown file": ({"guard": ENTRY}, "guard.yaml:1: -: ", "did you mean guards.yaml?"),
    "nothing to switch off": (
        {"guards": "guards:\n  - {id: bad, enabled: false}\n"},
        "guards.yaml:2: bad: ",
        "there is no rule",
    ),
    "nothing to extend": (
        {"guards": "guards:\n  - {id: bad, extends: none, pattern: 甲}\n"},
        "guards.yaml:2: bad: ",
        "there is no rule none",
    ),
    "nothing to stand before": (
        {"guards": "guards:\n  - {id: bad, before: none, pattern: 甲}\n"},
        "guards.yaml:2: bad: ",
        "there is no rule none",
    ),
    "an unknown kind": (
        {"units": "units:\n  - {id: bad, kind: 甲, numerals: always, words: 坪, match: []}\n"},
        "units.yaml:2: bad: ",
        "money",
    ),
    "a factor that is not a number": (
        {"units": "units:\n  - {id: bad, kind: area, numerals: always, words: 坪, factor: 甲, match: []}\n"},
        "units.yaml:2: bad: ",
        "is not a number",
    ),
    "a number of blanks": (
        {"edges": "title: {shortest: 5, widest: ' '}\n"},
        "edges.yaml:1: widest: ",
        "nothing is not a number",
    ),
    "a word in two kinds": (
        {"words": "kinds:\n  - {id: verb, extends: verb, words: 同比}\n"},
        "words.yaml:",
        "stands in",
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_folder_gives_its_one_line(tmp_path: Path, name: str) -> None:
    files, place, what = HOSTILE[name]
    own = folder(tmp_path / "own", **files)
    with pytest.raises(PackError) as error:
        loaded(own)
    (line,) = error.value.errors
    assert line.startswith(f"{own}/{place}")
    assert what in line
    assert "\n" not in line


def test_another_encoding_names_the_folder(tmp_path: Path) -> None:
    own = folder(tmp_path / "own")
    (own / "guards.yaml").write_bytes(ENTRY.encode("gb18030"))
    result = run_program("parse", ROOT / "README.md", "--rules", own)
    assert (result.returncode, result.stdout) == (2, b"")
    assert result.stderr == f"notice-parse: rules: {own}/guards.yaml:3: -: the file is not UTF-8\n".encode()


@pytest.mark.parametrize(
    ("name", "fault"),
    [
        ("empty-pattern-hung", "own/periods.yaml:5: fiscal_year: may match without taking a character"),
        ("empty-pattern-hung", "own/periods.yaml:7: financial_year: may match without taking a character"),
        ("group-asked-for-in-vain", "own/references.yaml:2: reference: needs the group (?P<title>…)"),
        ("numeral-no-one-reads", "own/numbers.yaml:3: find: one of even, doubled"),
        ("numeral-no-one-reads", "own/numbers.yaml:4: doubled: needs the group (?P<times>…)"),
        ("edge-that-is-no-number", "own/edges.yaml:2: shortest: 甲 is not a number"),
        ("openings-that-are-no-pattern", "own/markers.yaml:2: openings: "),
        ("group-of-a-family", "own/markers.yaml:3: 甲件: the group first is not used"),
        ("check-without-its-patterns", "own/checks.yaml:3: single_item: needs second among its "),
        ("group-of-a-family", "own/markers.yaml:4: 乙件: needs the group (?P<path>…)"),
    ],
)
def test_what_fuzzing_found_is_refused_with_its_line(tmp_path: Path, name: str, fault: str) -> None:
    text = (ROOT / "tests" / "fuzz" / "seeds" / "rules" / f"{name}.yaml").read_text("utf-8")
    own = folder(tmp_path / "own", **{text.split(".yaml")[0].removeprefix("# "): text})
    with pytest.raises(PackError) as refused:
        load_pack(built_in_folder(), (Layer(own, "own"),))
    assert any(line.startswith(fault) for line in refused.value.errors)


def test_a_check_that_is_left_out_finds_nothing(tmp_path: Path) -> None:
    text = "一、收入情况\n一切平稳。\n三、支出情况\n一切平稳。\n"
    off = "checks:\n  - {id: numbering_gap, enabled: false}\n"
    found = [
        {finding.code for finding in parse_source(from_string(text), pack=pack).findings}
        for pack in (built_in_pack(), loaded(folder(tmp_path / "own", checks=off)))
    ]
    assert "numbering_gap" in found[0]
    assert found[1] == found[0] - {"numbering_gap"}


def test_a_check_without_a_message_is_refused(tmp_path: Path) -> None:
    check = "compares: a, tolerance: b, silent: c, match: [], no_match: []"
    entry = f"checks:\n  - {{id: seen, group: text, severities: [info], {check}}}\n"
    own = folder(tmp_path / "own", checks=entry)
    with pytest.raises(PackError) as refused:
        loaded(own)
    assert refused.value.errors == [f"{own}/checks.yaml:2: seen: checks.0: the key message is required"]
    said = "message: {zh: 见, en: seen}, variants: {twice: {zh: 又见, en: seen again}}"
    (own / "checks.yaml").write_text(entry.replace("match: []", f"{said}, match: []", 1), "utf-8")
    messages = loaded(own).messages
    assert messages.say("seen", {}) == "见"
    assert messages.say("seen", {"variant": "twice"}, "en") == "seen again"


def test_a_message_that_nothing_reports_is_refused(tmp_path: Path) -> None:
    own = folder(tmp_path / "own", messages="messages:\n  sene: {zh: 见, en: seen}\n")
    with pytest.raises(PackError) as refused:
        loaded(own)
    remedy = "nothing reports this; a new check has its message in checks.yaml"
    assert refused.value.errors == [f"{own}/messages.yaml:2: sene: {remedy}"]
