"""The reference of the Python package is what its docstrings say now.

With REDEPT_REWRITE_DOCS=1 it is written again.
"""

import inspect
import os
from pathlib import Path

import redept
from tests import api_reference

PAGE = Path(__file__).parent.parent / "docs" / "api.md"


def test_the_reference_is_what_the_docstrings_say() -> None:
    made = api_reference.page()
    if os.environ.get("REDEPT_REWRITE_DOCS"):
        PAGE.write_text(made, "utf-8")
    assert PAGE.read_text("utf-8") == made


def test_everything_that_users_call_has_a_docstring() -> None:
    for name in redept.__all__:
        assert inspect.getdoc(getattr(redept, name)), name
    for name, method in vars(redept.Corpus).items():
        if not name.startswith("_"):
            assert inspect.getdoc(method), name
            assert f"#### Corpus.{name}" in PAGE.read_text("utf-8")
