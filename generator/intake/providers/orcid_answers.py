"""ORCID (info.orcid.org/documentation/api-tutorials): the record of a person, with the works and their authors."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from generator.intake.providers.asking import Session, batches, listed, require_whole
from generator.intake.providers.chosen_keys import chosen, joined
from generator.intake.readers.mapping import at, items, text_at

_WORK = (
    "put-code display-index title.title.value title.subtitle.value title.translated-title.value journal-title.value "
    "type short-description citation.citation-type citation.citation-value publication-date url.value "
    "external-ids.external-id.external-id-type external-ids.external-id.external-id-value "
    "external-ids.external-id.external-id-relationship external-ids.external-id.external-id-normalized.value "
    "contributors.contributor.credit-name.value "
    "contributors.contributor.contributor-attributes.contributor-role"
)

_ACTIVITY = (
    "put-code role-title department-name start-date end-date url.value title.title.value type organization.name "
    "organization.address.city organization.address.country "
    "organization.disambiguated-organization.disambiguation-source "
    "organization.disambiguated-organization.disambiguated-organization-identifier"
)

_PLACES = "employments educations qualifications invited-positions distinctions memberships services"

_KEPT = " ".join(
    (
        "orcid-identifier.path person.name.given-names.value person.name.family-name.value ",
        "person.name.credit-name.value person.biography.content person.other-names.other-name.content",
        "person.researcher-urls.researcher-url.url-name person.researcher-urls.researcher-url.url.value",
        *(joined(f"activities-summary.{name}.affiliation-group.summaries.*", _ACTIVITY) for name in _PLACES.split()),
        joined("activities-summary.fundings.group.funding-summary", _ACTIVITY),
        joined("activities-summary.works.group.work-summary", _WORK),
    )
)


def ask(session: Session, id: str) -> list[Any]:
    """The record, in which the preferred copy of each work is the full one, with its authors."""
    record = session.json(f"/v3.0/{id}/record")
    if at(record, "orcid-identifier") is None:
        raise session.changed()
    page = chosen(record, _KEPT)
    groups = items(page, "activities-summary.works.group")
    preferred = [max(items(each, "work-summary"), key=_display_index, default=None) for each in groups]
    codes = [code for each in preferred if (code := text_at(each, "put-code"))]
    full = {text_at(work, "put-code"): work for work in _full_works(session, id, codes)}
    for group in groups:
        group["work-summary"] = [
            each | chosen(full.get(text_at(each, "put-code"), {}), _WORK)
            for each in sorted(items(group, "work-summary"), key=lambda each: text_at(each, "put-code"))
        ]
    if groups:
        page["activities-summary"]["works"]["group"] = sorted(groups, key=_first_code)
    return [page]


def _full_works(session: Session, id: str, codes: Sequence[str]) -> Iterator[Any]:
    for some in batches(codes, 50):
        bulk = listed(session, session.json(f"/v3.0/{id}/works/{','.join(some)}"), "bulk")
        require_whole(session, len(bulk), len(some))
        yield from (work for each in bulk if (work := at(each, "work")) is not None)


def _display_index(summary: Any) -> int:
    text = text_at(summary, "display-index")
    return int(text[:11]) if text.removeprefix("-").isdecimal() and text.isascii() else 0


def _first_code(group: Any) -> str:
    return min((text_at(each, "put-code").zfill(20) for each in items(group, "work-summary")), default="")
