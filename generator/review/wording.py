"""The differences of a change in words: Markdown for the summary of a workflow, a pull request or a terminal.

Every text from `content/` is escaped, so that no title acts as Markdown, HTML, a mention or a reference.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import takewhile
from typing import Any

from generator.facts import dates
from generator.facts.fields import METRICS, PROFILE_FIELDS, PUBLICATION_FIELDS, Kind
from generator.facts.kinds import ContentKind
from generator.facts.store import CONTENT
from generator.model import Publication
from generator.review.changes import RANK, TEXTS, Changes, Damage, Edit
from generator.review.thing_changes import TEXT, Difference, ThingEdit
from generator.site.urls import url_of
from generator.text import formulas
from generator.text.github_markdown import code, escaped

NOTHING = "No change in content/"

LONGEST = 60_000
"""Characters of the whole text: GitHub allows 65,536 in the description of a pull request."""

_MOST_NAMES = 6
_MOST_LINES = 40
_SHORT_EXCERPT = 12  # words

_KINDS = {field.key: field.kind for field in (*PUBLICATION_FIELDS, *PROFILE_FIELDS)}
_CODE = frozenset(
    {Kind.DOI, Kind.ARXIV, Kind.CATEGORY, Kind.CATEGORY_LIST, Kind.ITEM_TYPE, Kind.LINKS, Kind.ACCOUNTS, Kind.IMAGE}
)
_LABELS = {
    "authors_truncated": "incomplete author list",
    "code_flag": "code, according to the index",
    RANK: "rank in the profile",
    "doi": "DOI",
    "arxiv": "arXiv",
    "image_alt": "description of the image",
    "image_caption": "caption of the image",
    "aliases": "other spellings",
    "venue_short": "short name of the venue",
    "cv": "CV",
}
_PERCENTAGES = frozenset({"novelty"})


def as_markdown(changes: Changes) -> str:
    """The whole text, at most LONGEST characters; left-out items are counted."""
    counts = _counts(changes)
    head = ["## What changes in content/", f"{', '.join(counts)}."] if counts else [NOTHING]
    return "\n\n".join([*head, *_within(_sections(changes), LONGEST - 1_000)]) + "\n"


def _counts(changes: Changes) -> list[str]:
    groups: dict[str, Sequence[object]] = {
        "publication{} added": changes.added,
        "publication{} removed": changes.removed,
        "publication{} with a new key": [edit for edit in changes.edited if edit.is_moved],
        "publication{} changed": _with_news(changes.edited),
        "publication{} with only a new rank in the profile": [edit for edit in changes.edited if edit.is_rank_only],
        "fact{} about the person": changes.person,
        **{f"other thing{{}} {verb}": of_verb for verb, of_verb in _by_verb(changes.things).items()},
        "other file{}": [*changes.pages_added, *changes.pages_removed, *changes.pages_changed],
        "file{} reformatted": changes.restyled,
        "problem{}": changes.damaged,
    }
    return [_counted(len(items), noun) for noun, items in groups.items() if items]


def _with_news(edits: Iterable[Edit]) -> list[Edit]:
    return [edit for edit in edits if edit.differences and not edit.is_rank_only]


def _sections(changes: Changes) -> dict[str, list[str]]:
    """Items of one or more lines of Markdown each, by heading."""
    return {
        "Problems": [_problem(damage) for damage in changes.damaged],
        "Keys and addresses": list(_warnings(changes)),
        "Added": [_citation(publication) for publication in changes.added],
        "Removed": [_citation(publication) for publication in changes.removed],
        "Changed": list(_edits(changes.edited)),
        "Talks, news and other things": [_thing(edit) for edit in changes.things],
        "The person": [line for difference in changes.person for line in _difference(difference)],
        "Other files": list(_pages(changes)),
        "Reformatted only": [code(f"{CONTENT}/{path}") for path in changes.restyled],
    }


def _within(sections: Mapping[str, Sequence[str]], room: int) -> Iterator[str]:
    """The sections as Markdown lists, with as many items as fit into `room` characters."""
    for heading, items in sections.items():
        lines = []
        for index, item in enumerate(items):
            room -= len(item) + 3
            if room < 0:
                lines.append(f"- … and {len(items) - index:,} more")
                break
            lines.append(f"- {item}")
        if lines:
            yield f"### {heading}\n\n" + "\n".join(lines)


def _problem(damage: Damage) -> str:
    problem, sides = damage.problem, {"before": damage.before, "after": damage.after}
    when = " and ".join(side for side, is_damaged in sides.items() if is_damaged)
    hint = f" — {escaped(problem.hint)}" if problem.hint else ""
    return f"{code(problem.location)} {escaped(problem.message)}{hint} ({when} the change)"


def _warnings(changes: Changes) -> Iterator[str]:
    for edit in changes.edited:
        if edit.is_moved:
            old, new = (url_of(f"publications/{p.key}.md") for p in (edit.before, edit.after))
            yield (
                f"⚠ key {code(edit.before.key)} → {code(edit.after.key)}: the page moves from {code(f'/{old}')} to "
                f"{code(f'/{new}')}; citations of the old key and links to the old page break"
            )
    for edit in changes.edited:
        if edit.after.hidden and not edit.before.hidden:
            yield f"⚠ {code(edit.after.key)} is hidden: its page and downloads leave the site, its file stays"
    for publication in changes.removed:
        yield f"⚠ key {code(publication.key)} and its page are gone"
    for key, known in changes.duplicates:
        yield f"⚠ {code(key)} looks like the same work as {code(known)}"
    for address in changes.lost:
        yield f"⚠ {code(f'/{address}')} no longer exists"


def _edits(edits: Sequence[Edit]) -> Iterator[str]:
    for edit in _with_news(edits):
        lines = [line for difference in edit.differences for line in _difference(difference)]
        yield "\n".join([_title_and_key(edit.after), *(f"  - {line}" for line in _first(lines, _MOST_LINES))])
    if ranked := [edit for edit in edits if edit.is_rank_only]:
        yield f"{_LABELS[RANK]} of {_counted(len(ranked), 'other publication{}')}"


def _pages(changes: Changes) -> Iterator[str]:
    paths = {"added": changes.pages_added, "removed": changes.pages_removed, "changed": changes.pages_changed}
    return (f"{code(f'{CONTENT}/{path}')} {verb}" for verb in paths for path in paths[verb])


def _by_verb(edits: Iterable[ThingEdit]) -> dict[str, list[ThingEdit]]:
    by_verb: dict[str, list[ThingEdit]] = {"added": [], "removed": [], "changed": []}
    for edit in edits:
        by_verb[edit.verb].append(edit)
    return by_verb


def _thing(edit: ThingEdit) -> str:
    kinds = _kinds_of(edit.kind)
    day = dates.in_words(edit.item.date_of(edit.kind.starts))
    what = f"{edit.kind.name} **{escaped(formulas.plain(edit.item.title))}** ({code(f'{CONTENT}/{edit.path}')})"
    if edit.verb != "changed":
        return f"{edit.verb}: {what}{f': {day}' if day else ''}"
    lines = [line for difference in edit.differences for line in _difference(difference, kinds)]
    return "\n".join([what, *(f"  - {line}" for line in _first(lines, _MOST_LINES))])


def _kinds_of(kind: ContentKind) -> Mapping[str, Kind]:
    return {field.key: field.kind for field in kind.fields}


def _title_and_key(publication: Publication) -> str:
    return f"**{escaped(formulas.plain(publication.title))}** ({code(publication.key)})"


def _citation(publication: Publication) -> str:
    authors = _names([person.name for person in publication.authors])
    if publication.authors_truncated:
        authors += " et al."
    day = dates.in_words(publication.date or publication.published)
    parts = [part for part in (authors, escaped(publication.venue), day) if part]
    return f"{_title_and_key(publication)}{': ' if parts else ''}{'; '.join(parts)}"


def _difference(difference: Difference, kinds: Mapping[str, Kind] = _KINDS) -> Iterator[str]:
    field, old, new = difference
    kind = kinds.get(field)
    label = _LABELS.get(field, field.replace("_", " "))
    if field in {*TEXTS, TEXT}:
        yield f"{label}: {_text_change(old or '', new or '')}"
    elif kind is Kind.PEOPLE:
        yield f"{label}: {_people_change(label.removesuffix('s') + '{}', old or [], new or [])}"
    elif kind is Kind.METRICS:
        yield from _entries(old or {}, new or {}, lambda metric: METRICS.get(metric, metric), _metric)
    elif kind in (Kind.LINKS, Kind.ACCOUNTS, Kind.CV, Kind.EXTRA, Kind.ALIASES):
        lines = _entries(old or {}, new or {}, escaped, lambda _, entry: _value(kind, entry))
        yield from (f"{label.removesuffix('s')} {line}" for line in lines)
    else:
        yield f"{label}: {_value(kind, old)} → {_value(kind, new)}"


def _value(kind: Kind | None, value: Any) -> str:
    markup = code if kind in _CODE else escaped
    if kind is Kind.FLAG:
        return "yes" if value else "no"
    if value is None:
        return "(none)"
    texts = value if isinstance(value, list) else [value]
    separator = "; " if any(isinstance(text, dict) for text in texts) else ", "
    return separator.join(_first([markup(_in_one(text)) for text in texts], _MOST_LINES))


def _in_one(value: Any) -> str:
    """A text, or the parts of an entry, one after the other."""
    return ", ".join(map(str, value.values())) if isinstance(value, dict) else str(value)


def _entries(
    old: Mapping[str, Any], new: Mapping[str, Any], label: Callable[[str], str], text: Callable[[str, Any], str]
) -> Iterator[str]:
    """A line for each name whose value differs between two mappings."""
    for name in dict.fromkeys([*old, *new]):
        if old.get(name) != new.get(name):
            before, after = (text(name, side[name]) if name in side else "(none)" for side in (old, new))
            yield f"{label(name)}: {before} → {after}"


def _metric(id: str, record: Mapping[str, Any]) -> str:
    day = dates.in_words(dates.parse_iso(record["as_of"])) if "as_of" in record else ""
    origin = ", ".join(part for part in (escaped(record.get("source", "")), day) if part)
    return f"{record['value']:,}{'%' if id in _PERCENTAGES else ''}{f' ({origin})' if origin else ''}"


def _people_change(noun: str, old: Sequence[str], new: Sequence[str]) -> str:
    """The people added and removed; both lists if they are short and have little in common."""
    added, removed = list((Counter(new) - Counter(old)).elements()), list((Counter(old) - Counter(new)).elements())
    if max(len(old), len(new)) <= _MOST_NAMES and bool(added) == bool(removed):
        return f"{_names(old) or '(none)'} → {_names(new) or '(none)'}"
    parts = [f"+{_counted(len(added), noun)}: {_names(added)}"] if added else []
    parts += [f"−{_counted(len(removed), noun)}: {_names(removed)}"] if removed else []
    kept = [[name for name in names if name not in {*added, *removed}] for names in (old, new)]
    parts += ["in another order"] if kept[0] != kept[1] else []
    return "; ".join(parts) + f" ({len(old):,} → {len(new):,})"


def _names(names: Sequence[str]) -> str:
    return ", ".join(_first([escaped(name) for name in names], _MOST_NAMES))


def _text_change(old: str, new: str) -> str:
    """The words that differ if they are few, otherwise the number of words."""
    before, after = old.split(), new.split()
    counts = [_counted(len(words), "word{}") for words in (before, after)]
    if not before or not after:
        return f"added ({counts[1]})" if after else f"removed ({counts[0]})"
    start = _equal_at_start(before, after)
    end = _equal_at_start(before[start:][::-1], after[start:][::-1])
    if max(len(before), len(after)) - start - end > _SHORT_EXCERPT:
        return " → ".join(counts)
    excerpts = [" ".join(words[start : len(words) - end]) for words in (before, after)]
    return " → ".join(f"“{escaped(excerpt)}”" if excerpt else "(none)" for excerpt in excerpts)


def _equal_at_start(words: Sequence[str], others: Sequence[str]) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(words, others, strict=False)))


def _first(items: Collection[str], most: int) -> list[str]:
    rest = len(items) - most
    return [*list(items)[:most], *([f"… and {rest:,} more"] if rest > 0 else [])]


def _counted(count: int, noun: str) -> str:
    """A number and a noun; `{}` in the noun is where its plural has an s."""
    return f"{count:,} {noun.format('' if count == 1 else 's')}"
