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
from builder.backends.pdf import EncodedFaces, write_pdf
from builder.outputs.cards.document import compose_cards
from builder.layout.look import Look
from builder.layout.measures import as_designed
from builder.store.project import Project
from builder.batch import collector_resting
from builder.store.drawings import draw_all
from builder.edition import read
from builder.outputs.sheets.impose import impose
from builder.press.job import PrintJob
from builder.typeset import load_profile

def done(stage):
    stages.append(f"{stage} {time.process_time() - sum(spent):.2f}")
    spent.append(time.process_time() - sum(spent))


stages, spent = [], []
done("load")
folder, output, asked = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:]
with collector_resting():
    project = Project()
    found = read(folder, project, folder.name)
    done("read")
    drawings = draw_all(found.guide, found.theme, Cache(output / ".cache"))
    document = compose_cards(replace(found, drawings=drawings)).document
    done("compose")
    profile = load_profile(project.fonts).data
    faces = EncodedFaces(found.family) if asked else None
    pdf = write_pdf(document, found.family, profile, faces)
    (output / "cards.pdf").write_bytes(pdf)
    done("write")
    if asked:
        look = Look(found.theme, found.family, drawings, as_designed(found.theme))
        sheets = impose(document, PrintJob(), found.words, look).document
        pdf = write_pdf(sheets, found.family, profile, faces)
        (output / "cards-print.pdf").write_bytes(pdf)
        done("impose")
    (output / "stages.txt").write_text(", ".join(stages))
gc.freeze()
"""


PICTURES = """
import os
import sys
import tempfile
import time
from pathlib import Path
from builder.store.project import Project
from builder.batch import collector_resting
from builder.store.drawings import draw_all
from builder.store.project import find_guide
from builder.edition import read

@collector_resting()
def spent(guide, cache):
    start = time.process_time()
    draw_all(guide, found.theme, Cache(cache), folder=folder)
    return time.process_time() - start


def apart(guide):
    ready, answer = os.pipe()
    if not os.fork():
        os.write(answer, str(spent(guide, None)).encode())
        os._exit(0)
    os.wait()
    return float(os.read(ready, 40))


project = Project()
folder = find_guide(sys.argv[1], project)
found = read(folder, project, folder.name)
guide, names = found.guide, sorted(found.guide.illustrations)
with tempfile.TemporaryDirectory() as cache:
    stages = [spent(guide, Path(cache)), spent(guide, Path(cache))]
from builder.figures.posterior_leg import POSTERIOR_LEG
vars(POSTERIOR_LEG).pop("limb", None)
only = {name: {"illustrations": {name: guide.illustrations[name]}} for name in names}
alone = {name: min(apart(guide.model_copy(update=only[name])) for _ in range(3)) for name in names}
slowest = max(alone, key=alone.get)
Path(sys.argv[2]).write_text(f"{stages[0]} {stages[1]} {alone[slowest]} {slowest}")
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


def report_pictures(guide: str, answer: Path) -> None:
    """Report the stage of pictures alone: all anew, all kept, the slowest by itself."""
    runs = []
    for _ in range(RUNS):
        cost_of("-c", PICTURES, guide, str(answer))
        runs.append(answer.read_text().split())
    anew, kept, slowest = (statistics.median(float(run[at]) for run in runs) for at in range(3))
    for name, seconds, goal in (
        (f"{guide}, its pictures drawn anew", anew, "5 s"),
        (f"{guide}, its pictures kept", kept, "0.3 s"),
        (f"  the slowest of them, {runs[0][3]}", slowest, "0.3 s"),
    ):
        sys.stdout.write(f"{name:44} {seconds:5.2f} s CPU            goal {goal}\n")
    sys.stdout.flush()


def imposing(output: str) -> str:
    """Return what imposing took in the last run, in parts of what cards.pdf took."""
    stages = (Path(output) / "stages.txt").read_text().split(", ")
    seconds = {stage: float(spent) for stage, spent in (each.split() for each in stages)}
    return f"{seconds['impose'] / (seconds['compose'] + seconds['write']):.0%}"


def main(guide: str) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        output = str(with_pictures(Path(scratch) / "output"))
        build = ("-m", "builder", "build", guide, "--quiet", "--output", output)
        report(f"{guide}, all outputs, pictures kept", "3 s", *build)
        report_pictures(guide, Path(scratch) / "pictures.txt")
        many = write_guide(Path(scratch) / "many", CARDS)
        alone = ("-c", CARDS_PDF, str(many), output)
        report(f"cards.pdf of {CARDS:,} cards from YAML", "3 s, 120 MB", *alone)
        stages = (Path(output) / "stages.txt").read_text()
        sys.stdout.write(f"  of these, in seconds: {stages}\n")
        report("the same, and imposed on sheets", "150 MB", *alone, "sheets")
        sys.stdout.write(
            f"  imposing, in parts of compose and write: {imposing(output)}, goal 25 %\n"
        )


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "back-leg-massage")
