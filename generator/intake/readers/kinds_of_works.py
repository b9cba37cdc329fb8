"""Names of kinds of works in indexes and reference managers → item types.

Names are compared in lower case and without blanks and marks: `journal-article`, `JOURNAL_ARTICLE` and
`Journal Article` are one name. A kind that has no item type is `article`, and its name is kept.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from generator.facts.work_kinds import DEFAULT_ITEM_TYPE, ITEM_TYPES

_MARKS = re.compile(r"[\W_]+")


class KindName(NamedTuple):
    """`type` is an item type, empty for what is no work; `rest` is the source's own word where the type says less."""

    type: str
    rest: str = ""


# fmt: off
_NAMES: Mapping[str, tuple[str, ...]] = MappingProxyType({
    "article-journal": ("journalarticle", "articlejournal", "jour", "jfull", "ejour", "magazinearticle",
                        "newspaperarticle", "articlemagazine", "articlenewspaper", "mgzn", "news", "review", "letter",
                        "journalreview", "editorial", "electronicarticle", "reviewarticle", "researcharticle",
                        "scholarlyarticle", "medicalscholarlyarticle", "datapaper", "articleinpress",
                        "journalpaper", "inpr", "shortsurvey", "casereport", "erratum"),
    "paper-conference": ("proceedingsarticle", "conferencepaper", "paperconference", "cpaper", "conf",
                         "inproceedings", "conferenceproceedings", "conference", "proceedingspaper",
                         "conferenceproceeding"),
    "chapter": ("bookchapter", "booksection", "chapter", "chap", "echap", "incollection", "bookpart", "bookchapters",
                "referenceentry", "encyclopediaarticle", "entryencyclopedia", "entrydictionary", "dictionaryentry",
                "ency", "dict", "inbook", "encyclopediaentry", "booktrack"),
    "book": ("book", "monograph", "editedbook", "ebook", "edbook", "referencebook", "books", "proceedings",
             "conferencevolume", "serial"),
    "thesis": ("dissertation", "dissertationthesis", "thesisdissertation", "thesis", "thes", "phdthesis",
               "mastersthesis", "doctoralthesis", "supervisedstudentpublication"),
    "report": ("report", "workingpaper", "rprt", "technicalreport", "techreport", "reportcomponent", "reportseries",
               "standard", "govdoc", "researchreport", "note"),
    "dataset": ("dataset", "data", "datasets", "datacollection"),
    "software": ("software", "comp", "computerprogram", "softwaresourcecode", "softwareapplication",
                 "computationalnotebook"),
    "article": ("article", "postedcontent", "preprint", "eprint", "misc", "other", "gen", "generic", "unpb",
                "document", "unpublished", "manuscript", "text", "creativework", "unpd", "elec", "journalpreprint"),
})
# fmt: on
"""Item type → the names that mean it."""

_TYPES = MappingProxyType({name: type for type, names in _NAMES.items() for name in names})

NO_WORKS = frozenset(
    "component journal journalissue journalvolume grant paratext bookseries bookset peerreview www www home page "
    "proceedingsseries attachment note annotation collection periodical publicationissue publicationvolume "
    "person organization profilepage webpage website breadcrumblist datacatalog".split()
) - {"note", "webpage", "collection"}


def named(name: str, special: Mapping[str, str] = MappingProxyType({})) -> KindName:
    """The kind that a name means; `special` has the names, bare, by which a format means something else."""
    bare = _MARKS.sub("", name.casefold())
    if bare in special:
        return KindName(special[bare], "")
    if bare in NO_WORKS:
        return KindName("")
    if bare in _TYPES:
        return KindName(_TYPES[bare])
    if name in ITEM_TYPES:
        return KindName(name)
    return KindName(DEFAULT_ITEM_TYPE, name)
