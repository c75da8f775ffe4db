"""What a person did for a guide: MARC relator words, with their codes."""

from __future__ import annotations

from collections.abc import Mapping

RELATORS: Mapping[str, str] = {
    "author": "aut",
    "illustrator": "ill",
    "editor": "edt",
    "translator": "trl",
    "contributor": "ctb",
    "adapter": "adp",
    "artist": "art",
    "book designer": "bkd",
    "book producer": "bkp",
    "commentator": "cmm",
    "compiler": "com",
    "consultant": "csl",
    "copyright holder": "cph",
    "cover designer": "cov",
    "designer": "dsr",
    "expert": "exp",
    "graphic technician": "grt",
    "photographer": "pht",
    "proofreader": "pfr",
    "publisher": "pbl",
    "researcher": "res",
    "reviewer": "rev",
    "sponsor": "spn",
    "teacher": "tch",
    "typographer": "tyg",
}
"""https://www.loc.gov/marc/relators/relaterm.html: those that fit a book of this kind."""
