"""Sums of weights that are kept by part: as when each is made anew, bounded, and apart for each set of rules."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from msgspec.structs import replace

from notice_parser.pack import built_in_pack
from notice_parser.pack.readings import sort_usage
from notice_parser.pipeline import parse_source
from notice_parser.quantities.evidence import tools_of
from notice_parser.quantities.trace import Trace
from notice_parser.readers.text import from_string
from notice_parser.readings import scoring
from notice_parser.readings.choose import FIELDS
from notice_parser.readings.lexicon import Usage, UsageTable
from notice_parser.readings.scoring import STATES, Part, Scorer, features_of
from notice_parser.readings.state_evidence import with_state

NOTICES = sorted((Path(__file__).parents[2] / "bench" / "notices").glob("*.txt"))
TEXTS = [path.read_text("utf-8") for path in NOTICES]


def size(number: int) -> list[str]:
    return [f"size={number}", f"parity={number % 2}"]


def both(one: int, other: int) -> list[Part]:
    return [(size, one), (size, other)]


def nothing() -> list[str]:
    return []


def test_the_score_of_every_candidate_is_the_sum_of_the_weights_of_its_features() -> None:
    for text in TEXTS[:3]:
        trace = Trace()
        parse_source(from_string(text), trace=trace)
        chooser = trace.chooser
        assert chooser is not None
        for figure in trace.figures.values():
            for field in FIELDS:
                weights = chooser.scorers[field].weights
                ranked = chooser.rank(figure, field)
                for one, names in zip(ranked, chooser.features(figure, field, [r.value for r in ranked]), strict=True):
                    assert one.score == sum(weights.get(name, 0) for name in names), (field, one.value)


def test_what_the_frames_read_scores_alone_what_it_scores_among_the_others() -> None:
    compared = 0
    for text in TEXTS:
        trace = Trace()
        parse_source(from_string(text), trace=trace)
        chooser = trace.chooser
        assert chooser is not None
        for figure in trace.figures.values():
            for field in FIELDS:
                read = figure.frame.get(field)
                scores = {one.value: one.score for one in chooser.rank(figure, field)}
                if field == "status" and read not in scores:
                    continue  # what is planned is not weighed as done
                assert chooser.score_alone(figure, field, read) == scores[read], (field, read)
                compared += read is not None
    assert compared > 100


def test_what_the_frames_read_stands_only_where_its_score_is_enough() -> None:
    text, kept = "尚未整改的问题5个。", {"action": (0.0, 0.0)}
    pack = built_in_pack()
    for least, measured in ((-1000.0, "整改的问题"), (1000.0, "问题")):
        readings = replace(pack.readings, enough=kept | {"measured": (least, 0.0)})
        (one,) = parse_source(from_string(text), pack=replace(pack, readings=readings)).quantities
        assert one.measured is not None
        assert text[one.measured.start : one.measured.end] == measured


def test_few_sums_are_kept_and_forgetting_them_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    expected = [parse_source(from_string(text)).model_dump_json() for text in TEXTS]
    monkeypatch.setattr(scoring, "MOST_KEPT", 5)
    pack = replace(built_in_pack())
    assert [parse_source(from_string(text), pack=pack).model_dump_json() for text in TEXTS] == expected
    weighing = tools_of(pack).weighing
    scorers = [*weighing.scorers.values(), *weighing.frames.values()]
    scorers += [side for one in scorers for side in one.sides.values()]
    sizes = [len(kept) for one in scorers for kept in (one.kept, one.kept_states)]
    assert 0 < max(sizes) <= 5


def test_sums_are_kept_apart_for_each_set_of_weights() -> None:
    one, other = Scorer({"size=3": 150, "parity=1": 25}), Scorer({"size=3": -200})
    for _ in range(2):
        assert one.total([(size, 3), (size, 4), (size, 5)]) == 200
        assert other.total([(size, 3), (size, 4)]) == -200


def test_of_a_side_features_weigh_for_it_and_for_all() -> None:
    weights = {"size=3": 150, "L:size=3": 7, "L:parity=0": -3, "R:size=3": 40}
    scorer, parts = Scorer(weights), [(both, 3, 4)]
    for side, expected in (("L", 154), ("R", 190), ("P", 150)):
        names = features_of(parts, side)
        assert names == [f"{s}{f}" for n in (3, 4) for f in size(n) for s in ("", f"{side}:")]
        assert scorer.on_side(side).total(parts) == expected == sum(weights.get(name, 0) for name in names)
    assert scorer.total(parts) == 150


def test_states_are_scored_as_features_with_the_state_behind() -> None:
    weights = {"size=3>done": 150, "parity=1>done": 50, "parity=1>None": -100, "size=2>planned": 200}
    scorer = Scorer(weights)
    for _ in range(2):
        found = scorer.score_states([(both, 3, 7), (nothing,)])
        names = features_of([(both, 3, 7), (nothing,)])
        assert found == [sum(weights.get(f, 0) for f in with_state(names, state)) for state in STATES]


def test_threads_that_share_kept_sums_read_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    expected = [parse_source(from_string(text)).model_dump_json() for text in TEXTS]
    monkeypatch.setattr(scoring, "MOST_KEPT", 200)
    pack = replace(built_in_pack())
    with ThreadPoolExecutor(4) as pool:
        found = pool.map(lambda text: parse_source(from_string(text), pack=pack).model_dump_json(), TEXTS * 2)
    assert list(found) == expected * 2


def test_a_word_is_found_in_the_table_of_usage_whole() -> None:
    table = UsageTable(sort_usage("\n一个 1 2 3 4 5\n一 6 7 8 9 0\n一个 5 4 3 2 1\n\n丁 1 1 1 1 1\n"))
    assert table.of("一个") == Usage("5", "4", "3", "2", "1")
    assert table.of("一") == Usage("6", "7", "8", "9", "0")
    assert table.of("丁").end == "1"
    assert [table.of(word) for word in ("", "个", "一个人", "一 6", "鼎", "丁 ")] == [Usage()] * 6
    assert UsageTable("").of("一") == Usage()
