"""The command line: parses what people ask for and calls the stations."""

from linter.cli.program import main

__all__ = ["main"]
