"""The version of the program: read by the build, printed by `--version` and written into every output."""

__version__ = "0.3.0"
