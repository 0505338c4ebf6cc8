"""What the wheel carries ready-made: the compiled rules, the word table and the parts of speech.

`python -m notice_parser.pack.loading.shipped FOLDER` writes them; the build of the wheel runs it. Rules compiled twice
may differ in their bytes, since `regex` keeps sets of characters in no fixed order; they match the same.
"""

from __future__ import annotations

import sys
from pathlib import Path

from notice_parser.pack.folders import built_in_folder
from notice_parser.pack.jieba_words import read_jieba_words
from notice_parser.pack.loading import load_pack
from notice_parser.pack.store import file_name_of, write
from notice_parser.pack.tags import build_tag_table
from notice_parser.pack.word_table import table_of


def write_shipped(folder: Path) -> None:
    """Raises PackError for faulty rules and where the installed jieba is not the pinned version."""
    rules = built_in_folder()
    pack = load_pack(rules)
    built = {"rules": pack, "words": table_of(pack), "tags": build_tag_table(read_jieba_words())}
    folder.mkdir(parents=True, exist_ok=True)
    for name, value in built.items():
        write(folder / file_name_of(name, rules), value)


if __name__ == "__main__":
    write_shipped(Path(sys.argv[1]))
