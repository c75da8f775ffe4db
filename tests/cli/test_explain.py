"""What ``cardbook explain`` says."""

from __future__ import annotations

import pytest

from builder.cli.explain import explanation
from builder.cli.usage import UsageError
from builder.rules import codes


def test_without_a_code_all_are_listed_one_a_line() -> None:
    lines = explanation(None).splitlines()
    assert [line.split()[0] for line in lines] == list(codes())
    assert all(line.endswith(".") for line in lines)


def test_a_code_is_explained_with_both_examples() -> None:
    text = explanation("unknown-card")
    assert text.startswith("unknown-card: ")
    assert text.index("This is found:") < text.index("This is right:")
    assert "knead-the-calf" in text


@pytest.mark.parametrize(
    ("code", "hint"),
    [("unknown-crad", "did you mean 'unknown-card'?"), ("qqq", "lists all codes")],
)
def test_a_code_that_is_none_is_wrong_usage(code: str, hint: str) -> None:
    with pytest.raises(UsageError, match="no finding has the code") as refused:
        explanation(code)
    assert hint in str(refused.value)
