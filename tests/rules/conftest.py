"""Names the mark of tests whose files ``make golden`` writes anew."""

import pytest


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "golden: compares with a file that can be written anew")
