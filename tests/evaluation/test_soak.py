"""A short soak finds the room open, whole and growing."""

import pytest

from redept.evaluation import soak


def test_readers_meet_no_error_while_papers_are_added(capsys: pytest.CaptureFixture[str]) -> None:
    assert soak.main(["--minutes", "0.04", "--readers", "5"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[-1] == "5 readers, 0.04 minutes: 0 errors, memory flat"
    assert any(line.endswith("answered") for line in lines)
