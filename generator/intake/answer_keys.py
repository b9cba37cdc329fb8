"""The keys of answers that are kept, by provider: what the readers take. `…_FIELDS` are asked for."""

from __future__ import annotations

from generator.intake.xml_lines import XmlShape

_OPENALEX_PLACE = "landing_page_url version raw_type source.type source.display_name"


def _below(stem: str, names: str) -> str:
    return " ".join(f"{stem}.{name}" for name in names.split())


ADS_FIELDS = (
    "bibcode,title,author,editor,doctype,pub,series,pubdate,year,volume,issue,page,page_range,eid,publisher,doi,"
    "identifier,arxiv_class,keyword,isbn,issn,abstract,comment"
)
ADS = ADS_FIELDS.replace(",", " ")

CROSSREF = " ".join(
    (
        "DOI title subtitle type prefix container-title short-container-title volume issue page article-number",
        "publisher publisher-location edition-number ISBN ISSN degree abstract language",
        "institution.name event.name event.location update-to.DOI",
        "issued published published-print published-online published-other approved posted journal-issue",
        *(
            _below(role, "given family suffix prefix name literal sequence")
            for role in ("author", "editor", "translator")
        ),
        _below("relation.has-preprint", "id id-type"),
        _below("relation.is-preprint-of", "id id-type"),
    )
)

DATACITE = "id type " + _below(
    "attributes",
    "doi titles publisher publicationYear types dates.date dates.dateType container version url subjects.subject "
    "creators.name creators.nameType creators.givenName creators.familyName contributors.name contributors.nameType "
    "contributors.givenName contributors.familyName contributors.contributorType relatedIdentifiers.relatedIdentifier "
    "relatedIdentifiers.relationType relatedIdentifiers.relatedIdentifierType descriptions alternateIdentifiers "
    "identifiers language",
)

INSPIRE_FIELDS = (
    "titles,authors.full_name,authors.inspire_roles,author_count,corporate_author,collaborations,publication_info,"
    "arxiv_eprints,dois,document_type,preprint_date,imprints,abstracts,control_number,external_system_identifiers,isbns,"
    "urls,thesis_info.institutions"
)
INSPIRE = "id " + _below(
    "metadata",
    "titles.title titles.subtitle authors.full_name authors.inspire_roles author_count corporate_author "
    "collaborations.value arxiv_eprints.value arxiv_eprints.categories dois.value dois.material document_type "
    "preprint_date imprints.date imprints.publisher imprints.place abstracts.source abstracts.value control_number "
    "external_system_identifiers.schema external_system_identifiers.value isbns.value urls.value "
    "thesis_info.institutions.name publication_info.journal_title publication_info.journal_volume "
    "publication_info.journal_issue publication_info.page_start publication_info.page_end publication_info.artid "
    "publication_info.year publication_info.material publication_info.conf_acronym",
)

OPENALEX = " ".join(
    (
        "id doi display_name title publication_date publication_year type type_crossref is_authors_truncated",
        "authorships.raw_author_name authorships.author.display_name abstract_inverted_index",
        "ids.pmid ids.pmcid ids.mag ids.doi biblio.volume biblio.issue biblio.first_page biblio.last_page",
        _below("primary_location", _OPENALEX_PLACE),
        _below("locations", _OPENALEX_PLACE),
    )
)
OPENALEX_FIELDS = (
    "id,doi,display_name,publication_date,publication_year,type,authorships,abstract_inverted_index,ids,biblio,"
    "primary_location,locations"
)
OPENALEX_AUTHOR = (
    "id orcid display_name works_count cited_by_count summary_stats.h_index ids.orcid "
    "last_known_institutions.display_name"
)

ORCID_WORK = (
    "put-code display-index title.title.value title.subtitle.value title.translated-title.value journal-title.value "
    "type short-description citation.citation-type citation.citation-value publication-date url.value "
    "external-ids.external-id.external-id-type external-ids.external-id.external-id-value "
    "external-ids.external-id.external-id-relationship external-ids.external-id.external-id-normalized.value "
    "contributors.contributor.credit-name.value "
    "contributors.contributor.contributor-attributes.contributor-role"
)
_ORCID_ACTIVITY = (
    "put-code role-title department-name start-date end-date url.value title.title.value type organization.name "
    "organization.address.city organization.address.country "
    "organization.disambiguated-organization.disambiguation-source "
    "organization.disambiguated-organization.disambiguated-organization-identifier"
)
_ORCID_PLACES = "employments educations qualifications invited-positions distinctions memberships services"
ORCID = " ".join(
    (
        "orcid-identifier.path person.name.given-names.value person.name.family-name.value ",
        "person.name.credit-name.value person.biography.content person.other-names.other-name.content",
        "person.researcher-urls.researcher-url.url-name person.researcher-urls.researcher-url.url.value",
        *(
            _below(f"activities-summary.{name}.affiliation-group.summaries.*", _ORCID_ACTIVITY)
            for name in _ORCID_PLACES.split()
        ),
        _below("activities-summary.fundings.group.funding-summary", _ORCID_ACTIVITY),
        _below("activities-summary.works.group.work-summary", ORCID_WORK),
    )
)

S2_FIELDS = (
    "paperId,externalIds,title,abstract,venue,publicationVenue,journal,year,publicationDate,publicationTypes,authors"
)
S2 = (
    "paperId externalIds title abstract venue publicationVenue.name publicationVenue.type journal year publicationDate "
    "publicationTypes authors.name"
)
S2_AUTHOR_FIELDS = "authorId,name,url,homepage,affiliations,paperCount,citationCount,hIndex"
S2_AUTHOR = S2_AUTHOR_FIELDS.replace(",", " ")

ZOTERO = "key data"

ARXIV = XmlShape(
    "feed",
    frozenset({"entry"}),
    frozenset("id published title summary author name doi journal_ref comment primary_category category".split()),
    frozenset({"term"}),
)
_DBLP_RECORDS = "article inproceedings proceedings book incollection phdthesis mastersthesis data person"
DBLP = XmlShape(
    "dblpperson",
    frozenset(_DBLP_RECORDS.split()),
    frozenset(
        "author editor title journal booktitle year volume number pages publisher school series isbn ee url".split()
    ),
    frozenset({"key", "publtype"}),
)
PUBMED = XmlShape(
    "PubmedArticleSet",
    frozenset({"PubmedArticle", "PubmedBookArticle"}),
    frozenset(
        "MedlineCitation PMID Article Journal ISSN JournalIssue Volume Issue PubDate Year Month Day MedlineDate Season "
        "Title ArticleTitle VernacularTitle Pagination MedlinePgn StartPage EndPage ELocationID Abstract AbstractText "
        "AuthorList Author LastName ForeName FirstName Initials Suffix CollectiveName PublicationTypeList "
        "PublicationType ArticleDate MedlineJournalInfo MedlineTA KeywordList Keyword PubmedData PubmedBookData "
        "ArticleIdList ArticleId BookDocument Book BookTitle Publisher PublisherName PublisherLocation Isbn "
        "ContributionDate".split()
    ),
    frozenset({"IdType", "EIdType", "CompleteYN", "Label"}),
)
