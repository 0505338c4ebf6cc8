"""File → Source. A reader is a module with `read(Input) -> Source`; `formats.py` lists the formats and their readers.

Nothing is imported here, so that the command line can list the formats for `--help` at no cost.
"""
