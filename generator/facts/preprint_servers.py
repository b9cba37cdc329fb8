"""Servers of preprints, by the names that people and databases give them."""

from __future__ import annotations

from types import MappingProxyType

_NAMES = (
    "arXiv bioRxiv medRxiv PsyArXiv SocArXiv ChemRxiv EarthArXiv EcoEvoRxiv engrXiv PaleorXiv LawArXiv MetaArXiv "
    "MarXiv AfricArXiv SportRxiv BodoArXiv MediArXiv NutriXiv ViXra TechRxiv Authorea SSRN Preprints.org Jxiv ChinaXiv "
    "LingBuzz RePEc HAL CogPrints"
).split()
_SERVERS = MappingProxyType(
    {name.casefold(): name for name in _NAMES}
    | {
        "research square": "Research Square",
        **dict.fromkeys(("ess open archive", "earth and space science open archive", "essoar"), "ESS Open Archive"),
        "osf": "OSF Preprints",
        "osf preprints": "OSF Preprints",
        "open science framework": "OSF Preprints",
        "cold spring harbor laboratory preprint": "bioRxiv",
        "ssrn electronic journal": "SSRN",
        "social science research network": "SSRN",
        "iacr cryptology eprint archive": "Cryptology ePrint Archive",
        "cryptology eprint archive": "Cryptology ePrint Archive",
        "hal preprint": "HAL",
        "advance: a sage preprints community": "Advance",
        "preprints": "Preprints.org",
    }
)


def server(name: str) -> str:
    """The server that a venue or publisher is, as it writes itself; empty for any other."""
    return _SERVERS.get(" ".join(name.casefold().split()), "")


def is_server(name: str) -> bool:
    """True for the name of a server of preprints."""
    return bool(server(name))
