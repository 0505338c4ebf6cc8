"""Small files of the formats that no one writes by hand, made by code: the seeds of the door of files."""

from __future__ import annotations

import gzip
import io
import sys
import tarfile
from base64 import b64encode
from pathlib import Path
from quopri import encodestring
from zipfile import ZIP_DEFLATED, ZipFile

sys.path.append(str(Path(__file__).resolve().parent.parent / "readers"))  # their makers are those of the readers' tests

from set_files import grid, ofd_file, pdf_file, typeset
from word_files import abstract, level, num, paragraph, row, word_file

TITLE = "关于渔港巡查情况的通报"
LINES = ["一、共巡查渔港14处，查扣船只3艘，其中木船2艘。", "（一）2025年4月起，完成整治12处，占85.7%。"]
CELLS = [["渔港", "船只（艘）"], ["青螺港", "3"], ["白沙港", "11"]]


def packed(members: dict[str, bytes]) -> bytes:
    raw = io.BytesIO()
    with ZipFile(raw, "w", ZIP_DEFLATED) as package:
        for name, content in members.items():
            package.writestr(name, content)
    return raw.getvalue()


def tarred(members: dict[str, bytes]) -> bytes:
    raw = io.BytesIO()
    with tarfile.open(fileobj=raw, mode="w") as package:
        for name, content in members.items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            package.addfile(member, io.BytesIO(content))
    return raw.getvalue()


def word() -> bytes:
    """A Word file with numbering of its own and a table."""
    levels = abstract(7, level(0, "chineseCounting", "%1、"), level(1, "decimal", "%2.")) + num(1, 7)
    blocks = [paragraph(TITLE, None), paragraph(LINES[0][2:], (1, 0)), paragraph(LINES[1][3:], (1, 1))]
    return word_file("".join(blocks) + "<w:tbl>" + "".join(row(*cells) for cells in CELLS) + "</w:tbl>", levels)


FIELDS = b"From: a@songxi.example\r\nDate: Fri, 11 Apr 2025 09:00:00 +0800\r\nMIME-Version: 1.0\r\n"


def mail() -> bytes:
    """A mail with an encoded subject, its text in base64, a document attached."""
    subject = f"=?utf-8?b?{b64encode(TITLE.encode()).decode()}?=".encode()
    body = b64encode("\n".join(LINES).encode())
    parts = (
        b"Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n" + body,
        b'Content-Type: text/plain; name="a.txt"\r\nContent-Disposition: attachment; filename="a.txt"\r\n\r\n3 items',
    )
    head = FIELDS + b"Subject: " + subject + b'\r\nContent-Type: multipart/mixed; boundary="edge"\r\n\r\n'
    return head + b"".join(b"--edge\r\n" + part + b"\r\n" for part in parts) + b"--edge--\r\n"


def saved_page() -> bytes:
    """A page saved as one file, in quoted-printable."""
    rows = "".join(f"<tr><td>{name}</td><td>{number}</td></tr>" for name, number in CELLS)
    words = "".join(f"<p>{line}</p>" for line in LINES)
    page = f"<html><body><h1>{TITLE}</h1>{words}<table border=1>{rows}</table></body></html>"
    kind = b"Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
    head = FIELDS + b'Content-Type: multipart/related; boundary="edge"\r\n\r\n'
    return head + b"--edge\r\n" + kind + encodestring(page.encode()) + b"\r\n--edge--\r\n"


def front_matter() -> bytes:
    """A Markdown text with its metadata before it, and a table."""
    rows = "".join(f"| {' | '.join(cells)} |\n" + ("|---|---|\n" if cells == CELLS[0] else "") for cells in CELLS)
    head = f"---\ntitle: {TITLE}\ndate: 2025-04-11\ntags: [渔政, '巡查']\n---\n\n"
    return f"{head}# {TITLE}\n\n{LINES[0]}\n\n{rows}".encode()


def made_files() -> dict[str, bytes]:
    """Each file by its name."""
    sheets = [*typeset(TITLE, LINES * 3, depth=8, head="渔政"), grid(CELLS, top=200, widths=[120.0, 120.0])]
    text = "\n".join([TITLE, *LINES]).encode()
    inner = packed({"a.txt": text})
    return {
        "made.docx": word(),
        "made.pdf": pdf_file(sheets),
        "made.ofd": ofd_file(sheets),
        "signs.ofd": ofd_file(sheets[:1], by_character=True, template="某县"),
        "made.zip": packed({"甲.txt": text, "乙/丙.md": b"# " + text, "../丁.txt": text, "戊.zip": inner}),
        "made.tar": tarred({"甲.txt": text, "/乙.txt": text}),
        "made.eml": mail(),
        "made.mht": saved_page(),
        "front.md": front_matter(),
        "made.txt.gz": gzip.compress(text, 1, mtime=0),
    }
