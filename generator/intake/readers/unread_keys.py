"""Says which keys of JSON and YAML, which tags and which elements of XML were not read, each once with its place: a
misspelled key, or one that no reader knows, does not vanish without a word."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from generator.errors import Problem, Severity
from generator.intake.readers import asked_keys
from generator.intake.readers.asked_keys import Unread
from generator.intake.readers.document import Document
from generator.intake.readers.tagged_text import TaggedRecord
from generator.intake.readers.xml_records import Record

MOST = 20
"""Keys that are reported one by one."""

_NUMBER = re.compile(r"/\d+(?=/|$)")
_ALIKE = 0.75
_PRIVATE = frozenset({"email", "phone"})
_OF_THE_PROGRAM = frozenset({"completions"})
_EVERYWHERE = "fetched query pages $schema @context @type @id id"
_OF_RECORDS = {
    "ads": "aff bibstem citation_count copyright data esources identifier num_citations num_references "
    "numFound numFoundExact page property pub_raw read_count reader responseHeader start year",
    "arxiv": "name title comment primary_category updated",
    "crossref": "accepted acronym affiliation alternative-id archive asserted-by assertion "
    "authenticated-orcid content-created content-domain content-updated created date-parts degree "
    "deposited end event facets funder group-title has-comment has-part has-related-material "
    "has-reply has-review has-version indexed institution is-comment-on is-derived-from "
    "is-identical-to is-part-of is-referenced-by is-referenced-by-count is-replaced-by "
    "is-reply-to is-same-as is-supplement-to is-supplemented-by is-version-of isbn-type issn-type "
    "items-per-page journal-issue license link member message-type message-version number ORCID "
    "prefix reference reference-count references references-count relation replaces resource role "
    "score sequence short-container-title source sponsor start status subtype total-results type "
    "update-policy update-to URL version",
    "csl": "accessed affiliation alternative-id archive assertion authenticated-orcid categories "
    "content-domain created date-parts deposited funder indexed is-referenced-by-count isbn-type "
    "issn-type journal-issue license link member ORCID prefix published-online published-print "
    "reference reference-count references-count relation resource role score sequence short_url "
    "source submitted subtype title-short update-policy",
    "datacite": "affiliation agency bibtex citationCount citationsOverTime citeproc clientId contentUrl "
    "created date dates dateType description descriptions descriptionType downloadCount "
    "downloadsOverTime formats fundingReferences geoLocations identifierType included isActive "
    "language links meta metadataVersion nameIdentifiers nameType partCount partOfCount "
    "providerId publicationYear published referenceCount registered relatedIdentifier "
    "relatedIdentifiers relatedIdentifierType relationships relationType resourceTypeGeneral "
    "rightsList ris schemaOrg schemaVersion schemeUri sizes source state subjectScheme type "
    "updated url versionCount versionOfCount viewCount viewsOverTime xml",
    "dblp": "@computed @first @id @pid @score @sent @total access completions ee key query status time url",
    "dblp-xml": "author cite crossref note stream",
    "endnote": "F M",
    "endnote-xml": "access-date added-date auth-address caption custom1 custom2 custom3 custom4 custom5 custom6 "
    "custom7 database foreign-keys full-title key label modified-date rec-number "
    "remote-database-name remote-database-provider research-notes source-app user16",
    "inspire": "_collections _desy_bookkeeping _files _private_notes accelerator_experiments "
    "acquisition_source affiliations affiliations_identifiers alternative_names author_count bai "
    "citation_count citation_count_without_self_citations cnum conf_acronym conference_record "
    "control_number copyright core created credit_roles curated_relation deleted_records "
    "description documents earliest_date emails energy_ranges figures first_author full_name "
    "funding_info ids inspire_categories journal_record keywords legacy_creation_date "
    "legacy_version license links medium new_record number_of_pages parent_isbn parent_record "
    "parent_report_number persistent_identifiers pubinfo_freetext public_notes publication_type "
    "raw_affiliations recid record record_affiliations references related_records report_numbers "
    "schema self signature_block source texkeys total updated uuid value",
    "json-ld": "additionalType affiliation alternateName citation contentUrl dateCreated dateModified "
    "encoding funder image includedInDataCatalog license name propertyID provider schemaVersion "
    "thumbnailUrl",
    "json-resume": "meta username",
    "medline": "AD AU AUID CI CIN CN COIS CON CRDT DA DCOM EDAT EFR EIN FIR FPS GR IR JID LR MH MHDA MID "
    "OTO OWN PHST PL PMC PST RF RN ROF SB SI SO STAT TA UOF",
    "moved-site": "file moved_files moved_site",
    "openalex": "2yr_mean_citedness abstract_inverted_index_v3 affiliations apc_list apc_paid author "
    "author_position awards best_oa_location block_key citation_normalized_percentile "
    "cited_by_api_url cited_by_count cited_by_percentile_year concepts corresponding_author_ids "
    "corresponding_institution_ids countries countries_distinct_count counts_by_year created_date "
    "datasets display_name display_name_alternatives fulltext_origin funders fwci grants group_by "
    "has_fulltext i10_index ids indexed_in institution_assertions institutions "
    "institutions_distinct_count is_corresponding locations_count longest_name mesh meta "
    "open_access openalex parsed_longest_name primary_topic publication_year "
    "raw_affiliation_strings raw_author_name referenced_works referenced_works_count "
    "related_works source summary_stats sustainable_development_goals topic_share topics type "
    "type_crossref updated_date versions works_api_url x_concepts",
    "orcid": "address addresses contributor-attributes contributor-orcid created-date "
    "disambiguated-organization display-index emails error external-id-normalized "
    "external-id-relationship external-id-url external-id-value external-identifiers external-ids "
    "history host keywords language-code last-modified-date path peer-reviews preferences "
    "put-code research-resources source translated-title type uri visibility",
    "pubmed": "Acronym Agency ArticleDate ArticleIdList ChemicalList CitationSubset CoiStatement "
    "CollectionTitle CommentsCorrectionsList CopyrightInformation Country DataBankList "
    "DateCompleted DateCreated DateRevised GeneralNote GeneSymbolList GrantList History "
    "InvestigatorList ISOAbbreviation ISSNLinking Language MeshHeadingList NLMUniqueID "
    "NlmUniqueID NumberOfReferences OtherAbstract OtherID PersonalNameSubjectList "
    "PublicationStatus PublicationType ReferenceList Sections SpaceFlightMission SupplMeshList",
    "semantic-scholar": "affiliations alternate_names authorId citationCount citations citationStyles corpusId "
    "CorpusId embedding externalIds fieldsOfStudy homepage influentialCitationCount isOpenAccess "
    "matchScore next offset openAccessPdf paperCount referenceCount references s2FieldsOfStudy "
    "textAvailability tldr total type url",
    "web-of-science": "AU C1 C3 CA CR DA EF EM ER FN FU FX GA HC HP ID J9 JI NR OA OI PA PG PM PT RI RP SC TC U1 "
    "U2 VR WC WE Z9",
    "zotero": "accessDate charset collections contentType dateAdded dateModified filename inPublications "
    "key library libraryCatalog linkMode links md5 meta mtime note parentItem relations title "
    "version",
}
PASSED_OVER: Mapping[str, frozenset[str]] = MappingProxyType(
    {format: frozenset(f"{_EVERYWHERE} {names}".split()) for format, names in _OF_RECORDS.items()}
)
"""Format → keys that say nothing of a work or its authors that a portfolio has: numbers of the index itself, dates of
its records, what others cite, and what the same record repeats."""


def problems(document: Document, format: str) -> list[Problem]:
    """A line for each key of a source that its reader did not ask for."""
    data = None if format in _OF_THE_PROGRAM else document.data
    found = ((each, 0) for each in asked_keys.unread(data, _passed_over(format)))
    return _lines(document.path, found, asked_keys.all_asked(data))


def of_tags(path: str, records: Sequence[TaggedRecord], format: str) -> list[Problem]:
    """A line for each tag of a source that its reader did not ask for."""
    passed_over = _passed_over(format)
    found = ((each, record.line) for record in records for each in asked_keys.unread(record.values, passed_over))
    return _lines(path, found)


def watched(records: Iterable[Record], format: str, path: str, problems: list[Problem]) -> Iterator[Record]:
    """The records, each of which is looked at when its reader is done with it; at the end the problems have a line for
    each kind of element that was not asked for."""
    passed_over = _passed_over(format)
    found: list[tuple[Unread, int]] = []
    try:
        for record in records:
            yield record
            found += ((each, record.line) for each in asked_keys.unread_elements(record.element, passed_over))
    finally:
        problems += _lines(path, found)


def _passed_over(format: str) -> frozenset[str]:
    return PASSED_OVER.get(format, frozenset(_EVERYWHERE.split()))


def _lines(path: str, found: Iterable[tuple[Unread, int]], known: frozenset[str] = frozenset()) -> list[Problem]:
    groups: dict[tuple[str, bool], list[tuple[Unread, int]]] = {}
    for each, line in found:
        groups.setdefault((_NUMBER.sub("", each.pointer), each.is_doubled), []).append((each, line))
    listed = list(groups.values())
    lines = [_line(path, group, known) for group in listed[:MOST]]
    if len(listed) > MOST:
        names = ", ".join(group[0][0].key for group in listed[MOST:])
        lines.append(_notice(path, 0, f"and {len(listed) - MOST} more keys that are not read: {names:.300}"))
    return lines


def _line(path: str, group: list[tuple[Unread, int]], known: frozenset[str]) -> Problem:
    first, line = group[0]
    more = f" (and in {len(group) - 1:,} more places)" if len(group) > 1 else ""
    text = "; ".join(_texts(first.value))
    if first.is_doubled:
        message = f"{first.pointer:.200}: duplicate key{more}; left out: {text:.90}"
        return _notice(path, line, message, "keep one of them")
    others = () if first.key in known else sorted(known)
    alike = difflib.get_close_matches(first.key, others, 1, _ALIKE)
    if first.key in _PRIVATE:
        return _notice(path, line, f"{first.pointer:.200} is left out{more}, since it is private")
    message = f"{first.pointer:.200} is not read{more}: {text:.90}"
    return _notice(path, line, message, f"did you mean {alike[0]!r}?" if alike else "")


def _texts(value: Any) -> Iterator[str]:
    """The texts and numbers in a value."""
    if isinstance(value, Mapping):
        value = list(dict.values(dict(value)))
    if isinstance(value, list):
        for each in value:
            yield from _texts(each)
    elif asked_keys.says_something(value):
        yield " ".join(str(value).split())


def _notice(path: str, line: int, message: str, hint: str = "") -> Problem:
    return Problem(path, line, message, hint, Severity.NOTICE)
