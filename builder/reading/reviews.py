"""Cautions that changed after the people who checked them had seen them."""

from __future__ import annotations

from collections.abc import Iterator

from builder.diagnostics import Finding
from builder.model import Caution, Guide, Review

CODE = "review-outdated"


def check_reviews(guide: Guide) -> Iterator[Finding]:
    """Yield a warning for each caution whose words no review saw as they are.

    A review that does not say which cautions it saw is warned of itself, once.
    """
    telling = [review for review in guide.reviews if review.cautions]
    for index, review in enumerate(guide.reviews):
        if not review.cautions and guide.cautions:
            at = guide.places.at("guide", "reviews", index)
            message = f"nothing tells which cautions {review.name} saw"
            hint = "copy 'cautions' of build.json into the review as 'cautions'"
            yield Finding(at, CODE, message, hint, "warning")
    for caution in guide.unseen_cautions if telling else ():
        yield _unseen(caution, telling, guide)


def _unseen(caution: Caution, reviews: list[Review], guide: Guide) -> Finding:
    knew = [review for review in reviews if caution.id in review.cautions]
    message = f"no review has seen caution {caution.id!r}"
    if knew:
        last = max(knew, key=lambda review: review.date)
        message = f"caution {caution.id!r} has changed since {last.name} saw it on {last.date}"
    hint = f"have it reviewed, then write {caution.id}: {caution.state} into the review"
    return Finding(guide.places.at("cautions", caution.id), CODE, message, hint, "warning")
