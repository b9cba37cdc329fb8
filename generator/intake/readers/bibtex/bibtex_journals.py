"""Journals that the Astrophysics Data System writes as commands of AASTeX, such as `\\apj`."""

from __future__ import annotations

import re
from types import MappingProxyType

_COMMAND = re.compile(r"[{\s]*\\([A-Za-z]+)[}\s]*")

# fmt: off
JOURNALS = MappingProxyType({
    "aap": "Astronomy and Astrophysics", "aapr": "Astronomy and Astrophysics Reviews",
    "aaps": "Astronomy and Astrophysics Supplement", "aj": "Astronomical Journal", "ao": "Applied Optics",
    "apj": "Astrophysical Journal", "apjl": "Astrophysical Journal, Letters",
    "apjlett": "Astrophysical Journal, Letters", "apjs": "Astrophysical Journal, Supplement",
    "apjsupp": "Astrophysical Journal, Supplement", "apss": "Astrophysics and Space Science",
    "araa": "Annual Review of Astronomy and Astrophysics", "baas": "Bulletin of the American Astronomical Society",
    "gca": "Geochimica et Cosmochimica Acta", "grl": "Geophysics Research Letters", "icarus": "Icarus",
    "jcap": "Journal of Cosmology and Astroparticle Physics", "jcp": "Journal of Chemical Physics",
    "jgr": "Journal of Geophysics Research", "mnras": "Monthly Notices of the Royal Astronomical Society",
    "nar": "New Astronomy Review", "nat": "Nature", "pasa": "Publications of the Astronomical Society of Australia",
    "pasj": "Publications of the Astronomical Society of Japan",
    "pasp": "Publications of the Astronomical Society of the Pacific", "physrep": "Physics Reports",
    "planss": "Planetary and Space Science", "pra": "Physical Review A: General Physics",
    "prb": "Physical Review B: Solid State", "prc": "Physical Review C", "prd": "Physical Review D",
    "pre": "Physical Review E", "prl": "Physical Review Letters",
    "procspie": "Proceedings of the Society of Photo-Optical Instrumentation Engineers",
    "qjras": "Quarterly Journal of the Royal Astronomical Society",
    "rmxaa": "Revista Mexicana de Astronomía y Astrofísica", "solphys": "Solar Physics",
    "ssr": "Space Science Reviews",
})
# fmt: on
"""Command → journal."""


def spelled_out(value: str) -> str:
    """The journal that a command stands for; any other value as it is."""
    match = _COMMAND.fullmatch(value)
    return JOURNALS.get(match[1], value) if match else value
