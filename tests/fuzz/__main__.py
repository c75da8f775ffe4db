"""``python -m tests.fuzz MINUTES --seed S``: spoilt guides for so long; faults are kept."""

from __future__ import annotations

import argparse
import random
import re
import shutil
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from tests.docs.test_tutorial import written as write_tutorial
from tests.fuzz.run import FAULTS, Outcome, outcome_of
from tests.fuzz.spoil import spoilt
from tests.support.made import PLANT, REAL

OFTEN = {"tea": 8, "plant": 3, "real": 1}
ASKED = {"tea": ("check", "cards", "epub", "quick"), "plant": ("read", "check"), "real": ("read",)}
LAST = re.compile(r"\S.*\Z")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("minutes", type=float)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--keep", type=Path, default=Path("fuzzed"), help="faults go there")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        _report(_rounds(asked.minutes, asked.seed, asked.keep, Path(folder)))


def _rounds(minutes: float, seed: int, keep: Path, folder: Path) -> Counter[tuple[str, str]]:
    guides, until = _guides(folder), time.monotonic() + 60 * minutes
    told: Counter[tuple[str, str]] = Counter()
    number = 0
    while time.monotonic() < until:
        chance = random.Random(f"{seed}/{number}")
        name = chance.choices(list(OFTEN), list(OFTEN.values()))[0]
        what, place = chance.choice(ASKED[name]), folder / "tried"
        guide = spoilt(guides[name], place, chance)
        outcome = outcome_of(guide, what)
        told[outcome.kind, _brief(outcome)] += 1
        if outcome.kind in FAULTS:
            _kept(keep / f"{seed}-{number}-{what}", guide, outcome)
        shutil.rmtree(place)
        number += 1
    return told


def _guides(folder: Path) -> dict[str, Path]:
    tea = folder / "tea"
    write_tutorial(tea, pictures=False)
    write_tutorial(tea, pictures=True)
    card = tea / "cards" / "01-pour.md"
    card.write_text(
        card.read_text("utf-8").replace("minutes:", "illustration: pot\nminutes:"), "utf-8"
    )
    return {"tea": tea, "plant": PLANT, "real": REAL}


def _brief(outcome: Outcome) -> str:
    """Return what tells one fault from another: its last line, or the codes that are misplaced."""
    if outcome.kind == "misplaced":
        return " ".join(sorted(set(re.findall(r"\[([a-z-]+)\]", outcome.why))))
    line = LAST.search(outcome.why.strip())
    return line[0][:160] if line and outcome.kind in FAULTS else ""


def _kept(folder: Path, guide: Path, outcome: Outcome) -> None:
    shutil.copytree(guide, folder / guide.name, dirs_exist_ok=True, symlinks=True)
    (folder / "WHY").write_text(
        f"{outcome.kind}\n{outcome.why}\n", encoding="utf-8", errors="replace"
    )


def _report(told: Counter[tuple[str, str]]) -> None:
    sys.stdout.write(f"{sum(told.values())} guides\n")
    for (kind, brief), count in sorted(told.items()):
        sys.stdout.write(f"{count:7} {kind} {brief}".rstrip() + "\n")


if __name__ == "__main__":
    main()
