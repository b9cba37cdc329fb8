"""Is the owner marked in the papers' lists of authors?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from generator.errors import Problem, Severity
from generator.facts.store import CONTENT, PROFILE_PAGE, Content
from generator.intake import fuller_names
from generator.site.co_authors import Identities

_FEW = 2
"""Papers of which the most do not yet mean anything."""


def owner_among_authors(content: Content) -> Iterator[Problem]:
    """No author of most papers is the owner, who is then marked in none of them and may be a co-author of their own.
    A group has members instead."""
    if content.profile is None or content.profile.is_group:
        return
    who = Identities(content.profile)
    lists = [[p.name for p in work.authors] for work in content.publications.values() if not work.authors_truncated]
    without = [each for each in lists if each and who.owner not in map(who.of, each)]
    if len(without) <= max(_FEW, len([each for each in lists if each]) // 2):
        return
    name = content.profile.name
    spellings = Counter(author for each in without for author in each if fuller_names.fits(author, name))
    hint = "write your name as most papers have it"
    if spellings:
        most = ", ".join(f'"{spelling}"' for spelling, _ in spellings.most_common(3))
        hint = f'write under aliases:  "{name}": [{most}]'
    elif other := _author_of_nearly_all(without):
        hint = f'if you are {other}, write under aliases:  "{name}": ["{other}"]'
    line = content.line_of(PROFILE_PAGE, "name")
    message = f"no author of {len(without)} of {len(lists)} papers is {name!r:.80}"
    yield Problem(f"{CONTENT}/{PROFILE_PAGE}", line, message, hint, Severity.NOTICE)


def _author_of_nearly_all(lists: Sequence[Sequence[str]]) -> str:
    """The only author of nine papers of ten: the owner, it may be, in another script or under an earlier name."""
    counts = Counter(author for each in lists for author in set(each))
    most = [author for author, count in counts.items() if 10 * count >= 9 * len(lists)]
    return most[0] if len(most) == 1 else ""
