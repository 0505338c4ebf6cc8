"""Two notices → figures of one indicator at two times, targets and what came of them, problems and their answers.

`compare.py` puts the parts together; `formats.py` lists the formats that a comparison is written in.
"""
