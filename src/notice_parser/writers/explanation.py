"""How sentences were read, drawn for a terminal or, without colour, for a pipe."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TextIO

from rich.text import Text
from rich.tree import Tree

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
    section = f" in {sentence['section']}" if sentence["section"] else ""
    tree = Tree(Text.assemble((words(sentence), "bold"), (f"  {offsets(sentence)}{section}", "dim")))
    if sentence["opened_by"]:
        tree.add(Text.assemble(("opened by ", "dim"), words(sentence["opened_by"])))
    if sentence["heading_plans"]:
        tree.add(Text.assemble(("planned by its heading, or one above  ", "dim"), words(sentence["heading_plans"])))
    mentions = tree.add(Text("mentions", "dim")) if sentence["mentions"] else tree
    for mention in sentence["mentions"]:
        mentions.add(mention_line(mention))
    for clause in sentence["clauses"]:
        add_clause(tree, clause, is_verbose=is_verbose)
    if not sentence["clauses"]:
        tree.add(Text("no quantity, and no points follow it: not cut into clauses", "dim"))
    if is_verbose:
        add_meanings(tree, sentence)
    return tree


def mention_line(mention: Data) -> Text:
    read = mention["read"]
    if mention["what"] == "period":
        said = [f"{read['from'] or '…'} to {read['to'] or '…'}", read["granularity"], read["shape"]]
    elif mention["what"] == "quantity":
        said = number_said(read)
    else:
        said = [read.get("title"), read.get("kind")]
    return Text.assemble(
        (words(mention), "bold"), "  ", mention["what"], (f"  rule {mention['rule']}", "cyan"), *tail(said)
    )


def number_said(read: Data) -> list[str | None]:
    """The value in its base unit, the kind and the rule that gave it, the modifier."""
    ends = [end for end in (read["base_value"], read["base_value_max"]) if end is not None]
    rule = f" by {'the noun next to it, ' * read['kind_by_noun']}unit {read['unit_rule']}" if read["unit_rule"] else ""
    kind = f"{read['kind']}{rule}"
    return [f"{' to '.join(ends)} {read['base_unit'] or ''}".strip(), kind, read["modifier"]]


def tail(said: list[str | None]) -> Iterator[str]:
    return (f"  {part}" for part in said if part)


def add_clause(tree: Tree, clause: Data, *, is_verbose: bool) -> None:
    brackets = " in brackets" if clause["in_brackets"] else ""
    branch = tree.add(Text.assemble((f"clause {clause['number']}{brackets}  ", "dim"), words(clause)))
    branch.add(Text.assemble(("tokens  ", "dim"), *token_words(clause["tokens"])))
    in_force = [held(row) for row in clause["in_force"]]
    if in_force:
        branch.add(Text.assemble(("in force  ", "dim"), "; ".join(in_force)))
    for figure in clause["figures"]:
        add_figure(branch, figure, is_verbose=is_verbose)


def token_words(tokens: list[Data]) -> Iterator[str | tuple[str, str]]:
    for token in tokens:
        yield words(token)
        yield f"/{token['kind']} ", "cyan"


def held(row: Data) -> str:
    if row["text"] is None:
        return str(row["what"])
    return f"{row['what']} {words(row)}{from_clause(row['from'])}"


def from_clause(origin: Data | None) -> str:
    """The clause that words come from where it is another one."""
    if origin is None:
        return ""
    sentence = f" of {words(origin['sentence'])}" if origin["sentence"] else ""
    return f" (clause {origin['clause']}{sentence})"


def add_figure(branch: Tree, figure: Data, *, is_verbose: bool) -> None:
    if figure["shape"]:
        branch.add(Text.assemble(("shape  ", "dim"), " ".join(figure["shape"])))
    if figure["tried"]:
        add_frames(branch, figure, is_verbose=is_verbose)
    for quantity in figure["quantities"]:
        add_quantity(branch, quantity, is_verbose=is_verbose)


def add_frames(branch: Tree, figure: Data, *, is_verbose: bool) -> None:
    """The frame that won and its shape; where wanted, those before it by why they failed."""
    earlier = len(figure["tried"]) - (figure["frame"] is not None)
    won = figure["frame"] or "no frame fits"
    line = Text.assemble(("frame  ", "dim"), (won, "bold green" if figure["frame"] else "bold red"))
    line.append(f"  {figure['frame_shape']}" if figure["frame_shape"] else "")
    frames = branch.add(line.append(f"  after {earlier} others" if earlier else "", "dim"))
    for outcome in dict.fromkeys(one["outcome"] for one in figure["tried"]) if is_verbose else ():
        names = [one["frame"] for one in figure["tried"] if one["outcome"] == outcome != WON]
        if names:
            frames.add(Text(f"{outcome}: {', '.join(names)}", "dim"))


def add_quantity(branch: Tree, quantity: Data, *, is_verbose: bool) -> None:
    reason = quantity["reason"] or f"states a {quantity['states']}"
    line = Text.assemble((quantity["id"], "dim"), " ", (words(quantity), "bold"))
    fields = branch.add(line.append(f"  {reason}", "dim"))
    if quantity["skeleton"]:
        fields.add(Text.assemble(("clause  ", "dim"), *skeleton_words(quantity["skeleton"])))
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
    meanings = tree.add(Text("evidence", "dim")) if found else tree
    for (field, name), what in found.items():
        meanings.add(Text.assemble((f"{field} ", "dim"), (name, "cyan"), f"  {what}"))


def skeleton_words(skeleton: list[Data]) -> Iterator[str | tuple[str, str]]:
    for word in skeleton:
        yield words(word)
        yield (" ", "") if word["role"] == "mark" else (f"/{word['role']} ", "cyan")


def reading_line(reading: Data) -> Text:
    """One of the best readings: its score, its value, and the evidence that weighs most."""
    value = "null" if reading["value"] is None else on_one_line(reading["value"])
    evidence = ", ".join(f"{one['feature']} {one['weight']:+.2f}" for one in reading["evidence"])
    return Text.assemble((f"{reading['score']:+.2f}  ", "dim"), value, (f"  {evidence}", "dim"))


def field_line(name: str, field: Data, *, is_doubted: bool) -> Text:
    shown, style = field_words(name, field)
    reason = f"{field['reason'] or ''}{from_clause(field['from'])}{'  in doubt' if is_doubted else ''}"
    return Text.assemble((f"{name}  ", "dim"), (shown, style), (f"  {reason}" if reason else "", "cyan"))


def field_words(name: str, field: Data) -> tuple[str, str]:
    value = field["value"]
    if value is None:
        return "null", "dim"
    if name == "change":
        parts = [value["direction"], value["quote"], value["basis"], value["from"] and f"from {value['from']}"]
        return "  ".join(on_one_line(part) for part in parts if part), "bold"
    if name == "part_of":
        return f"{value} {on_one_line(field['whole'])}  as {field['role']}", "bold"
    return on_one_line(str(value)), "bold"


def words(quoted: Data) -> str:
    return on_one_line(quoted["text"])


def offsets(quoted: Data) -> str:
    return f"{quoted['start']}:{quoted['end']}"
