"""Where sentences and clauses end: the punctuation marks that every stage asks for, in full width and half width."""

from __future__ import annotations

COMMAS = "，,"
SEMICOLONS = "；;"
COLONS = "：:"
ENUMERATION = "、"
WIDE_STOPS = "。！？"
"""Ends of sentences in text where `!` and `?` may be something else, as in addresses."""
SENTENCE_ENDS = WIDE_STOPS + "!?"
CLAUSE_ENDS = COMMAS + SEMICOLONS + COLONS + SENTENCE_ENDS + "\t"
LINE_CLAUSE_ENDS = COMMAS + SEMICOLONS + COLONS + WIDE_STOPS + "\n"
"""Ends of clauses in text that was not cut into sentences."""
OPEN_ENDS = COLONS + COMMAS + SEMICOLONS
"""A line that ends so goes on in the points that follow it."""
HEADING_STOPS = SENTENCE_ENDS + SEMICOLONS + COLONS + COMMAS + ENUMERATION + ".）)"
"""A line that ends so is not a heading."""
