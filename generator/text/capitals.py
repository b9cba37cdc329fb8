"""Which words of a title keep their capitals: BibTeX styles put titles in lower case, except in braces."""

from __future__ import annotations

import re
from functools import lru_cache

from generator.text import formulas, latex
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

_PIECE = re.compile(r"(\s+|[-/–—]+)")
_PUNCTUATION = ".,:;!?()[]\"'`“”‘’"


@lru_cache(maxsize=8192)
def encode_title(title: str) -> str:
    """A title as a BibTeX value: formulas, names, acronyms and mixed-case words in braces; styles decide the rest."""
    spans = formulas.spans(one_line(title))
    return "".join(
        latex.encode_formula(span.text)
        if span.is_math
        else "".join(_protected(piece) for piece in _PIECE.split(formulas.unescaped(span.text)))
        for span in spans
    )


def _protected(piece: str) -> str:
    core = piece.strip(_PUNCTUATION)
    if not core or not _keeps_capitals(core):
        return latex.encode_words(piece)
    start = piece.index(core)
    before, after = piece[:start], piece[start + len(core) :]
    return f"{latex.encode_words(before)}{latex.protected(latex.encode_words(core))}{latex.encode_words(after)}"


def _keeps_capitals(core: str) -> bool:
    """True for a capital after the first character, a single letter other than the article, or a known name."""
    return any(c.isupper() for c in core[1:]) or (len(core) == 1 and core.isupper() and core != "A") or core in _NAMES
