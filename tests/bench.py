"""What a build costs: ``python -m tests.bench [GUIDE]``, or ``make bench``.

Each figure is the median of five fresh processes: CPU seconds (user and system) and the peak of
memory. The goals stand beside them.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from tests.support.made import ROOT, with_pictures
from tests.support.synthetic import write_guide

RUNS = 5
CARDS = 1000
CARDS_PDF = """
import gc
import sys
import time
from pathlib import Path
from builder.backends.pdf import write_pdf
from builder.compose.cards import compose_cards
from builder.pipeline import Project
from builder.pipeline.batch import collector_resting
from builder.pipeline.drawings import draw_all
from builder.pipeline.read import read
from builder.typeset import load_profile

def done(stage):
    stages.append(f"{stage} {time.process_time() - sum(spent):.2f}")
    spent.append(time.process_time() - sum(spent))


stages, spent = [], []
done("load")
folder, output = map(Path, sys.argv[1:])
with collector_resting():
    project = Project()
    found = read(folder, project, folder.name)
    done("read")
    drawings = draw_all(found.guide, found.theme, output / ".cache")
    parts = (found.guide, found.theme, found.templates, found.words, found.family, drawings)
    document = compose_cards(*parts).document
    done("compose")
    pdf = write_pdf(document, found.family, load_profile(project.fonts).data)
    (output / "cards.pdf").write_bytes(pdf)
    done("write")
    (output / "stages.txt").write_text(", ".join(stages))
gc.freeze()
"""


@dataclass(frozen=True)
class Cost:
    """What one process used."""

    cpu_s: float
    peak_mb: float


def cost_of(*arguments: str) -> Cost:
    """Run this Python with ``arguments`` in a fresh process and return what it used."""
    process = subprocess.Popen([sys.executable, *arguments], cwd=ROOT, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"{' '.join(arguments)[:60]} failed")
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1000)


def report(name: str, goal: str, *arguments: str) -> None:
    cost_of(*arguments)  # the first run draws the pictures and writes the byte code
    costs = [cost_of(*arguments) for _ in range(RUNS)]
    cpu = statistics.median(cost.cpu_s for cost in costs)
    peak = statistics.median(cost.peak_mb for cost in costs)
    sys.stdout.write(f"{name:44} {cpu:5.2f} s CPU {peak:5.0f} MB   goal {goal}\n")
    sys.stdout.flush()


def main(guide: str) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        output = str(with_pictures(Path(scratch) / "output"))
        build = ("-m", "builder", "build", guide, "--quiet", "--output", output)
        report(f"{guide}, all outputs, pictures kept", "3 s", *build)
        many = write_guide(Path(scratch) / "many", CARDS)
        alone = ("-c", CARDS_PDF, str(many), output)
        report(f"cards.pdf of {CARDS:,} cards from YAML", "3 s, 120 MB", *alone)
        stages = (Path(output) / "stages.txt").read_text()
        sys.stdout.write(f"  of these, in seconds: {stages}\n")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "back-leg-massage")
