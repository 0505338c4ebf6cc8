"""The page of one or several notices. The Python here escapes all text of the notice; the scripts only set text."""
