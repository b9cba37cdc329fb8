"""Which papers are related to a paper, and why: shared co-authors, topics and telling words.

Every paper is compared with a bounded number of others, found through inverted indexes, so that the time grows with the
number of papers and not with its square.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import nlargest, nsmallest
from typing import Generic, NamedTuple, TypeVar

from generator.views.presentation import Pub

MOST = 4
"""Related papers of a paper."""

_TELLING = 30  # words of a paper that count: those of the title and the rarest of its abstract
_NEIGHBOURS = 12  # papers with the same word, author or topic that are looked at, on either side in time
_AUTHORS = 40  # of a longer list, these lead to other papers; shared ones are counted among all
_COMPARED = 40  # papers that share most are compared closely
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
    """A paper and why it is named, in words."""

    pub: Pub
    reason: str


@dataclass(frozen=True, slots=True)
class _Traits:
    """What is compared: everyone but the owner, the primary topic, and telling words with their weights; `title` are
    those that stand in the title too."""

    authors: Sequence[str]
    topic: str
    words: dict[str, float]
    title: frozenset[str]

    @property
    def length(self) -> float:
        return math.sqrt(sum(weight * weight for weight in self.words.values())) or 1.0


class Related:
    """The related papers of every paper in a list that stands in the order of time."""

    def __init__(self, pubs: Sequence[Pub]) -> None:
        self._pubs = pubs
        self._place = {pub.key: place for place, pub in enumerate(pubs)}
        self._traits = list(_traits(pubs))
        self._words = _Index(traits.words for traits in self._traits)
        self._authors = _Index(traits.authors for traits in self._traits)
        self._topics = _Index([traits.topic] if traits.topic else [] for traits in self._traits)

    def of(self, pub: Pub) -> list[RelatedPaper]:
        """The closest papers, closest first; of equally close ones the newer."""
        place = self._place[pub.key]
        shared = Counter(self._found(place))
        shared.pop(place, None)
        compared = nsmallest(_COMPARED, shared, key=lambda other: (-shared[other], other))
        closest = nsmallest(MOST, compared, key=lambda other: (-self._closeness(place, other), other))
        return [RelatedPaper(self._pubs[other], self._reason(place, other)) for other in closest]

    def _found(self, place: int) -> Iterator[int]:
        traits = self._traits[place]
        for author in traits.authors[:_AUTHORS]:
            yield from self._authors.near(author, place)
        for word in traits.words:
            yield from self._words.near(word, place)
        yield from self._topics.near(traits.topic, place)

    def _closeness(self, one: int, other: int) -> float:
        """Ten for the same words, one for a topic, and for co-authors less with every further one."""
        a, b = self._traits[one], self._traits[other]
        words = sum(a.words[word] * b.words[word] for word in a.words.keys() & b.words.keys())
        people = math.log2(1 + len(set(a.authors) & set(b.authors)))
        return round(10 * words / (a.length * b.length) + people + (a.topic == b.topic != ""), 9)

    def _reason(self, one: int, other: int) -> str:
        a, b = self._traits[one], self._traits[other]
        people = len(set(a.authors) & set(b.authors))
        parts = [f"{people} shared co-author{'' if people == 1 else 's'}"] if people else []
        parts += ["same topic"] if a.topic == b.topic != "" else []
        titled = (a.words.keys() & b.words.keys()) & (a.title | b.title)
        words = nsmallest(2, titled, key=lambda word: (-a.words[word] * b.words[word], word))
        parts += [f"both on {' and '.join(words)}"] if words and not people else []
        return ", ".join(parts) or "words in common"


class _Index(Generic[_Term]):
    """Where each term stands: places in ascending order."""

    def __init__(self, terms_by_place: Iterable[Iterable[_Term]]) -> None:
        self._places: defaultdict[_Term, list[int]] = defaultdict(list)
        for place, terms in enumerate(terms_by_place):
            for term in terms:
                self._places[term].append(place)

    def near(self, term: _Term, place: int) -> Sequence[int]:
        """The places of a term that are nearest to a place, on either side."""
        places = self._places.get(term, [])
        at = bisect_left(places, place)
        return places[max(0, at - _NEIGHBOURS) : at + 1 + _NEIGHBOURS]


def _traits(pubs: Sequence[Pub]) -> Iterator[_Traits]:
    counted = [_words(pub) for pub in pubs]
    papers_with = Counter(word for words in counted for word in words)
    most = max(4, len(pubs) // 8)
    for pub, words in zip(pubs, counted, strict=True):
        weights = {
            word: times * math.log(1 + len(pubs) / papers_with[word])
            for word, times in sorted(words.items())
            if 2 <= papers_with[word] <= most
        }
        telling = nlargest(_TELLING, weights, key=lambda word: weights[word])
        people = dict.fromkeys(author.identity for author in pub.authors if not author.is_owner)
        topic = pub.topics[0].code if pub.topics else ""
        title = frozenset(_terms(pub.title)).intersection(telling)
        yield _Traits(tuple(people), topic, {word: weights[word] for word in telling}, title)


def _words(pub: Pub) -> dict[str, int]:
    """The words of title and abstract; those of the title count three times."""
    words = dict.fromkeys(_terms(pub.abstract), 1)
    return words | dict.fromkeys(_terms(pub.title), 3)


def _terms(text: str) -> Iterator[str]:
    for word in _WORD.findall(text.casefold()):
        if word not in _STOPWORDS:
            yield word.removesuffix("s") if len(word) > 4 and not word.endswith("ss") else word
