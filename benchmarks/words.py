"""The words and names of generated portfolios: frequent words first."""

from __future__ import annotations

_FREQUENT = (
    "learning language models neural training attention data deep networks scaling efficient inference transfer "
    "evaluation robust large sparse dense gradient speech recognition synthesis retrieval reasoning dialogue "
    "translation optimisation precision memory parallel distributed benchmark dataset architecture token sequence "
    "latent representation supervised reinforcement adaptive hierarchical multilingual probabilistic estimation "
    "convergence generalisation graph image video audio policy kernel quantum protein clinical causal federated "
    "privacy fairness compression pruning distillation alignment prompting summarisation parsing embedding "
    "segmentation detection tracking planning search sampling diffusion variational bayesian stochastic convex "
    "spectral temporal spatial semantic syntactic lexical acoustic visual tactile robotic industrial medical"
).split()
_BEFORE = (
    "hyper multi sub inter meta micro pseudo semi trans ultra over co bi poly auto cross photo thermo electro".split()
)
_STEMS = (
    "form struct model graph script morph scale spect dynam metr lingu gram phon cycl therm magnet genet cogn optim "
    "synth polar vect tens synaps fract cluster sequent lattic topolog geometr algebr stat"
).split()
_AFTER = "al ic ation ity ism able ive or".split()

WORDS = (*_FREQUENT, *(f"{before}{stem}{after}" for stem in _STEMS for before in _BEFORE for after in _AFTER))
"""About five thousand words."""

GIVEN = (
    "Ada Björn Chloé Daniel Elif Fatima Guðrún Hao Ingrid José Katarzyna Łukasz Mei Nguyễn Olga Priya Quoc Zoë Amélie "
    "Božena Çağla Đorđe Émile François Győző Hélène Ísak Jürgen Kemal Lucía Małgorzata Núria Ólafur Paweł Renée Søren "
    "Tomáš Ümit Véronique Wei Xin Yuki Željko Anders Beatriz Chen Dmitri Eleni Farid Grace"
).split()
FAMILY = (
    "Müller Nowak Okafor Öztürk Petrov Quiroga Rossi Sørensen Tanaka Ünal Vu Wang Xu Yılmaz Zhang Çelik Smith O’Neill "
    "García Hernández Ibáñez Jørgensen Kowalczyk Lindström MacDonald Nguyễn Ólafsdóttir Pérez Šimůnek Třeštík Ağaoğlu "
    "Bäcker Castañeda Dvořák Eßer Françoise Gómez Håkansson Ivanov Jiménez Kőszegi Løvås Małecki Nuñez Ødegård"
    " Papadopoulos Ribeiro Schäfer Ţăranu Vasić Weiß Yamamoto Žižek Li Chen Kim Singh Patel Cohen Haddad"
).split()
