"""The command line: one thin function a command, each calling what the Python package offers under the same name.

Comes in: words typed. Goes out: text for people or, with `--json`, one record a line; errors on standard error as
`path:line: what; what to do`. Exit codes: 0 done; 1 done, but a file or paper gave no record; 2 wrong call.
Nothing heavy is imported before a command runs.
"""

from redept.cli import papers, searching, exporting, keeping, trying, registers, aids, fetching  # noqa: I001 - as listed
from redept.cli.group import main

__all__ = ["main"]

COMMANDS = (papers, searching, exporting, keeping, trying, registers, aids, fetching)
"""The modules whose commands `main` has, in the order in which `redept --help` lists them."""
