"""Names of kinds of works in indexes and reference managers → item types.

Names are compared in lower case and without spaces and marks: `journal-article`, `JOURNAL_ARTICLE` and
`Journal Article` are one name. A kind that has no item type is `article`, and its name is kept.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from generator.facts.kind_of_work import PROCEEDINGS
from generator.facts.work_kinds import DEFAULT_ITEM_TYPE, ITEM_TYPES

_MARKS = re.compile(r"[\W_]+")


class KindName(NamedTuple):
    """`type` is an item type, empty for what is not a work; `rest` is the word of the source if the type says less."""

    type: str
    rest: str = ""


_NAMES: Mapping[str, str] = MappingProxyType({
    "article-journal": "journalarticle jour jfull ejour letter editorial electronicarticle reviewarticle "
                       "researcharticle scholarlyarticle medicalscholarlyarticle datapaper articleinpress journalpaper "
                       "inpr shortsurvey casereport erratum electronicjournal",
    "article-magazine": "magazinearticle mgzn newsletterarticle",
    "article-newspaper": "newspaperarticle news newsarticle",
    "review": "review journalreview",
    "review-book": "bookreview",
    "paper-conference": "proceedingsarticle conferencepaper cpaper conf inproceedings conferenceproceedings conference "
                        "proceedingspaper conferenceproceeding conferenceabstract conferenceoutput",
    "chapter": "bookchapter booksection chap echap incollection bookpart referenceentry inbook booktrack",
    "entry-encyclopedia": "encyclopediaarticle ency encyc encyclopediaentry encyclopedia",
    "entry-dictionary": "dictionaryentry dict dictionary",
    "book": "monograph ebook edbook editedbook referencebook books serial electronicbook translation proceedings",
    "thesis": "dissertation dissertationthesis thesisdissertation thes phdthesis mastersthesis doctoralthesis "
              "supervisedstudentpublication",
    "report": "workingpaper rprt technicalreport techreport reportcomponent reportseries govdoc researchreport "
              "governmentdocument",
    "standard": "stand technicalstandard standardsandpolicy",
    "manual": "handbook",
    "patent": "pat invention",
    "manuscript": "manscpt unpublishedwork",
    "speech": "presentation lecturespeech publicspeech conferencepresentation slide lecture talk "
              "presentationdigitaldocument conferenceposter poster",
    "dataset": "data datasets datacollection catalog",
    "software": "comp computerprogram softwaresourcecode softwareapplication computationalnotebook researchtool",
    "webpage": "website web elec onlineresource icomm",
    "post-weblog": "blogpost blogposting blog",
    "post": "forumpost",
    "broadcast": "video videorecording tvbroadcast radiobroadcast podcast videoobject audiovisual onlinemultimedia",
    "motion_picture": "film mpct movingimage",
    "song": "sound audiorecording musicrecording",
    "musical_score": "music musicalcomposition",
    "performance": "artisticperformance",
    "figure": "image",
    "graphic": "artwork art",
    "map": "cartographicmaterial",
    "legal_case": "case",
    "legislation": "statute stat",
    "hearing": "hear",
    "personal_communication": "pcomm personalcommunication",
    "interview": "",
    "bill": "",
    "pamphlet": "pamp",
    "classic": "clswk",
    "collection": "aggr aggregateddatabase",
    "article": "postedcontent preprint eprint misc other gen generic unpb unpublished text creativework unpd "
               "journalpreprint digitaldocument",
})  # fmt: skip
"""Item type → the names that mean it, besides its own."""

_TYPES = MappingProxyType(
    {_MARKS.sub("", type): type for type in ITEM_TYPES}
    | {name: type for type, names in _NAMES.items() for name in names.split()}
)
_NARROWER = MappingProxyType({"conferenceposter": "Poster", "poster": "Poster", "proceedings": PROCEEDINGS})
"""Names that say more than their item type."""

NO_WORKS = frozenset(
    "component journal journalissue journalvolume grant paratext bookseries bookset peerreview www home page "
    "proceedingsseries attachment annotation publicationissue publicationvolume event".split()
)
"""What indexes list beside works."""


def named(name: str, special: Mapping[str, str] = MappingProxyType({})) -> KindName:
    """The kind that a name means; `special` has the names, bare, by which a format means something else."""
    bare = _MARKS.sub("", name.casefold())
    if bare in special:
        return KindName(special[bare], _NARROWER.get(bare, ""))
    if bare in NO_WORKS:
        return KindName("")
    if bare in _TYPES:
        return KindName(_TYPES[bare], _NARROWER.get(bare, ""))
    return KindName(DEFAULT_ITEM_TYPE, name)
