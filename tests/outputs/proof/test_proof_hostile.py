"""A guide's own template of the proof page lets nothing run and nothing be fetched."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from builder.diagnostics import ContentError
from builder.edition import Edition
from builder.outputs.output import Outcome
from builder.outputs.proof.frame import POLICY
from builder.outputs.proof.page import compose_proof_page
from builder.templating import Templates
from tests.support.made import ROOT
from tests.support.positions import in_file

OWN = "proof/index.html.j2"
RUNNING = (
    "<script>alert(1)</script>", '<p onclick="alert(1)">p</p>', '<a href="javascript:x">a</a>',
    '<img src="https://e.example/x.png" alt=""/>', '<img src="data:image/svg+xml,x" alt=""/>',
    '<iframe sandbox="allow-scripts" srcdoc="data:,slot-0"/>', '<iframe srcdoc="data:,slot-0"/>',
    '<iframe sandbox="" srcdoc="&lt;script&gt;"/>', '<iframe sandbox="" src="https://e.example"/>',
    '<meta http-equiv="refresh" content="0;url=https://e.example"/>', "<style>p { x: y }</style>",
    '<link rel="stylesheet" href="https://e.example/x.css"/>', '<base href="https://e.example/"/>',
    '<form action="https://e.example"/>', "<svg/>", "<object/>", "<embed/>", "<textarea/>",
    '<svg xmlns="http://www.w3.org/2000/svg"><script>x</script></svg>', "<noscript/>", "<xmp/>",
    "</body><script>alert(1)</script><body>", "<p>", "<!DOCTYPE html>", "<?x y?>",
    "<title>t</title>",
    '<a href="//e.example">a</a>', "<plaintext/>", "<math/>", "<template/>", "<frameset/>",
)  # fmt: skip


@pytest.mark.parametrize("markup", RUNNING)
def test_a_template_of_a_guide_lets_nothing_run(
    markup: str, plant_outcome: tuple[Outcome, Edition], tmp_path: Path
) -> None:
    outcome, edition = plant_outcome
    (tmp_path / "proof").mkdir()
    (tmp_path / OWN).write_text(f"<p>before</p>\n{markup}\n", encoding="utf-8")
    own = Templates([(tmp_path, "own"), (ROOT / "templates", "templates")], edition.words)
    hostile = replace(outcome, edition=replace(edition, templates=own), files={})
    with pytest.raises(ContentError) as caught:
        compose_proof_page(hostile)
    findings = caught.value.findings
    assert {finding.code for finding in findings} <= {"unsafe-markup", "template-markup"}
    assert {in_file(finding.position).file for finding in findings} == {f"own/{OWN}"}


def test_no_template_of_a_guide_has_a_say_in_the_head(
    plant_outcome: tuple[Outcome, Edition], tmp_path: Path
) -> None:
    outcome, edition = plant_outcome
    (tmp_path / "proof").mkdir()
    (tmp_path / OWN).write_text("<p>mine</p>", encoding="utf-8")
    style = "</style><script>alert(1)</script>"
    (tmp_path / "proof" / "style.css.j2").write_text(style, encoding="utf-8")
    own = Templates([(tmp_path, "own"), (ROOT / "templates", "templates")], edition.words)
    page = compose_proof_page(replace(outcome, edition=replace(edition, templates=own), files={}))
    head, _, body = page.decode().partition("<body>")
    assert f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">' in head
    assert head.count("<style>") == head.count("</style>") == 1
    assert "<script" not in page.decode()
    assert body.strip() == "<p>mine</p>\n</body>\n</html>"
