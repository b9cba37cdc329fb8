"""Mutates the golden inputs and reads them: `python -m tests.fuzzing 20000 [SEED]`. No exception, nothing slow, and
every word of an input is in the facts or near the line of a problem. Prints what was done, and what was lost."""

from __future__ import annotations

import json
import random
import re
import sys
import time
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from pathlib import Path

from generator.facts import dates, records
from generator.intake.readers import profile_text, registry
from generator.intake.readers.document import document
from generator.intake.readers.reading import Reading
from generator.model import Profile, Publication
from tests.unit.intake.readers import writing

_FOLDER = Path(__file__).parent / "cases"
CASES = sorted([*_FOLDER.glob("*/input.txt"), *_FOLDER.glob("bibtex/*/input.bib"), *_FOLDER.glob("readers/*/input.*")])
AS_OF = date(2026, 11, 22)
SLOW = 10.0
"""Seconds that no input may take."""

_ODD = (
    *(
        "{",
        "}",
        '"',
        "\\",
        "$",
        "%",
        "#",
        ",",
        "=",
        "@",
        "\n\n",
        " ",
        "\t",
        "\0",
        "\u2028",
        "é",
        "李",
        "~",
        "and ",
        "\r",
    ),
    *("@comment{", "  # ", "Jul 18, 2023", "et al.", " · ", "\\foo{bar}", "10.1000/x", "https://a.example/x y", "<b>"),
)
_MOST = {False: 4, True: 25}
"""Of 1,000 inputs, how many may seem to lose a word: libraries and profiles, of which a mutation glues words together
that are read apart (2 in 1,000), and records, whose reader passes over keys that it does not know (12 in 1,000). Twice
that would be a loss."""

_WORD = re.compile(r"[a-z]{5,}")
_BRACE = re.compile(r"[{}]")
_NO_ENTRY = re.compile(r"(?i)[ \t]*@(?:comment|string|preamble)\b|[^@]")
_SAID_OTHERWISE = {
    *("decembre redred others preprint eprint arxiv computing research repository cornell university".split()),
    *("abstract english second earth space science".split()),  # an edition is 2, a server has its short name
    *(name.casefold() for name in dates.MONTH_NAMES),
}
_OF_A_MACHINE = re.compile(r"(?m)^\s*file\s*=.*$")  # where the owner's machine has it is nobody's business
_NOT_A_WORD = re.compile(r"@\s*\w+\s*[{(][^,\s]*|[\w:+-]+\s*=|\\[A-Za-z]+|&\w+;|<[^<>]*>|https?://\S+|%[0-9A-F]{2}")


def mutated(text: str, chance: random.Random) -> str:
    """The text with a few random changes."""
    for _ in range(chance.randint(1, 4)):
        at, end = sorted(chance.randrange(len(text) + 1) for _ in range(2))
        end = min(end, at + chance.choice((1, 5, 40, 400)))
        text = chance.choice(_MUTATIONS)(text, at, end, chance)
    return text


def lost(path: Path, text: str, reading: Reading) -> set[str]:
    """The words, or lines of a profile, that are neither in the facts nor near the line of a problem."""
    reported = {problem.line for problem in reading.problems}
    if 0 in reported:
        return set()
    if _is_of_readers(path):
        return _lost_of_what_was_read(path, text, reading)
    if path.suffix == ".txt":
        held = writing.held(profile_text.parse("p.txt", text))
        lines = enumerate(re.split(r"\r\n|\r|\n", text.removeprefix("\ufeff")), start=1)
        said = Counter(writing.bare(line) for number, line in lines if number not in reported)
        return {line for line in +(said - held) if not _is_held_with_marks(line, held)} - {""}
    facts = _folded(_facts(reading))
    missing: set[str] = set()
    line, was_reported = 1, False
    for block in re.split(r"(?m)^(?=[ \t]*@)", re.sub(r"\r\n?", "\n", text)):
        lines_of = range(line, line + block.count("\n") + 1)
        line += block.count("\n")
        is_reported = bool(reported.intersection(lines_of))
        if not (is_reported or was_reported) and not _NO_ENTRY.match(block):
            missing |= {
                word
                for word in _words(_BRACE.sub("", _NOT_A_WORD.sub(" ", _OF_A_MACHINE.sub("", block))))
                if word not in facts
            }
        was_reported = is_reported  # what is broken may go on after the next @
    return missing - _SAID_OTHERWISE


def _is_held_with_marks(line: str, held: Counter[str]) -> bool:
    """True for a line of names whose marks are spelled otherwise by now: their letters and digits are the same."""
    letters = "".join(filter(str.isalnum, line))
    return any("$^{" in kept and "".join(filter(str.isalnum, kept)) == letters for kept in held)


def main(times: int, seed: int) -> bool:
    """Reads as many mutations; returns whether too many seem to lose a word."""
    chance = random.Random(seed)  # noqa: S311  # test data, no secret
    failed, slowest, words = Counter[bool](), 0.0, Counter[str]()
    for number in range(times):
        path = chance.choice(CASES)
        text = mutated(path.read_bytes().decode(), chance)
        started = time.perf_counter()
        reading = _read(path, text)
        taken = time.perf_counter() - started
        slowest = max(slowest, taken)
        missing = lost(path, text, reading)
        words.update(missing)
        assert taken <= SLOW, f"{path.parent.name}: {taken:.1f} s for {text!r:.2000}"
        failed[_is_of_readers(path)] += bool(missing)
        if missing and "-v" in sys.argv:
            print(number, path.parent.name, sorted(missing)[:8])
    print(
        f"{times} inputs read; slowest {slowest:.2f} s; {failed[False]} and, of records, {failed[True]} "
        f"seem to lose words: {words.most_common(40)}"
    )
    return any(1_000 * failed[kind] > most * times for kind, most in _MOST.items())


def _read(path: Path, text: str) -> Reading:
    """What the reader of a golden input makes of a text; of other formats, whichever reader takes it."""
    if _is_of_readers(path):
        try:
            return registry.read(path.name, text, AS_OF)
        except registry.Unrecognised as error:
            return Reading(None, (), (error.problem,))
    return registry.FORMATS[registry.BY_ENDING[path.suffix]].read(document(path.name, text), AS_OF)


@cache
def _words_of_whole(path: Path) -> frozenset[str]:
    """The words of the facts that the golden input itself has."""
    return frozenset(_words(_facts(_read(path, path.read_bytes().decode()))))


def _lost_of_what_was_read(path: Path, text: str, reading: Reading) -> set[str]:
    """The words that are facts of the golden input and still in the mutated one, but not among its facts any more.
    These formats say much that is not a fact, so no more can be asked; where any problem is reported, nothing is."""
    if reading.problems:
        return set()
    whole, said = set(_words_of_whole(path)), set(_words(_NOT_A_WORD.sub(" ", text)))
    return (whole & said) - set(_words(_facts(reading))) - _SAID_OTHERWISE


def _is_of_readers(path: Path) -> bool:
    return path.parent.parent.name == "readers"


def _facts(reading: Reading) -> str:
    items: list[Profile | Publication] = [*([reading.profile] if reading.profile else []), *reading.publications]
    abstracts = [work.abstract for work in reading.publications]
    return json.dumps([records.record_of(item) for item in items], ensure_ascii=False) + " ".join(
        [*reading.names, *abstracts]
    )


def _words(text: str) -> Iterator[str]:
    return (match[0] for match in _WORD.finditer(_folded(text)))


def _folded(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))


def _cut(text: str, at: int, end: int, chance: random.Random) -> str:
    return text[:at] + text[end:]


def _doubled(text: str, at: int, end: int, chance: random.Random) -> str:
    return text[:end] + text[at:end] * chance.choice((1, 2, 50)) + text[end:]


def _odd(text: str, at: int, end: int, chance: random.Random) -> str:
    return text[:at] + chance.choice(_ODD) * chance.choice((1, 1, 1, 3, 300)) + text[at:]


def _moved(text: str, at: int, end: int, chance: random.Random) -> str:
    rest = text[:at] + text[end:]
    to = chance.randrange(len(rest) + 1)
    return rest[:to] + text[at:end] + rest[to:]


_MUTATIONS: tuple[Callable[[str, int, int, random.Random], str], ...] = (_cut, _doubled, _odd, _odd, _moved)

if __name__ == "__main__":
    inputs = int(sys.argv[1])
    sys.exit(main(inputs, int(sys.argv[2]) if sys.argv[2:] and sys.argv[2].isdigit() else 1))
