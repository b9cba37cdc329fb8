"""Is what providers found the work that was looked for? A wrong match is worse than none.

By an identifier the titles must agree too. By a title everything must: the whole title, the first surname, all known
authors at their places, the year, the kind and the venue as far as they are known; and no other work that was found may
fit. What fits but for one thing is for the owner to decide.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import IntEnum

from generator.facts import generic_titles, identifiers, matching
from generator.facts.matching import comparable
from generator.intake import abbreviations, fuller_names
from generator.model import Publication

LEAST_WORDS = 4
"""Words that a title needs to be looked for."""

_LEAST_START = 20
_SIGNS = re.compile(r"[+#*]")
_NOTICE = re.compile(
    r"(?i)^\W*(?:(?:author'?s?|publisher'?s?)\s+)?(?:erratum|errata|corrigend|correction|retract|addend|withdrawn|"
    r"expression of concern|comments? on|reply|response to|book review|review of|reviewed work|commentary|editorial)"
)
_OF_NO_PAPER = frozenset(
    {"dataset", "software", "review", "peer-review", "peer review", "review-book", "figure", "graphic", "map"}
)
_IN_VENUES = frozenset({"article-journal", "paper-conference", "chapter"})


class Fit(IntEnum):
    """How well a candidate fits."""

    NOT = 0
    NEARLY = 1
    FULLY = 2


@dataclass(frozen=True, slots=True)
class Choice:
    """The candidate that is the work, if one is, with the other records of it; otherwise those that its owner may
    accept, and why it is not sure."""

    accepted: Publication | None = None
    also: tuple[Publication, ...] = ()
    unsure: tuple[Publication, ...] = ()
    why: str = ""


def may_be_looked_for(work: Publication) -> bool:
    """True for a work whose title says enough to find it by: not that of an editorial, nor of fewer than four words."""
    is_notice = bool(_NOTICE.match(work.title)) or generic_titles.is_generic(comparable(work.title))
    return bool(work.authors) and len(work.title.split()) >= LEAST_WORDS and not is_notice


def by_identifier(work: Publication, found: Publication) -> Choice:
    """The choice for a work that was asked for by its identifier: the titles must agree."""
    if not _is_same_first(work, found):
        return Choice(unsure=(found,), why="the identifier is that of a work by another first author")
    if not _is_title_alike(work, found):
        return Choice(unsure=(found,), why="the identifier is that of a work with another title")
    return Choice(found)


def by_title(work: Publication, found: Sequence[Publication]) -> Choice:
    """The choice among what was found by a title."""
    if not may_be_looked_for(work):
        return Choice()
    judged = [(_fit(work, each), each) for each in found]
    fitting = [(fit, why, each) for (fit, why), each in judged if fit]
    sure = [each for fit, _, each in fitting if fit is Fit.FULLY]
    works = _works([each for _, _, each in fitting])
    if sure and len(works) == 1:
        return Choice(sure[0], tuple(sure[1:]))
    others = tuple(records[0] for records in works)
    why = next((why for _, why, _ in fitting if why), "")
    return Choice(unsure=others, why=f"{len(others)} works fit" if len(others) > 1 else why)


def says_where(work: Publication, found: Publication) -> bool:
    """True if a record that was found by an identifier of the work may say where the work was published: catalogues put
    a preprint together with an article that grew from it."""
    if work.doi and identifiers.comparable_doi(work.doi) == identifiers.comparable_doi(found.doi):
        return True
    tests = (_is_ruled_out, _differs_in_title, _differs_in_kind, _differs_in_place, _is_nowhere)
    return not any(test(work, found) for test in tests)


def _works(found: Sequence[Publication]) -> list[list[Publication]]:
    """The records of each work: several providers have one work, and not all of them its DOI."""
    works: list[list[Publication]] = []
    for each in found:
        mine = [records for records in works if any(_is_one(each, record) for record in records)]
        works = [records for records in works if not any(records is one for one in mine)]
        works.append([record for records in mine for record in records] + [each])
    return works


def _is_one(one: Publication, other: Publication) -> bool:
    """True for two records of one work: they share an identifier, or else the place where it was published."""
    traits = matching.traits(one), matching.traits(other)
    if matching.is_ruled_out(*traits):
        return False
    return bool(traits[0].identities & traits[1].identities) or (
        matching.compare(*traits) is matching.Verdict.SAME and _is_same_venue(one.venue, other.venue)
    )


def _fit(work: Publication, found: Publication) -> tuple[Fit, str]:
    """How well a candidate fits, and what is in doubt."""
    if not _is_title_alike(work, found) or not _is_same_first(work, found) or _is_ruled_out(work, found):
        return Fit.NOT, ""
    doubts = [doubt for test, doubt in _DOUBTS if test(work, found)]
    return (Fit.NEARLY, doubts[0]) if doubts else (Fit.FULLY, "")


def _is_title_alike(work: Publication, found: Publication) -> bool:
    one, other = sorted((comparable(work.title), comparable(found.title)), key=len)
    return bool(one) and (one == other or (len(one) >= _LEAST_START and other.startswith(one)))


def _is_same_first(work: Publication, found: Publication) -> bool:
    """True if the first authors have one surname, as far as both are known."""
    first = [matching.traits(each).first for each in (work, found)]
    return not all(first) or first[0] == first[1]


def _is_ruled_out(work: Publication, found: Publication) -> bool:
    """True for a notice, a thing that is not a paper, a preprint, and for years that are too far apart."""
    if _NOTICE.match(found.title) or "corrects" in found.extra or not found.authors:
        return True
    if (found.doi and identifiers.is_preprint_doi(found.doi.casefold())) or _is_copy(found):
        return True
    odd = {found.type, found.extra.get("kind", "").casefold()} & _OF_NO_PAPER
    if odd and work.type not in odd:
        return True
    apart = matching.years_apart(matching.traits(work), matching.traits(found))
    return apart > (matching.YEARS_APART if _is_preprint(work) else 1)


def _is_copy(found: Publication) -> bool:
    """True for a record that names no place at all, as a repository's copy of something does."""
    return not found.doi and not found.venue and found.type in {"", "article"}


def _is_preprint(work: Publication) -> bool:
    return bool(work.arxiv) and not work.venue


def _differs_in_title(work: Publication, found: Publication) -> bool:
    same = comparable(work.title) == comparable(found.title)
    return not same or _SIGNS.findall(work.title) != _SIGNS.findall(found.title)


def _differs_in_authors(work: Publication, found: Publication) -> bool:
    ours, theirs = ([person.name for person in each.authors] for each in (work, found))
    is_whole = work.authors_truncated or len(ours) == len(theirs)
    return not is_whole or not fuller_names.all_fit(theirs, ours)


def _may_be_a_namesake(work: Publication, found: Publication) -> bool:
    """True for one author of whom an initial is all that is known, on either side."""
    if len(work.authors) > 1 or len(found.authors) > 1:
        return False
    return any(not re.search(r"\w{2}", each.authors[0].given) for each in (work, found))


def _lacks_a_year(work: Publication, found: Publication) -> bool:
    return not (matching.traits(work).years and matching.traits(found).years)


def _differs_in_kind(work: Publication, found: Publication) -> bool:
    """True for a known kind that is another: the paper at a conference is not the one in the journal."""
    known = work.type not in {"", "article"}
    return known and found.type != work.type


def _differs_in_place(work: Publication, found: Publication) -> bool:
    if work.venue and not _is_same_venue(work.venue, found.venue):
        return True
    pairs = ((work.volume, found.volume), (work.number, found.number), (work.pages, found.pages))
    return any(one and other and one != other for one, other in pairs)


def _is_same_venue(one: str, other: str) -> bool:
    return comparable(one) == comparable(other) or any(
        abbreviations.is_abbreviation(short, long) for short, long in ((one, other), (other, one))
    )


def _is_nowhere(work: Publication, found: Publication) -> bool:
    """True for a candidate of no venue: what registered it says too little."""
    return found.type in _IN_VENUES and not found.venue


_DOUBTS: tuple[tuple[Callable[[Publication, Publication], bool], str], ...] = (
    (_differs_in_title, "the titles are alike, and not the same"),
    (_differs_in_authors, "the authors differ"),
    (_may_be_a_namesake, "its only author may be a namesake"),
    (_lacks_a_year, "a year is missing"),
    (_differs_in_kind, "it is of another kind"),
    (_differs_in_place, "it appeared elsewhere"),
    (_is_nowhere, "it names no venue"),
)
