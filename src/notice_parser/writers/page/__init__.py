"""The page of one or several notices. The Python here escapes all that the notice says; the scripts only set text."""
