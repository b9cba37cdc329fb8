"""Which words of a title keep their capitals: BibTeX styles put titles in lower case, except in braces."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from generator.text import formulas, italics, latex
from generator.text.line import one_line

_NAMES = frozenset(
    """
    Adam Africa African America American Arabic Asia Asian Atari Bayes Bayesian Boltzmann Bregman Carlo Cauchy
    Chinese Dirichlet Dutch Einstein England English Euclidean Euler Europe European Fisher Fourier French Gauss
    Gaussian Gemini Gemma German Germany Gibbs Google Hamiltonian Hermitian Hessian Hilbert Hindi India Indian
    Italian Jacobian Japan Japanese Java Kalman Kolmogorov Korean Kubernetes Lagrangian Laplace Laplacian Latin
    Linux Lipschitz Llama Mandarin Markov Mistral Monte Nash Newton Pareto Pathways Poisson Portuguese Python
    Riemann Riemannian Russian Rust Shannon Shapley Spanish Swahili Taylor Turing Turkish Twitter Ukrainian
    Unicode Wasserstein Wikipedia
""".split()
)  # proper names seen in titles; acronyms and mixed-case words need no list

_PIECE = re.compile(r"(\s+|[-/‐-—]+)")
_PUNCTUATION = ".,:;!?()[]\"'`“”‘’"


ALL = "all"
"""What stands for the whole title among words to keep."""


@lru_cache(maxsize=8192)
def encode_title(title: str, keep: tuple[str, ...] = ()) -> str:
    """A title as a BibTeX value: formulas, the words to keep, and names, acronyms and mixed-case words in braces."""
    return italics.encoded(one_line(title), lambda part: _encoded_part(part, keep))


def kept(protected: Iterable[str], title: str) -> tuple[str, ...]:
    """Of the texts that a source protects in a title, those that would not be protected anyway, as words to keep;
    `ALL` if they are all words with capitals, and more than one."""
    capitalised = _capitalised(italics.without(title))
    asked = [word for text in protected for word in _capitalised(text) if not _keeps_capitals(word)]
    unprotected = (word for word in capitalised if word not in asked and not _keeps_capitals(word))
    if asked and len(capitalised) > 1 and next(unprotected, "") == "":
        return (ALL,)
    return tuple(dict.fromkeys(asked))


def _encoded_part(part: str, keep: tuple[str, ...]) -> str:
    return "".join(
        latex.encode_formula(span.text) if span.is_math else _encoded(formulas.unescaped(span.text), keep)
        for span in formulas.spans(part)
    )


def _encoded(words: str, keep: tuple[str, ...]) -> str:
    wanted = frozenset(word for text in keep for word in _words(text))
    is_whole = ALL in keep
    return "".join(_protected(piece, wanted, is_whole=is_whole) for piece in _PIECE.split(words))


def _words(text: str) -> list[str]:
    """The words of a text; a formula is none, and ends one."""
    outside = (formulas.unescaped(span.text) for span in formulas.spans(text) if not span.is_math)
    return [core for part in outside for piece in _PIECE.split(part) if (core := piece.strip(_PUNCTUATION))]


def _capitalised(text: str) -> list[str]:
    return [word for word in _words(text) if _has_capital(word)]


def _has_capital(word: str) -> bool:
    return any(c.isupper() for c in word)


def _protected(piece: str, wanted: frozenset[str], *, is_whole: bool) -> str:
    core = piece.strip(_PUNCTUATION)
    is_wanted = core in wanted or (is_whole and _has_capital(core))
    if not core or not (is_wanted or _keeps_capitals(core)):
        return latex.encode_words(piece)
    start = piece.index(core)
    before, after = piece[:start], piece[start + len(core) :]
    return f"{latex.encode_words(before)}{latex.protected(latex.encode_words(core))}{latex.encode_words(after)}"


def _keeps_capitals(core: str) -> bool:
    """True for a capital after the first character, a single letter other than the article, or a known name."""
    return any(c.isupper() for c in core[1:]) or (len(core) == 1 and core.isupper() and core != "A") or core in _NAMES
