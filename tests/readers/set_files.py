"""Small PDF, OFD and RTF files made by code: paragraphs are set as lines on pages, then written in either format."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from io import BytesIO
from unicodedata import east_asian_width
from zipfile import ZIP_DEFLATED, ZipFile

WIDTH, HEIGHT = 595.0, 842.0
SIZE, PITCH = 16.0, 28.0
LEFT, TOP = 80.0, 110.0
NEVER_FIRST = "，。、；：！？）》”%"
MILLIMETRE = 72 / 25.4


@dataclass(frozen=True)
class Words:
    """Some characters at a position from the left and from above; `y` is where its line stands."""

    x: float
    y: float
    text: str
    size: float = SIZE


@dataclass(frozen=True)
class Stroke:
    """A ruled line from point to point."""

    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(frozen=True)
class Sheet:
    words: tuple[Words, ...]
    strokes: tuple[Stroke, ...] = ()


def cells(character: str) -> float:
    """How wide a character is set, in cells: a half for letters and digits."""
    return 1.0 if east_asian_width(character) in "WFA" else 0.5


def tokens(text: str) -> list[str]:
    """What may not be broken: a character with the marks that follow it, a number, a word."""
    found: list[str] = []
    for character in text:
        is_glued = bool(found) and (
            character in NEVER_FIRST
            or (cells(character) < 1 and cells(found[-1][-1]) < 1 and character != " " and found[-1] != " ")
        )
        if is_glued:
            found[-1] += character
        else:
            found.append(character)
    return found


def broken(text: str, measure: int, indent: int = 2) -> list[tuple[float, str]]:
    """A paragraph as lines of at most so many cells, each with its indent."""
    lines, line, width = [], "", float(indent)
    start = width
    for token in tokens(text):
        wide = sum(map(cells, token))
        if width + wide > measure and line:
            lines.append((start, line))
            line, width, start = "", 0.0, 0.0
        line, width = line + token, width + wide
    return [*lines, (start, line)]


def typeset(
    title: str, paragraphs: list[str], *, measure: int = 27, depth: int = 22, columns: int = 1, head: str = ""
) -> list[Sheet]:
    """A title in the middle and indented paragraphs as sheets, with a running head and page numbers if `head`."""
    lines: list[tuple[float, str]] = [((measure - sum(map(cells, title))) / 2, title)] if columns == 1 else []
    for paragraph in paragraphs:
        lines += broken(paragraph, measure)
    sheets = []
    a_sheet = depth * columns
    for number, start in enumerate(range(0, len(lines), a_sheet), 1):
        words = [
            Words(
                LEFT + (index // depth) * (measure + 3) * SIZE + indent * SIZE,
                TOP + (index % depth) * PITCH,
                text,
            )
            for index, (indent, text) in enumerate(lines[start : start + a_sheet])
        ]
        if head:
            words = [Words(LEFT, 40, head, 10), *words, Words(280, 800, f"— {number} —", 12)]
        sheets.append(Sheet(tuple(words)))
    return sheets


def grid(rows: list[list[str]], *, top: float, widths: list[float], high: float = PITCH) -> Sheet:
    """A ruled table: what stands in a cell is cut at `/` into lines."""
    edges = [LEFT + sum(widths[:index]) for index in range(len(widths) + 1)]
    words, strokes, y = [], [Stroke(edges[0], top, edges[-1], top)], top
    for row in rows:
        deepest = max(cell.count("/") + 1 for cell in row) * high
        for edge, cell in zip(edges, row, strict=False):
            for index, line in enumerate(cell.split("/")):
                words.append(Words(edge + 4, y + high * (index + 0.7), line))
        strokes += [Stroke(edge, y, edge, y + deepest) for edge in edges]
        y += deepest
        strokes.append(Stroke(edges[0], y, edges[-1], y))
    return Sheet(tuple(words), tuple(strokes))


def pdf_file(
    sheets: list[Sheet],
    *,
    to_unicode: str = "<0000> <FFFF> <0000>",
    turn: int = 0,
    ascent: int = 880,
    descent: int = -120,
    spacing: float = 0,
    packs: int = 0,
) -> bytes:
    """A PDF whose font is not embedded: its codes are those of Unicode, said so by ToUnicode.

    `spacing` is set between any two characters, in points; `packs` is how often the content is packed by Flate.
    """
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b""]
    mapping = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /U def /CMapType 2 def\n"
        f"1 begincodespacerange <0000> <FFFF> endcodespacerange\n1 beginbfrange {to_unicode} endbfrange\n"
        "endcmap end end"
    )
    halves = f"/W [32 126 {int(1000 * 0.5)}]"
    objects += [
        b"<</Type/Font/Subtype/Type0/BaseFont/Song/Encoding/Identity-H/DescendantFonts[4 0 R]/ToUnicode 5 0 R>>",
        "<</Type/Font/Subtype/CIDFontType2/BaseFont/Song"
        "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
        f"/FontDescriptor 6 0 R/DW 1000 {halves}>>".encode(),
        stream(mapping.encode()),
        b"<</Type/FontDescriptor/FontName/Song/Flags 4/FontBBox[0 %d 1000 %d]/ItalicAngle 0/Ascent %d/Descent %d"
        b"/CapHeight 700/StemV 80>>" % (descent, ascent, ascent, descent),
    ]
    kids = []
    for sheet in sheets:
        kids.append(f"{len(objects) + 2} 0 R")
        objects.append(stream(f"{spacing} Tc\n".encode() + pdf_content(sheet), packs))
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {WIDTH:.0f} {HEIGHT:.0f}]/Rotate {turn}"
            f"/Contents {len(objects)} 0 R/Resources<</Font<</F 3 0 R>>>>>>".encode()
        )
    objects[1] = f"<</Type/Pages/Count {len(kids)}/Kids[{' '.join(kids)}]>>".encode()
    return assembled(objects)


def pdf_content(sheet: Sheet) -> bytes:
    drawn = [
        f"BT /F {one.size} Tf {one.x:.2f} {HEIGHT - one.y:.2f} Td <{one.text.encode('utf-16-be').hex()}> Tj ET"
        for one in sheet.words
    ]
    drawn += [
        f"0.5 w {one.x0:.2f} {HEIGHT - one.y0:.2f} m {one.x1:.2f} {HEIGHT - one.y1:.2f} l S" for one in sheet.strokes
    ]
    return "\n".join(drawn).encode()


def stream(content: bytes, packs: int = 0) -> bytes:
    for _ in range(packs):
        content = zlib.compress(content)
    filters = b"/Filter[%s]" % (b"/FlateDecode" * packs)
    return b"<</Length %d%s>>stream\n%s\nendstream" % (len(content), filters if packs else b"", content)


def assembled(objects: list[bytes]) -> bytes:
    out, offsets = bytearray(b"%PDF-1.7\n"), []
    for number, content in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(out)


OFD = 'xmlns:ofd="http://www.ofdspec.org/2016"'


def ofd_file(
    sheets: list[Sheet], *, by_character: bool = False, template: str = "", root: str = "Doc_0/Document.xml"
) -> bytes:
    """An OFD document. With `by_character` each character is an object of its own, the last first, in its own scale."""
    pages = "".join(f'<ofd:Page ID="{n}" BaseLoc="Pages/P{n}/Content.xml"/>' for n in range(len(sheets)))
    templates = '<ofd:TemplatePage ID="99" BaseLoc="/Doc_0/Tpl.xml"/>' if template else ""
    parts = {
        "OFD.xml": f"<ofd:OFD {OFD}><ofd:DocBody><ofd:DocRoot>{root}</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
        "Doc_0/Document.xml": f"<ofd:Document {OFD}><ofd:CommonData>{templates}</ofd:CommonData>"
        f"<ofd:Pages>{pages}</ofd:Pages></ofd:Document>",
        **{
            f"Doc_0/Pages/P{n}/content.XML": ofd_content(sheet, by_character=by_character)
            for n, sheet in enumerate(sheets)
        },
    }
    if template:
        parts["Doc_0/Tpl.xml"] = ofd_content(Sheet((Words(LEFT, 60, template),)))
    return packed(parts)


def packed(parts: dict[str, str]) -> bytes:
    raw = BytesIO()
    with ZipFile(raw, "w", ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return raw.getvalue()


def ofd_content(sheet: Sheet, *, by_character: bool = False) -> str:
    objects = [text_object(one) for one in sheet.words]
    if by_character:
        objects = [one for words in reversed(sheet.words) for one in reversed(sign_objects(words))]
    objects += [path_object(one) for one in sheet.strokes]
    box = f"<ofd:Area><ofd:PhysicalBox>0 0 {mm(WIDTH)} {mm(HEIGHT)}</ofd:PhysicalBox></ofd:Area>"
    return f"<ofd:Page {OFD}>{box}<ofd:Content><ofd:Layer>{''.join(objects)}</ofd:Layer></ofd:Content></ofd:Page>"


def mm(points: float) -> str:
    return f"{points / MILLIMETRE:.3f}"


def text_object(words: Words) -> str:
    """One object for all; its characters are set by steps."""
    steps = " ".join(mm(cells(character) * words.size) for character in words.text[:-1])
    delta = f' DeltaX="{steps}"' if steps else ""
    boundary = f"{mm(words.x)} {mm(words.y - words.size)} 200 {mm(words.size * 1.2)}"
    code = f'<ofd:TextCode X="0" Y="{mm(words.size)}"{delta}>{words.text}</ofd:TextCode>'
    return f'<ofd:TextObject Boundary="{boundary}" Size="{mm(words.size)}">{code}</ofd:TextObject>'


def sign_objects(words: Words) -> list[str]:
    """An object for each character, its own measure a point and not a millimetre."""
    objects, x = [], words.x
    scale = 1 / MILLIMETRE
    for character in words.text:
        wide = cells(character) * words.size
        boundary = f"{mm(x)} {mm(words.y - words.size)} {mm(wide)} {mm(words.size * 1.2)}"
        code = f'<ofd:TextCode X="0" Y="{words.size}">{character}</ofd:TextCode>'
        objects.append(
            f'<ofd:TextObject CTM="{scale:.5f} 0 0 {scale:.5f} 0 0" Boundary="{boundary}" Size="{words.size}">'
            f"{code}</ofd:TextObject>"
        )
        x += wide
    return objects


def path_object(stroke: Stroke) -> str:
    data = f"M {mm(stroke.x0)} {mm(stroke.y0)} L {mm(stroke.x1)} {mm(stroke.y1)}"
    return f'<ofd:PathObject Boundary="0 0 0 0"><ofd:AbbreviatedData>{data}</ofd:AbbreviatedData></ofd:PathObject>'


def rtf_file(body: str, page: int = 936) -> bytes:
    """An RTF document of a Chinese Windows: its fonts are 0 (Latin) and 1 (Chinese)."""
    fonts = "{\\fonttbl{\\f0\\fcharset0 Times;}{\\f1\\fcharset134 SimSun;}}"
    return f"{{\\rtf1\\ansi\\ansicpg{page}\\deff0{fonts}{body}}}".encode("ascii")


def rtf_words(text: str) -> str:
    """Words as RTF writes them: by their UTF-16 numbers."""
    raw = text.encode("utf-16-le")
    units = [int.from_bytes(raw[at : at + 2], "little", signed=True) for at in range(0, len(raw), 2)]
    return "".join(f"\\u{unit}?" for unit in units)
