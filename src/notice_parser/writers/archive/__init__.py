"""Many notices → one page: a table of all figures, a search over all texts, filters, series over time."""
