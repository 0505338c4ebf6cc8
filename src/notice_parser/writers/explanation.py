"""How sentences were read, drawn for a terminal or, without colour, for a pipe."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TextIO

from rich.text import Text
from rich.tree import Tree

from notice_parser.messages import name_of_code, say, say_number, translate
from notice_parser.writers.one_line import on_one_line
from notice_parser.writers.tree import show

Data = dict[str, Any]
WON = "won"


def draw_explanation(explained: Data, stream: TextIO, *, is_verbose: bool) -> None:
    """One tree per sentence.

    `is_verbose` adds the frames that failed, the fields that nothing gave, and the readings that were weighed.
    """
    for sentence in explained["sentences"]:
        show(sentence_tree(sentence, is_verbose=is_verbose), stream)


def sentence_tree(sentence: Data, *, is_verbose: bool) -> Tree:
    section = f" {translate(say('in {section}', section=sentence['section']))}" if sentence["section"] else ""
    tree = Tree(Text.assemble((words(sentence), "bold"), (f"  {offsets(sentence)}{section}", "dim")))
    if sentence["opened_by"]:
        tree.add(Text.assemble(label(say("opened by")), words(sentence["opened_by"])))
    if sentence["heading_plans"]:
        tree.add(Text.assemble(label(say("planned by its heading, or one above")), words(sentence["heading_plans"])))
    mentions = tree.add(Text(translate(say("mentions")), "dim")) if sentence["mentions"] else tree
    for mention in sentence["mentions"]:
        mentions.add(mention_line(mention))
    for clause in sentence["clauses"]:
        add_clause(tree, clause, is_verbose=is_verbose)
    if not sentence["clauses"]:
        tree.add(Text(translate(say("no quantity, and no points follow it: not cut into clauses")), "dim"))
    if is_verbose:
        add_meanings(tree, sentence)
    return tree


def mention_line(mention: Data) -> Text:
    read = mention["read"]
    if mention["what"] == "period":
        ends = say("{start} to {end}", start=read["from"] or "…", end=read["to"] or "…")
        said = [translate(ends), read["granularity"], read["shape"]]
    elif mention["what"] == "quantity":
        said = number_said(read)
    else:
        said = [read.get("title"), read.get("kind")]
    return Text.assemble(
        (words(mention), "bold"),
        "  ",
        name_of_code(mention["what"]),
        (f"  {translate(say('rule {rule}', rule=mention['rule']))}", "cyan"),
        *tail(said),
    )


def number_said(read: Data) -> list[str | None]:
    """The value in its base unit, the kind and the rule that gave it, the modifier."""
    ends = [end for end in (read["base_value"], read["base_value_max"]) if end is not None]
    value = translate(say("{start} to {end}", start=ends[0], end=ends[1])) if len(ends) > 1 else "".join(ends)
    return [f"{value} {read['base_unit'] or ''}".strip(), kind_said(read), read["modifier"]]


def kind_said(read: Data) -> str:
    """The kind of a quantity with the rule that gave it."""
    if not read["unit_rule"]:
        return str(read["kind"])
    if read["kind_by_noun"]:
        by = say("{kind} by the noun next to it, unit {unit}", kind=read["kind"], unit=read["unit_rule"])
    else:
        by = say("{kind} by unit {unit}", kind=read["kind"], unit=read["unit_rule"])
    return translate(by)


def tail(said: list[str | None]) -> Iterator[str]:
    return (f"  {part}" for part in said if part)


def add_clause(tree: Tree, clause: Data, *, is_verbose: bool) -> None:
    name = say("clause {number} in brackets") if clause["in_brackets"] else say("clause {number}")
    branch = tree.add(Text.assemble(label(name.format(number=clause["number"])), words(clause)))
    branch.add(Text.assemble(label(say("tokens")), *token_words(clause["tokens"])))
    in_force = [held(row) for row in clause["in_force"]]
    if in_force:
        branch.add(Text.assemble(label(say("in force")), "; ".join(in_force)))
    for figure in clause["figures"]:
        add_figure(branch, figure, is_verbose=is_verbose)


def token_words(tokens: list[Data]) -> Iterator[str | tuple[str, str]]:
    for token in tokens:
        yield words(token)
        yield f"/{token['kind']} ", "cyan"


def held(row: Data) -> str:
    if row["text"] is None:
        return name_of_code(row["what"])
    return f"{name_of_code(row['what'])} {words(row)}{from_clause(row['from'])}"


def from_clause(origin: Data | None) -> str:
    """The clause that words come from where it is another one."""
    if origin is None:
        return ""
    if not origin["sentence"]:
        where = say("(clause {number})", number=origin["clause"])
    else:
        where = say("(clause {number} of {sentence})", number=origin["clause"], sentence=words(origin["sentence"]))
    return f" {translate(where)}"


def add_figure(branch: Tree, figure: Data, *, is_verbose: bool) -> None:
    if figure["shape"]:
        branch.add(Text.assemble(label(say("shape")), " ".join(figure["shape"])))
    if figure["tried"]:
        add_frames(branch, figure, is_verbose=is_verbose)
    for quantity in figure["quantities"]:
        add_quantity(branch, quantity, is_verbose=is_verbose)


def add_frames(branch: Tree, figure: Data, *, is_verbose: bool) -> None:
    """The frame that won and its shape; where wanted, those before it by why they failed."""
    earlier = len(figure["tried"]) - (figure["frame"] is not None)
    won = figure["frame"] or translate(say("no frame fits"))
    line = Text.assemble(label(say("frame")), (won, "bold green" if figure["frame"] else "bold red"))
    line.append(f"  {figure['frame_shape']}" if figure["frame_shape"] else "")
    after = translate(say_number("after another", "after {number} others", number=earlier))
    frames = branch.add(line.append(f"  {after}" if earlier else "", "dim"))
    for outcome in dict.fromkeys(one["outcome"] for one in figure["tried"]) if is_verbose else ():
        names = [one["frame"] for one in figure["tried"] if one["outcome"] == outcome != WON]
        if names:
            frames.add(Text(f"{translate(outcome)}: {', '.join(names)}", "dim"))


def add_quantity(branch: Tree, quantity: Data, *, is_verbose: bool) -> None:
    states = say("states a level") if quantity["states"] == "level" else say("states an action")
    reason = translate(quantity["reason"] or states)
    line = Text.assemble((quantity["id"], "dim"), " ", (words(quantity), "bold"))
    fields = branch.add(line.append(f"  {reason}", "dim"))
    if quantity["skeleton"]:
        fields.add(Text.assemble(label(say("words of the clause")), *skeleton_words(quantity["skeleton"])))
    for name, field in quantity["fields"].items():
        is_doubted = name in quantity["doubts"]
        if field["value"] is not None or field["reason"] or is_doubted or is_verbose:
            shown = fields.add(field_line(name, field, is_doubted=is_doubted))
            for reading in field["readings"] if is_doubted or is_verbose else ():
                shown.add(reading_line(reading))
    name = quantity["indicator"]
    if name is not None and len(name["quotes"]) > 1:
        made = " + ".join(on_one_line(quote) for quote in name["quotes"])
        fields.add(Text.assemble(("indicator  ", "dim"), (name["text"], "bold"), (f"  {made}", "cyan")))


def add_meanings(tree: Tree, sentence: Data) -> None:
    """What the features mean that stand in the evidence of a sentence, each once for each field."""
    found = {
        (field, one["name"]): one["what"]
        for clause in sentence["clauses"]
        for figure in clause["figures"]
        for quantity in figure["quantities"]
        for field, shown in quantity["fields"].items()
        for reading in shown["readings"]
        for one in reading["evidence"]
    }
    meanings = tree.add(Text(translate(say("evidence")), "dim")) if found else tree
    for (field, name), what in found.items():
        meanings.add(Text.assemble((f"{name_of_code(field)} ", "dim"), (name, "cyan"), f"  {what}"))


def skeleton_words(skeleton: list[Data]) -> Iterator[str | tuple[str, str]]:
    for word in skeleton:
        yield words(word)
        yield (" ", "") if word["role"] == "mark" else (f"/{translate(word['role'])} ", "cyan")


def reading_line(reading: Data) -> Text:
    """One of the best readings: its score, its value, and the evidence that weighs most."""
    value = "null" if reading["value"] is None else on_one_line(reading["value"])
    evidence = ", ".join(f"{one['feature']} {one['weight']:+.2f}" for one in reading["evidence"])
    return Text.assemble((f"{reading['score']:+.2f}  ", "dim"), value, (f"  {evidence}", "dim"))


def field_line(name: str, field: Data, *, is_doubted: bool) -> Text:
    shown, style = field_words(name, field)
    doubt = f"  {translate(say('in doubt'))}" if is_doubted else ""
    reason = f"{translate(field['reason'] or '')}{from_clause(field['from'])}{doubt}"
    return Text.assemble((f"{name_of_code(name)}  ", "dim"), (shown, style), (f"  {reason}" if reason else "", "cyan"))


def field_words(name: str, field: Data) -> tuple[str, str]:
    value = field["value"]
    if value is None:
        return "null", "dim"
    if name == "change":
        parts = [
            value["direction"],
            value["quote"],
            value["basis"],
            value["from"] and translate(say("from {value}", value=value["from"])),
        ]
        return "  ".join(on_one_line(part) for part in parts if part), "bold"
    if name == "part_of":
        whole = say("{id} {whole}, as {role}", id=value, whole=on_one_line(field["whole"]), role=field["role"])
        return translate(whole), "bold"
    if name == "status":
        return name_of_code(value), "bold"
    return on_one_line(str(value)), "bold"


def label(message: str) -> tuple[str, str]:
    """What a line is, before its words."""
    return f"{translate(message)}  ", "dim"


def words(quoted: Data) -> str:
    return on_one_line(quoted["text"])


def offsets(quoted: Data) -> str:
    return f"{quoted['start']}:{quoted['end']}"
