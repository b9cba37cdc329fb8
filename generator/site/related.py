"""Which papers are related to a paper, and why: shared co-authors, topics and telling words.

Every paper is compared with a bounded number of others, found through inverted indexes, so that the time grows with the
number of papers and not with its square.
"""

from __future__ import annotations

import math
import re
from array import array
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, repeat
from operator import mul
from typing import Generic, NamedTuple, TypeVar

from generator.site.paper import Pub

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


class _Traits(NamedTuple):
    """What is compared: everyone but the owner, the primary topic, and telling words by their numbers, with weights
    whose squares have the sum 1; the first `titled` of them stand in the title too."""

    authors: Sequence[str]
    topic: str
    words: array[int]
    weights: array[float]
    titled: int


class Related:
    """The related papers of every paper in a list that stands in the order of time."""

    def __init__(self, pubs: Sequence[Pub]) -> None:
        self._pubs = pubs
        self._place = {pub.key: place for place, pub in enumerate(pubs)}
        self._spelled: list[str] = []
        self._traits = list(_traits(pubs, self._spelled))
        self._words = _Index(traits.words for traits in self._traits)
        self._authors = _Index(traits.authors for traits in self._traits)
        self._topics = _Index([traits.topic] if traits.topic else [] for traits in self._traits)

    def of(self, pub: Pub) -> list[RelatedPaper]:
        """The closest papers, closest first; of equally close ones the newer."""
        place = self._place[pub.key]
        shared = Counter(chain.from_iterable(self._found(place)))
        shared.pop(place, None)
        closest = sorted(self._closeness(place, _most_shared(shared)))[:MOST]
        return [RelatedPaper(self._pubs[other], self._reason(place, other)) for _, other in closest]

    def _found(self, place: int) -> Iterator[Sequence[int]]:
        traits = self._traits[place]
        for author in traits.authors[:_AUTHORS]:
            yield self._authors.near(author, place)
        for word in traits.words:
            yield self._words.near(word, place)
        yield self._topics.near(traits.topic, place)

    def _closeness(self, one: int, others: Iterable[int]) -> Iterator[tuple[float, int]]:
        """Each of the others behind its closeness, which is negative so that the closest comes first: ten for the same
        words, one for a topic, and for co-authors less with every further one."""
        a = self._traits[one]
        weight_of, people = dict(zip(a.words, a.weights, strict=True)).get, frozenset(a.authors)
        for other in others:
            b = self._traits[other]
            words = sum(map(mul, map(weight_of, b.words, repeat(0.0)), b.weights))
            shared = math.log2(1 + len(people.intersection(b.authors)))
            yield -round(10 * words + shared + (a.topic == b.topic != ""), 9), other

    def _reason(self, one: int, other: int) -> str:
        a, b = self._traits[one], self._traits[other]
        people = len(set(a.authors) & set(b.authors))
        parts = [f"{people} shared co-author{'' if people == 1 else 's'}"] if people else []
        parts += ["same topic"] if a.topic == b.topic != "" else []
        words = [] if people else self._titled(a, b)[:2]
        parts += [f"both on {' and '.join(words)}"] if words else []
        return ", ".join(parts) or "words in common"

    def _titled(self, a: _Traits, b: _Traits) -> list[str]:
        """The words in common of which one has them in its title, the most telling first."""
        ours, theirs = (dict(zip(each.words, each.weights, strict=True)) for each in (a, b))
        titled = (ours.keys() & theirs.keys()) & {*a.words[: a.titled], *b.words[: b.titled]}
        weighed = sorted((-round(ours[word] * theirs[word], 9), self._spelled[word]) for word in titled)
        return [word for _, word in weighed]


def _most_shared(shared: Mapping[int, int]) -> Iterable[int]:
    """The places that share most; of those that share as much the first. Most share one thing only, and are not even
    put into order where enough share more."""
    several = [(-times, place) for place, times in shared.items() if times > 1]
    if len(several) < _COMPARED:
        several = [(-times, place) for place, times in shared.items()]
    several.sort()
    return [place for _, place in several[:_COMPARED]]


class _Index(Generic[_Term]):
    """Where each term stands that stands in several places: these in ascending order."""

    def __init__(self, terms_by_place: Iterable[Iterable[_Term]]) -> None:
        found: defaultdict[_Term, list[int]] = defaultdict(list)
        for place, terms in enumerate(terms_by_place):
            for term in terms:
                found[term].append(place)
        self._places = {term: places for term, places in found.items() if len(places) > 1}

    def near(self, term: _Term, place: int) -> Sequence[int]:
        """The places of a term that are nearest to a place, on either side."""
        places = self._places.get(term, ())
        at = bisect_left(places, place)
        return places[max(0, at - _NEIGHBOURS) : at + 1 + _NEIGHBOURS]


class _Numbers(dict[str, int]):
    """The number of each word as it stands in a text, given when it is met first; 0 for words that tell nothing. Forms
    of a word have one number, by which `spelled` has the word."""

    def __init__(self, spelled: list[str]) -> None:
        super().__init__(dict.fromkeys(_STOPWORDS, 0))
        self._spelled = spelled
        self._known: dict[str, int] = {}
        spelled.append("")

    def __missing__(self, word: str) -> int:
        term = word.removesuffix("s") if len(word) > 4 and not word.endswith("ss") else word
        number = self[word] = self._known.setdefault(term, len(self._spelled))
        if number == len(self._spelled):
            self._spelled.append(term)
        return number

    def of(self, text: str) -> set[int]:
        """The telling words of a text."""
        return set(map(self.__getitem__, _WORD.findall(text.casefold()))) - {0}


def _traits(pubs: Sequence[Pub], spelled: list[str]) -> Iterator[_Traits]:
    """The traits of each paper; `spelled` gets the words by their numbers."""
    numbers = _Numbers(spelled)
    titles = [array("I", numbers.of(pub.title)) for pub in pubs]
    abstracts = [array("I", numbers.of(pub.abstract)) for pub in pubs]
    papers_with = Counter[int]()
    for title, abstract in zip(titles, abstracts, strict=True):
        papers_with.update({*title, *abstract})
    most = max(4, len(pubs) // 8)
    rarity = {word: math.log(1 + len(pubs) / papers) for word, papers in papers_with.items() if 2 <= papers <= most}
    for pub, title, abstract in zip(pubs, titles, abstracts, strict=True):
        weights = {word: rarity[word] for word in abstract if word in rarity}
        weights |= {word: 3 * rarity[word] for word in title if word in rarity}
        telling = sorted(weights, key=lambda word: (-weights[word], spelled[word]))[:_TELLING]
        in_title = set(title).intersection(telling)
        telling.sort(key=lambda word: word not in in_title)
        length = math.hypot(*(weights[word] for word in telling)) or 1.0
        yield _Traits(
            tuple(dict.fromkeys(author.identity for author in pub.authors if not author.is_owner)),
            pub.topics[0].code if pub.topics else "",
            array("I", telling),
            array("d", (weights[word] / length for word in telling)),
            len(in_title),
        )
