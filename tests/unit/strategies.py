"""What hypothesis makes: texts that are hard on parsers, and the nouns of the model."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from typing import Any

from hypothesis import strategies as st

from generator.facts import names
from generator.facts.fields import METRICS, PUBLICATION_FIELDS, Kind
from generator.facts.work_kinds import ITEM_TYPES
from generator.model import Metric, PartialDate, Profile, Publication

_FRAGMENTS = (
    *(r"{ } \ $ % & # _ ~ ^ @ , \% \$ \{ `` '' -- --- and others \n" + " AND {and} et al. Jr. III von der De").split(),
    *("\n@misc{x,\n title={y}\n}", "@comment{", "title={", "= {", "},", '"', "<b>", "<!--", "&amp;", "{{ 7*7 }}"),
    *("[a](javascript:alert(1))", "![x](data:text/html,y)", "<https://a.example>", "http://a.example/b_c*d*.", "~~"),
    *("# ", "- ", "1. ", "> ", "| a | b |", "===", "```", "    ", "$x^2$", r"$\texttt{t5x}$", r"$\sim$7B", r"\'e"),
    *("é", "e\u0301", "ő", "ặ", "Ł", "ß", "李飞飞", "مرحبا", "\u202e", "\u200b", "\ufeff", "\u2028", "🙂", "ﬁ"),
    *(": ", " #", "null", "no", "2212.10560", "1e3", "''", "Collaboration", "PaLM", "t5x", "O(N)", "\t", "\x85"),
)

characters = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
any_text = st.lists(st.one_of(st.sampled_from(_FRAGMENTS), st.text(characters, max_size=6)), max_size=8).map("".join)
"""Any Unicode without zero bytes, dense in what means something to YAML, Markdown, LaTeX, HTML or BibTeX."""

_ASCII_FRAGMENTS = [fragment for fragment in _FRAGMENTS if fragment.isascii() and fragment.isprintable()]
_ascii_characters = st.characters(min_codepoint=32, max_codepoint=126)
ascii_text = st.lists(
    st.one_of(st.sampled_from(_ASCII_FRAGMENTS), st.text(_ascii_characters, max_size=6)), max_size=8
).map("".join)
"""As `any_text`, of printable ASCII characters."""

texts = any_text.map(names.normal)
words = texts.filter(bool)
"""A text as a field holds it: in NFC, on one line, not empty."""

people = words.map(names.parse).filter(lambda person: bool(person.name))


@st.composite
def dates(draw: st.DrawFn) -> PartialDate:
    """Dates that can exist, any part of which may be unknown."""
    year = draw(st.one_of(st.just(0), st.integers(1, 9999), st.integers(1990, 2030)))
    month = draw(st.integers(0, 12))
    day = draw(st.integers(0, monthrange(year or 2000, month)[1])) if month else 0
    return PartialDate(year, month, day)


_LINK_NAMES = st.from_regex(r"[A-Za-z][A-Za-z0-9_-]{0,10}", fullmatch=True)
_ADDRESSES = st.from_regex(r"https?://[a-z]{1,8}\.example(/[A-Za-z0-9._~%{}'\"&=?#-]{0,20})?", fullmatch=True)
links = st.dictionaries(_LINK_NAMES, _ADDRESSES, max_size=3)
extras = st.dictionaries(words.filter(lambda key: len(key) < 60), texts, max_size=3)
_CATEGORIES = st.sampled_from(["cs.CL", "stat.ML", "q-bio.NC", "hep-th", "xx.YY"])
_METRICS = st.builds(Metric, st.sampled_from(list(METRICS)), st.integers(0, 10**14), texts, dates())

_abstracts = any_text.map(str.strip).filter(lambda text: not any(mark in text for mark in ("#", "```", "~~~")))
_notes = any_text.map(lambda text: f"## Notes\n\n{text}".strip())

_TEXTS = [field.key for field in PUBLICATION_FIELDS if field.kind is Kind.TEXT and field.key not in {"title", "pages"}]
_some_texts = st.dictionaries(st.sampled_from(_TEXTS), texts, max_size=8)
"""Of two dozen text fields, real papers have few; all of them would take half of the time of making a paper."""


def _publication(given: Mapping[str, Any], **facts: Any) -> Publication:
    return Publication(**given, **facts)


publications = st.builds(
    _publication,
    _some_texts,
    title=words,
    key=st.from_regex(r"[a-z]{1,8}[0-9]{4}[a-z]{0,8}", fullmatch=True),
    authors=st.lists(people, max_size=4).map(tuple),
    authors_truncated=st.booleans(),
    editors=st.lists(people, max_size=2).map(tuple),
    date=dates(),
    published=dates(),
    type=st.sampled_from(["", *ITEM_TYPES]),
    pages=st.one_of(texts, st.just("1-113"), st.just("10--20, 30")),
    doi=st.one_of(st.just(""), st.from_regex(r"10\.[0-9]{4}/[A-Za-z0-9._();/-]{1,20}", fullmatch=True)),
    arxiv=st.one_of(st.just(""), st.from_regex(r"[0-9]{4}\.[0-9]{5}(v[1-9])?", fullmatch=True)),
    category=st.one_of(st.just(""), _CATEGORIES),
    other_categories=st.lists(_CATEGORIES, max_size=2).map(tuple),
    links=links,
    code_flag=st.booleans(),
    listed_affiliations=st.lists(words, max_size=2).map(tuple),
    index_rank=st.integers(0, 10**6),
    featured=st.booleans(),
    hidden=st.booleans(),
    equal_contribution=st.lists(people, max_size=2).map(tuple),
    image=st.one_of(
        st.just(""),
        st.from_regex(r"([a-zé ]{1,5}/){0,2}[A-Za-z0-9é]{1,8}\.(png|JPG|svg)", fullmatch=True).map(names.normal),
    ),
    extra=extras,
    abstract=_abstracts,
    notes=st.one_of(st.just(""), _notes),
)

profiles = st.builds(
    Profile,
    name=words,
    field=texts,
    metrics=st.lists(_METRICS, unique_by=lambda metric: metric.id, max_size=3).map(tuple),
    links=links,
    extra=extras,
    biography=any_text.map(str.strip),
    aliases=st.dictionaries(
        words.filter(lambda name: len(name) < 60), st.lists(words, min_size=1, max_size=2).map(tuple), max_size=2
    ),
)
