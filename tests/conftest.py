"""Where programs of others must be there (`make readers`), a test that is skipped for want of one has failed."""

import os
from collections.abc import Generator

import pytest

WANTED = "REDEPT_READERS"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if WANTED in os.environ and report.skipped and ("not installed" in (said := reason(report)) or "import" in said):
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid}: {said}; `make readers` needs it"
    return report


def reason(report: pytest.TestReport) -> str:
    """Why a test was skipped."""
    return str(report.longrepr[2]) if isinstance(report.longrepr, tuple) else str(report.longrepr)
