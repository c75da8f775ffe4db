"""Builds many ordinary guides: ``python -m tests.ordinary 2000 --seed 1``."""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from builder.outputs import OUTPUTS
from builder.store.project import Project
from tests.ordinary.run import Outcome, run

SLOW = ("epub", "proof")
FEW = tuple(each.name for each in OUTPUTS if "all" in each.asked_by and each.name not in SLOW)
"""Outputs that take half of the time together; what they say, the others say too."""


def main() -> int:
    """Build the guides, tell each that went wrong as it comes, and the sums at the end."""
    reader = argparse.ArgumentParser(prog="python -m tests.ordinary", description=__doc__)
    reader.add_argument("count", type=int)
    reader.add_argument("--seed", type=int, default=1, help="of the first guide")
    reader.add_argument(
        "--often",
        type=int,
        help="build the book of pixels and the proof page of every such guide alone",
    )
    asked = reader.parse_args()
    start = time.monotonic()
    outcomes: list[Outcome] = []
    with tempfile.TemporaryDirectory(prefix="ordinary-output-") as output:
        project = Project(output=Path(output))
        for seed in range(asked.seed, asked.seed + asked.count):
            only = FEW if asked.often and seed % asked.often else ("all",)
            outcomes.append(run(seed, project, only))
            for fault in outcomes[-1].faults:
                sys.stdout.write(f"seed {seed}: {fault}\n")
                sys.stdout.flush()
    sys.stdout.write(told(outcomes, time.monotonic() - start))
    return 1 if any(outcome.faults for outcome in outcomes) else 0


def told(outcomes: list[Outcome], seconds: float) -> str:
    """Return the sums."""
    wrong = sum(bool(outcome.faults) for outcome in outcomes)
    once = sum(outcome.turns == 1 and not outcome.faults for outcome in outcomes)
    mended = len(outcomes) - wrong - once
    codes = Counter(finding.code for outcome in outcomes for finding in outcome.followed)
    hints = "".join(f"  {count} × {code}\n" for code, count in codes.most_common())
    return (
        f"{len(outcomes)} guides in {seconds:.0f} s: {once} built at once, {mended} after their "
        f"hints, {wrong} refused or warned of wrongly\n{hints}"
    )


if __name__ == "__main__":
    sys.exit(main())
