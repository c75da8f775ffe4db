"""The ways through the book, from its pages."""

from __future__ import annotations

from collections.abc import Sequence

from builder.outputs.epub.manuscript import PageDraft
from builder.publication import Landmark, Navigation, PageTarget, TocEntry

CARD_ANCHOR = "printed-card-{label}"


def card_anchor(label: str) -> str:
    """Return the anchor of the place where the printed card begins."""
    return CARD_ANCHOR.format(label=label)


def navigation_of(drafts: Sequence[PageDraft]) -> Navigation:
    """Return the ways through ``drafts``; links are paths inside the book."""
    return Navigation(
        toc=_entries([draft for draft in drafts if draft.toc_title], 0),
        landmarks=tuple(
            Landmark(draft.meaning, draft.landmark, draft.path) for draft in drafts if draft.meaning
        ),
        page_list=tuple(
            PageTarget(draft.label, f"{draft.path}#{card_anchor(draft.label)}")
            for draft in drafts
            if draft.label
        ),
    )


def _entries(drafts: Sequence[PageDraft], depth: int) -> tuple[TocEntry, ...]:
    """Return an entry for each draft at ``depth`` with the deeper ones that follow it below."""
    starts = [at for at, draft in enumerate(drafts) if draft.depth == depth]
    ends = [*starts[1:], len(drafts)]
    return tuple(
        TocEntry(
            drafts[start].toc_title,
            drafts[start].path,
            _entries(drafts[start + 1 : end], depth + 1),
        )
        for start, end in zip(starts, ends, strict=False)
    )
