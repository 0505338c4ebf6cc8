"""Small Word files made by code, part by part."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)


def word_file(body: str, numbering: str = "", styles: str = "", footnotes: str = "", **parts: str) -> bytes:
    """A DOCX file with this body; `parts` are further members by name, `__` standing for the slash."""
    members = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": RELATIONS,
        "word/document.xml": f"<w:document {SPACES}><w:body>{body}</w:body></w:document>",
        "word/numbering.xml": f"<w:numbering {SPACES}>{numbering}</w:numbering>",
        "word/styles.xml": f"<w:styles {SPACES}>{styles}</w:styles>",
        "word/footnotes.xml": f"<w:footnotes {SPACES}>{footnotes}</w:footnotes>",
        **{name.replace("__", "/"): content for name, content in parts.items()},
    }
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as package:
        for name, content in members.items():
            package.writestr(name, content)
    return packed.getvalue()


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t xml:space='preserve'>{text}</w:t></w:r>"


def paragraph(text: str, number: tuple[int, int] | None = None, style: str = "", mark: str = "") -> str:
    """A paragraph of plain text or of runs; `number` is its list and level."""
    inner = text if text.startswith("<") or not text else run(text)
    numbered = f'<w:numPr><w:ilvl w:val="{number[1]}"/><w:numId w:val="{number[0]}"/></w:numPr>' if number else ""
    styled = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{styled}{numbered}<w:rPr>{mark}</w:rPr></w:pPr>{inner}</w:p>"


def level(depth: int, form: str, text: str, more: str = "", start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def abstract(name: int, *levels: str, more: str = "") -> str:
    return f'<w:abstractNum w:abstractNumId="{name}">{more}{"".join(levels)}</w:abstractNum>'


def num(name: int, of: int, overrides: str = "") -> str:
    return f'<w:num w:numId="{name}"><w:abstractNumId w:val="{of}"/>{overrides}</w:num>'


def row(*cells: str) -> str:
    """A row of cells; a cell that begins with `<` is properties, then `|`, then its paragraphs' text."""
    return "<w:tr>" + "".join(cell_of(cell) for cell in cells) + "</w:tr>"


def cell_of(cell: str) -> str:
    properties, _, text = cell.rpartition("|")
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text)}</w:tc>"
