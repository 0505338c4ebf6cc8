"""Checks of examples that stand for a whole notice: its sections, kind, signature, facts and findings."""

from __future__ import annotations

from datetime import date

from notice_parser.examples.trial import Trial, parse
from notice_parser.messages import say
from notice_parser.outline import build_outline
from notice_parser.outline.lines import Line, Openings
from notice_parser.outline.markers import Scanner
from notice_parser.pipeline import parse_source
from notice_parser.readers.text import from_string


def check_marker(trial: Trial) -> list[str]:
    """The family makes a section of the text, or, where one member is enough, its marker begins the text."""
    styles = {section.style for section in build_outline(from_string(trial.text), trial.pack).walk()}
    if trial.rule in styles:
        return []
    line, rules = Line(0, len(trial.text), gap=0, indent=0), trial.pack
    opening = Openings(trial.text, rules.edges.lines, rules.markers).at(line)
    found = Scanner(trial.text, 0, rules.markers).at_start(opening, 0) if opening else None
    if found is None:
        return [say("no marker begins it")]
    if found.family.id != trial.rule or found.family.members > 1:
        return [
            say(
                "the marker that begins it is of {id}, and its sections are of {styles}",
                id=found.family.id,
                styles=sorted(styles),
            )
        ]
    return [say("the marker is doubtful")] if found.is_doubtful else []


def check_kind(trial: Trial) -> list[str]:
    """A notice is of the kind that has the text as its title, or as its first words where the rule looks at these."""
    below = "第一条　略。" if trial.entry.get("style") else "各单位：\n有关情况如下。"
    text = f"{trial.text}\n\n{below}" if trial.entry.get("title") else f"\n{trial.text}\n\n{below}"
    found = parse(text, trial.pack).kind
    return [] if found == trial.rule else [say("it is of {kind}", kind=found)]


def check_reference(trial: Trial) -> list[str]:
    """The text, named between 《 and 》, is a reference of the rule's kind."""
    found = [reference.kind for reference in parse(f"按照《{trial.text}》执行。", trial.pack).references]
    return [] if found == [trial.rule] else [say("it is of {kind}", kind=found)]


def check_signature(trial: Trial) -> list[str]:
    notice = parse(trial.text, trial.pack)
    signed = [[quote.text for quote in notice.issuers], notice.issued_on.date if notice.issued_on else None]
    wanted = [list(trial.example["issuers"]), trial.example["date"]]
    return [] if signed == wanted else [say("it is signed by {issuers} on {date}", issuers=signed[0], date=signed[1])]


def check_inspection(trial: Trial) -> list[str]:
    """The facts of the inspection that the example names are found."""
    found = parse(trial.text, trial.pack).inspection
    facts = {name: getattr(found, name, None) for name in trial.example if name != "text"}
    facts = {name: getattr(value, "text", value) for name, value in facts.items()}
    return [
        say("{name} is {value}, not {wanted}", name=name, value=value, wanted=trial.example[name])
        for name, value in facts.items()
        if value != trial.example[name]
    ]


def check_finding(trial: Trial) -> list[str]:
    """The check of this code finds something, at the words that the example quotes."""
    issued = trial.example.get("issued_on")
    day = date.fromisoformat(str(issued)) if issued else None
    notice = parse_source(from_string(trial.text), issued_on=day, pack=trial.pack)
    quoted = [[quote.text for quote in one.quotes] for one in notice.findings if one.code == trial.rule]
    wanted = trial.example.get("quotes")
    if not quoted:
        return [say("nothing is found")]
    return (
        []
        if not wanted or wanted in quoted
        else [say("found at {quoted}, not at {wanted}", quoted=quoted[0], wanted=wanted)]
    )
