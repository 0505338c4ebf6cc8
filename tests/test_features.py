"""Features of the evidence: each is described, its example and those of readings run, errors are told by line."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from msgspec.structs import replace

from conftest import ROOT, run_program
from notice_parser.errors import PackError
from notice_parser.examples import example_errors
from notice_parser.examples.quantities import check_quantity, frames_alone
from notice_parser.examples.readings import Weighed, check_feature, check_reading, weigh
from notice_parser.examples.trial import Trial
from notice_parser.pack import built_in_pack
from notice_parser.pack.features import FIELDS, FRAMES, STATES, load_features, name_of, without_side, without_state
from notice_parser.pack.loading.reader import PackReader
from notice_parser.pack.readings import load_readings
from notice_parser.readings.account import apart
from notice_parser.readings.choose import FIELDS as CHOSEN
from notice_parser.readings.scoring import STATES as CHOSEN_STATES
from notice_parser.readings.trust import frame_features

PATTERNS = ROOT / "patterns"
FILES = ("features.yaml", "readings.yaml")
GUIDE = (ROOT / "docs" / "readings.md").read_text("utf-8")
CLAUSES = GUIDE.partition("<!-- clauses -->")[2].partition("<!-- /clauses -->")[0]
ROWS = [[cell.strip() for cell in line.strip("| ").split(" | ")] for line in CLAUSES.strip().splitlines()[2:]]
EXAMPLES = {
    one["id"]: one["match"] for one in yaml.safe_load((PATTERNS / "readings.yaml").read_text("utf-8"))["examples"]
}
FRAMES_ALONE = frames_alone(built_in_pack())
SAMPLE = (ROOT / "samples" / "rectification-county.txt").read_text("utf-8")


@pytest.fixture(autouse=True)
def weighing(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("NOTICE_PARSE_EVIDENCE", "on")
    weigh.cache_clear()
    yield
    weigh.cache_clear()


def weighed(text: str) -> Weighed:
    found = weigh(text, built_in_pack())
    assert found is not None
    return found


def trial_of(rule: str, example: dict[str, Any]) -> Trial:
    return Trial(pack=built_in_pack(), reader=PackReader(PATTERNS), rule=rule, entry={}, example=example)


def test_examples_of_features_and_readings_hold() -> None:
    assert example_errors(PATTERNS, only=FILES) == []


def test_each_field_has_examples_and_frames_alone_read_many_otherwise() -> None:
    changed = [
        check_quantity(replace(trial_of(field, example), pack=FRAMES_ALONE)) != []
        for field, examples in EXAMPLES.items()
        for example in examples
    ]
    assert set(EXAMPLES) == set(FIELDS)
    assert len(changed) >= 40
    assert sum(changed) >= 15


def test_fields_and_states_are_those_of_the_evidence() -> None:
    assert set(FIELDS) == set(CHOSEN)
    assert tuple(map(str, CHOSEN_STATES)) == STATES


def listed(found: Weighed) -> Iterator[tuple[str, str]]:
    """Every feature that the evidence lists for a text, with the field that it weighs for."""
    for figure in found.figures:
        for field in FIELDS:
            for row in found.chooser.features(figure, field, found.chooser.values(figure, field)):
                yield from ((field, feature) for feature in row)
            yield from ((FRAMES, feature) for feature in frame_features(figure, field, found.chooser.known))


def test_every_feature_listed_is_described_with_as_many_values() -> None:
    """Of the examples' own texts and a sample; that each feature described is listed, its own example shows."""
    features = built_in_pack().features
    texts = dict.fromkeys(example["text"] for examples in EXAMPLES.values() for example in examples)
    names, wrong = set(), set()
    for text in (*texts, SAMPLE):
        for field, feature in dict.fromkeys(listed(weighed(text))):
            meaning, name = features.meaning(feature, field), name_of(feature, field)
            names.add((field, name))
            bare = without_side(without_state(feature) if field == "status" else feature)[0]
            if meaning is None or not meaning.fits(bare):
                wrong.add((field, feature))
    assert wrong == set()
    assert len(names) > 600


def test_two_families_may_share_a_name_and_are_told_apart_by_values() -> None:
    features = built_in_pack().features
    figure, action = features.meaning("verbs=11", "action"), features.meaning("verbs=1|L", "action")
    assert (figure, action) == (features.meanings["figure"]["verbs"], features.meanings["action"]["verbs"])
    assert features.meaning("L:last=thing", "actor") == features.meanings["ends"]["last"]
    assert features.meaning("L:gap=L|1", "action") is None
    assert features.meaning("any>done", "status") == features.meanings["status"]["any"]
    assert features.meaning("any>done", "part_of") is None
    several = features.meanings["part_of"]["cue"]
    assert [several.fits(f"cue={values}") for values in ("a", "a|b", "a|b|c", "a|b|c|d")] == [True, True, False, True]
    assert [features.meanings["part_of"]["across"].fits(f"across={v}") for v in ("1", "1|a", "1|a|b")] == [
        False,
        True,
        True,
    ]


EXAMPLE = {"text": "正在办理的信访件14件。", "quantity": "14件", "action": "办理", "feature": "word=办理"}
OTHER_EXAMPLES = {
    "another feature": ({"feature": "word=办结"}, "word=办结 is not listed; listed: word=办理"),
    "another value": ({"action": "送达"}, "no candidate is written so"),
    "another quantity": ({"quantity": "15件"}, "15件 is not found"),
    "another rule": ({"feature": "tag=v"}, "not of this rule"),
    "another field": ({"status": "done"}, "the example names none of"),
    "too many values": ({"feature": "word=办理|1"}, "not as many values"),
}


@pytest.mark.parametrize("name", OTHER_EXAMPLES)
def test_an_example_of_a_feature_that_fails_says_why(name: str) -> None:
    change, what = OTHER_EXAMPLES[name]
    assert check_feature(trial_of("features.action.word", EXAMPLE)) == []
    (difference,) = check_feature(trial_of("features.action.word", EXAMPLE | change))
    assert what in difference


def test_an_example_of_a_reading_that_fails_names_the_weights_that_count_most() -> None:
    right = {"text": "计划新建停车位600个。", "quantity": "600个", "status": "planned"}
    assert check_reading(trial_of("status", right)) == []
    other, planned, done = check_reading(trial_of("status", right | {"status": "done"}))
    assert other == "status is planned, not done"
    assert (planned[:12], planned.count(">planned ")) == ("planned has ", 4)
    assert (done[:9], done.count(">done ")) == ("done has ", 4)
    nowhere = check_reading(trial_of("action", {"text": right["text"], "quantity": "600个", "action": "停车场"}))
    assert nowhere[0] == "action is 新建, not 停车场"


def heaviest_of(field: str) -> tuple[int, str]:
    """The example of a field that one weight decides most, and the feature of that weight."""
    found = []
    for number, example in enumerate(EXAMPLES[field]):
        one = weighed(example["text"])
        figure = one.figure(example["quantity"])
        assert figure is not None
        if figure.margins[field] == float("inf"):
            continue  # what the frames read was trusted, so no candidate was weighed
        best, second = one.chooser.rank(figure, field)[:2]
        weights, _ = apart(one.chooser, figure, field, one=best.value, other=second.value)
        found += [(weight.weight, number, weight.feature) for weight in weights]
    _, number, feature = max(found)
    return number, feature


@pytest.mark.parametrize("field", ["measured", "status"])
def test_an_edited_weight_is_told_by_what_it_breaks(tmp_path: Path, field: str) -> None:
    number, feature = heaviest_of(field)
    folder = tmp_path / "patterns"
    shutil.copytree(PATTERNS, folder)
    weights = (folder / "weights.yaml").read_text("utf-8")
    head, block = weights.partition(f"  - id: {field}\n")[::2]
    lines = block.split("\n")
    at = next(index for index, line in enumerate(lines) if line.strip().rpartition(" ")[0] == feature)
    lines[at] = f"      {feature} -90"
    (folder / "weights.yaml").write_text(f"{head}  - id: {field}\n" + "\n".join(lines), "utf-8")
    errors = example_errors(folder, only=["readings.yaml"])
    example = EXAMPLES[field][number]
    (broken,) = [line for line in errors if f" {field}: match {example['text']}: " in line]
    assert f"{field} is " in broken
    assert f"{feature} -90.00" in broken
    rules = (PATTERNS / "readings.yaml").read_text("utf-8").splitlines()
    assert example["text"] in rules[int(broken.split(":")[1]) - 1]


Change = Callable[[str], str]


def swap(old: str, new: str) -> Change:
    def change(text: str) -> str:
        assert old in text
        return text.replace(old, new, 1)

    return change


def first_weight(field: str, *lines: str, key: str = "fields") -> Change:
    """Put lines in front of the weights of a field."""

    def change(text: str) -> str:
        head, block = text.split(f"{key}:\n", 1)
        mark = f"  - id: {field}\n    weights: |\n"
        added = "".join(f"      {line}\n" for line in lines)
        return f"{head}{key}:\n" + swap(mark, f"{mark}{added}")(block)

    return change


# The file, what is done to it, what the error says, and what stands in its line.
BROKEN = {
    "a feature not described": ("weights", first_weight("action", "nope=1 0.5"), "describe nope", "nope=1 0.5"),
    "a feature of another field": ("weights", first_weight("period", "tag=v 0.5"), "describe tag", "tag=v 0.5"),
    "a side where there is none": ("weights", first_weight("action", "L:tag=v 1"), "describe L:tag", "L:tag=v 1"),
    "no feature of frames": ("weights", first_weight("actor", "here 1", key="frames"), "describe here", "here 1"),
    "no weight": ("weights", first_weight("scope", "some"), "is not a feature and its weight", "some"),
    "a weight that is no number": ("weights", first_weight("scope", "nan"), "is not a feature and its weight", "nan"),
    "a weight beyond all": ("weights", first_weight("scope", "-1e7"), "is not a feature and its weight", "-1e7"),
    "a weight twice": ("weights", first_weight("scope", "class=w|1 1", "class=w|1 2"), "stands twice", "class=w|1 2"),
    "no status": ("weights", first_weight("status", "any 1"), "ends in no status", "any 1"),
    "an unknown status": ("weights", first_weight("status", "any>gone 1"), "ends in no status", "any>gone 1"),
    "an unknown field": ("weights", swap("- id: scope", "- id: scoop"), "scoop is not a field", "- id: scoop"),
    "a field twice": ("weights", swap("- id: scope", "- id: actor"), "duplicate id", "- id: actor"),
    "features without a family": ("features", swap("\n  action:\n", "\n  acts:\n"), "the family acts", "  acts:"),
    "a family of no field": ("features", swap("[status]", "[state]"), "state is not a field", "[state]"),
    "a feature without an example": ("features", swap("match: [{", "matches: [{"), "not permitted", "matches"),
    "no number": ("readings", swap('margins: {action: "0.7"', "margins: {action: one"), "one is not a number", "one"),
    "one number": ("readings", swap('"12 1.1"', '"12"'), "12 is not two numbers", '"12"'),
    "a score of no field": (
        "readings",
        swap("en_enough: {act", "en_enough: {acts"),
        "actsion is not a field",
        "actsion:",
    ),
    "no limit": ("readings", swap("doubts: {action: 0.8, ", "doubts: {"), "doubts: the field action", "doubts: {meas"),
    "examples of no field": ("readings", swap("- id: part_of", "- id: share"), "share is not a field", "- id: share"),
    "examples twice": ("readings", swap("- id: scope", "- id: actor"), "duplicate id", "- id: actor"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_of_the_evidence_is_told_with_its_line(tmp_path: Path, name: str) -> None:
    file, change, what, at = BROKEN[name]
    for one in ("features", "readings", "weights", "word_usage"):
        shutil.copy(PATTERNS / f"{one}.yaml", tmp_path)
    path = tmp_path / f"{file}.yaml"
    path.write_text(change(path.read_text("utf-8")), "utf-8")
    error = next(line for line in errors_of(tmp_path) if what in line)
    place, number = error.split(":")[:2]
    assert place == path.name
    assert at in path.read_text("utf-8").splitlines()[int(number) - 1]


def errors_of(folder: Path) -> list[str]:
    reader = PackReader(folder)
    try:
        load_readings(reader, load_features(reader))
    except PackError as error:
        return error.errors
    return reader.errors


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[1])
def test_the_clauses_of_the_guide_are_read_as_it_says(row: list[str]) -> None:
    text, quantity, field, by_frames, by_evidence = row
    wanted = {"text": text, "quantity": quantity}
    alone = replace(trial_of(field, wanted | {field: None if by_frames == "-" else by_frames}), pack=FRAMES_ALONE)
    assert check_quantity(alone) == []
    assert check_reading(trial_of(field, wanted | {field: by_evidence})) == []
    assert len(ROWS) == 5


def test_explain_says_what_the_features_mean() -> None:
    text = "正在办理的信访件14件。"
    shown = run_program("explain", text, "-v").stdout.decode("utf-8")
    brief = run_program("explain", text).stdout.decode("utf-8")
    (sentence,) = json.loads(run_program("explain", text, "--json").stdout)["sentences"]
    (quantity,) = [one for clause in sentence["clauses"] for each in clause["figures"] for one in each["quantities"]]
    evidence = quantity["fields"]["status"]["readings"][0]["evidence"][0]
    meaning = built_in_pack().features.meaning(evidence["feature"], "status")
    assert meaning is not None
    assert evidence["what"] == meaning.what
    assert f"status {evidence['name']}  {meaning.what}" in shown
    assert meaning.what not in brief
