"""Read Chinese official notices: numbered sections and every quantity with its statement."""

__version__ = "0.1.0"
