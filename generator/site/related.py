"""The papers related to a paper, with the reason: shared co-authors, the same topic, or words in common.

Each paper is compared with a bounded number of others, found through inverted indexes, so that the time is linear in
the number of papers.
"""

from __future__ import annotations

import hashlib
import math
import re
from array import array
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import chain, repeat
from operator import mul
from typing import Generic, NamedTuple, TypeVar

from generator.site.language.language import ENGLISH, Language
from generator.site.paper import Pub

MAX_RELATED = 4
"""Related papers on the page of a paper."""

_KEYWORDS = 30  # words of a paper that are compared: those of the title and the rarest of the abstract
_NEIGHBOURS = 12  # candidates for each word, author and topic, before and after the paper in time
_AUTHORS = 40  # authors who lead to candidates; shared co-authors are counted among all
_COMPARED = 40  # candidates that share the most and are compared closely
_WORD = re.compile(r"[^\W\d_]{3,}(?:-[^\W\d_]{2,})*")
_STOPWORDS = frozenset(
    "able about above achieve achieved achieves across after against all allow allows almost along already also "
    "although among and another any approach approaches are available based because been before being best better "
    "between both but can compared consider contribute could demonstrate demonstrates did different difficult "
    "does due during each effect either enough especially evaluate even every existing explore exploring few "
    "finally find first for found from full further furthermore general given has have having high how however "
    "identify improve improved improves including into introduce introduces investigate its itself just large "
    "larger largest least less like made main make makes many may meaningfully method methods might million more "
    "moreover most much multiple must near need needs neither new nor not novel number observed obtain obtained "
    "offer often one only open order other others our out outperform outperforms over own paper past perform "
    "performance possible present presented presents previous prior propose proposed proposes provide provided "
    "provides range recent recently release replace report representative require requires result results same "
    "second see set several show shown shows significant significantly similar simple since single small smaller "
    "some state-of-the-art still study such suggest than that the their them then there therefore these they this "
    "those three through thus time together too toward towards two under understand understanding up upon use "
    "used useful uses using various very via was way ways well were what when where whether which while who whole "
    "whose why wide will with within without work works would yet you ".split()
)
_Term = TypeVar("_Term")


class RelatedPaper(NamedTuple):
    """A related paper and the reason, in words."""

    pub: Pub
    reason: str


class _Traits(NamedTuple):
    """What is compared: all authors except the owner, the primary topic, and the numbers of keywords with weights of
    Euclidean length 1. The first `in_title` keywords are from the title."""

    authors: Sequence[str]
    topic: str
    words: array[int]
    weights: array[float]
    in_title: int


class Related:
    """The related papers of every paper of a list that is in order of time."""

    def __init__(self, pubs: Sequence[Pub], language: Language = ENGLISH) -> None:
        self._pubs, self._language = pubs, language
        self._in_words = cache(self._joined)  # few reasons differ
        self._digest_of = cache(self._digest)
        self._compared = lru_cache(maxsize=1)(self._sharing_most)  # asked for twice in a row
        self._index_of = {pub.key: index for index, pub in enumerate(pubs)}
        self._spellings: list[str] = []
        self._traits = list(_traits(pubs, self._spellings))
        self._words = _InvertedIndex(traits.words for traits in self._traits)
        self._authors = _InvertedIndex(traits.authors for traits in self._traits)
        self._topics = _InvertedIndex([traits.topic] if traits.topic else [] for traits in self._traits)

    def of(self, pub: Pub) -> list[RelatedPaper]:
        """The closest papers, closest first; of equally close ones, the newer first."""
        index = self._index_of[pub.key]
        closest = sorted(self._distances(index, self._compared(index)))[:MAX_RELATED]
        return [RelatedPaper(self._pubs[other], self._reason(index, other)) for _, other in closest]

    def inputs(self, pub: Pub) -> bytes:
        """A digest of all that the closest papers and the reasons follow from, in a third of the time."""
        index = self._index_of[pub.key]
        digests = map(self._digest_of, [index, *sorted(self._compared(index))])
        return hashlib.blake2b(b"".join(digests), digest_size=16).digest()

    def _digest(self, index: int) -> bytes:
        traits = self._traits[index]
        words = [self._spellings[word] for word in traits.words]
        text = repr((self._pubs[index].key, traits.authors, traits.topic, words, traits.in_title))
        return hashlib.blake2b(text.encode() + traits.weights.tobytes(), digest_size=16).digest()

    def _sharing_most(self, index: int) -> Sequence[int]:
        """The papers that are compared closely."""
        shared = Counter(chain.from_iterable(self._candidates(index)))
        shared.pop(index, None)
        return _most(shared)

    def _candidates(self, index: int) -> Iterator[Sequence[int]]:
        """The papers that share something with a paper, once for each thing they share."""
        traits = self._traits[index]
        for author in traits.authors[:_AUTHORS]:
            yield self._authors.near(author, index)
        for word in traits.words:
            yield self._words.near(word, index)
        yield self._topics.near(traits.topic, index)

    def _distances(self, index: int, others: Iterable[int]) -> Iterator[tuple[float, int]]:
        """The other papers, each after its distance: minus 10 for the same words, minus 1 for the same topic, and minus
        a logarithm of the number of shared co-authors."""
        a = self._traits[index]
        weight_of, people = dict(zip(a.words, a.weights, strict=True)).get, frozenset(a.authors)
        for other in others:
            b = self._traits[other]
            words = sum(map(mul, map(weight_of, b.words, repeat(0.0)), b.weights))
            shared = math.log2(1 + len(people.intersection(b.authors)))
            yield -round(10 * words + shared + (a.topic == b.topic != ""), 9), other

    def _reason(self, index: int, other: int) -> str:
        a, b = self._traits[index], self._traits[other]
        people = len(set(a.authors).intersection(b.authors))
        words = () if people else tuple(self._title_words(a, b)[:2])
        return self._in_words(people, a.topic == b.topic != "", words)

    def _joined(self, people: int, has_same_topic: bool, words: Sequence[str]) -> str:
        return self._language.joined(list(self._reasons(people, has_same_topic, words)))

    def _reasons(self, people: int, has_same_topic: bool, words: Sequence[str]) -> Iterator[str]:
        _, language = self._language.gettext, self._language
        if people:
            yield language.ngettext("{n} shared co-author", "{n} shared co-authors", people)
        if has_same_topic:
            yield _("same topic")
        if words:
            yield _("both on {words}", words=language.list(words))
        if not (people or has_same_topic or words):
            yield _("similar wording")

    def _title_words(self, a: _Traits, b: _Traits) -> list[str]:
        """The keywords in common that are in one of the titles, heaviest first."""
        weights_a, weights_b = (dict(zip(each.words, each.weights, strict=True)) for each in (a, b))
        common = (weights_a.keys() & weights_b.keys()) & {*a.words[: a.in_title], *b.words[: b.in_title]}
        ordered = sorted((-round(weights_a[word] * weights_b[word], 9), self._spellings[word]) for word in common)
        return [word for _, word in ordered]


def _most(shared: Mapping[int, int]) -> Sequence[int]:
    """The indexes that share the most; of equals, the lower ones. Most share a single thing, and are only sorted if too
    few share more."""
    several = [(-times, index) for index, times in shared.items() if times > 1]
    if len(several) < _COMPARED:
        several = [(-times, index) for index, times in shared.items()]
    several.sort()
    return [index for _, index in several[:_COMPARED]]


class _InvertedIndex(Generic[_Term]):
    """The ascending indexes of the papers with each term that several papers have."""

    def __init__(self, terms_by_paper: Iterable[Iterable[_Term]]) -> None:
        papers_with: defaultdict[_Term, list[int]] = defaultdict(list)
        for index, terms in enumerate(terms_by_paper):
            for term in terms:
                papers_with[term].append(index)
        self._papers_with = {term: papers for term, papers in papers_with.items() if len(papers) > 1}

    def near(self, term: _Term, index: int) -> Sequence[int]:
        """The papers with a term that are nearest to an index, on either side."""
        papers = self._papers_with.get(term, ())
        at = bisect_left(papers, index)
        return papers[max(0, at - _NEIGHBOURS) : at + 1 + _NEIGHBOURS]


class _Numbers(dict[str, tuple[int, ...]]):
    """The numbers of the words between two spaces, mostly a single one, without stop words. The forms of a word share a
    number, which is assigned when it is first needed; its spelling is added to `spellings`."""

    def __init__(self, spellings: list[str]) -> None:
        super().__init__()
        self._spellings = spellings
        self._number_of: dict[str, int] = {}

    def __missing__(self, unspaced: str) -> tuple[int, ...]:
        words = [word for word in _WORD.findall(unspaced.casefold()) if word not in _STOPWORDS]
        numbers = self[unspaced] = tuple(map(self._number, words))
        return numbers

    def _number(self, word: str) -> int:
        term = word.removesuffix("s") if len(word) > 4 and not word.endswith("ss") else word
        number = self._number_of.setdefault(term, len(self._spellings))
        if number == len(self._spellings):
            self._spellings.append(term)
        return number

    def of(self, text: str) -> set[int]:
        """The numbers of the words of a text."""
        return set[int]().union(*map(self.__getitem__, text.split()))


def _traits(pubs: Sequence[Pub], spellings: list[str]) -> Iterator[_Traits]:
    """The traits of each paper; adds the spellings of words to `spellings`, by number."""
    numbers = _Numbers(spellings)
    titles = [array("I", numbers.of(pub.title)) for pub in pubs]
    abstracts = [array("I", numbers.of(pub.abstract)) for pub in pubs]
    rarity = _rarity(titles, abstracts)
    alphabetical = sorted(rarity, key=spellings.__getitem__)
    size = len(alphabetical) or 1
    # A number for each word by which the heaviest come first, then as in the alphabet: words are ordered once.
    in_abstracts = {word: place - rarity[word] * size for place, word in enumerate(alphabetical)}
    in_titles = {word: place - 3 * rarity[word] * size for place, word in enumerate(alphabetical)}
    for pub, title, abstract in zip(pubs, titles, abstracts, strict=True):
        of_title = {in_titles[word] for word in title if word in rarity}
        of_abstract = [in_abstracts[word] for word in {*abstract}.difference(title) if word in rarity]
        heaviest = sorted([*of_title, *of_abstract])[:_KEYWORDS]
        in_title = [number for number in heaviest if number in of_title]
        numbered = in_title + [number for number in heaviest if number not in of_title]
        weights = [-(number // size) for number in numbered]
        length = math.hypot(*weights) or 1.0
        yield _Traits(
            tuple(dict.fromkeys(author.identity for author in pub.authors if not author.is_owner)),
            pub.topics[0].code if pub.topics else "",
            array("I", [alphabetical[number % size] for number in numbered]),
            array("d", [weight / length for weight in weights]),
            len(in_title),
        )


def _rarity(titles: Sequence[array[int]], abstracts: Sequence[array[int]]) -> dict[int, int]:
    """The weight of each word: one more for half as many papers, so that an edit changes few weights. Words of a single
    paper or of very many have none."""
    papers_with = Counter[int]()
    for title, abstract in zip(titles, abstracts, strict=True):
        papers_with.update({*title, *abstract})
    total = len(titles)
    most = total.bit_length() + 1
    return {w: most - n.bit_length() for w, n in papers_with.items() if 2 <= n <= max(4, total // 8)}
