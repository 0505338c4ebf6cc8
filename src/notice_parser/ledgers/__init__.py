"""A notice → its ledger (整改台账): one row per item, with problem, measures, responsible, deadline, status, figures.

`rows.py` makes the rows out of the parsed notice and its text; `formats.py` lists the formats that they are written in.
"""
