"""The six styles, in the order in which they are offered.

They follow the styles' manuals; that they give what the reference implementation of CSL gives is tested, case by case.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from generator.citing.manuals.apa import APA
from generator.citing.manuals.chicago import CHICAGO
from generator.citing.manuals.harvard import HARVARD
from generator.citing.manuals.ieee import IEEE
from generator.citing.manuals.mla import MLA
from generator.citing.manuals.nlm import VANCOUVER
from generator.citing.style import Style

STYLES: Mapping[str, Style] = MappingProxyType(
    {style.key: style for style in (APA, MLA, CHICAGO, IEEE, VANCOUVER, HARVARD)}
)
