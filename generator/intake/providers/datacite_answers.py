"""DataCite (support.datacite.org/docs/api): a work, data or software by its DOI.

It is not asked by titles: what it has under one may be a repository's copy.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from generator.intake.providers.asking import Lookup, Session, doi_of_publisher
from generator.intake.providers.chosen_keys import chosen, joined
from generator.intake.readers.mapping import at

_KEPT = "id type " + joined(
    "attributes",
    "doi titles publisher publicationYear types dates.date dates.dateType container version url subjects.subject "
    "creators.name creators.nameType creators.givenName creators.familyName contributors.name contributors.nameType "
    "contributors.givenName contributors.familyName contributors.contributorType relatedIdentifiers.relatedIdentifier "
    "relatedIdentifiers.relationType relatedIdentifiers.relatedIdentifierType descriptions alternateIdentifiers "
    "identifiers language",
)


def ask(session: Session, id: str) -> list[Any]:
    """One work by its DOI."""
    answer = session.json(f"/dois/{quote(id, safe='')}")
    if not isinstance(at(answer, "data.attributes.titles"), (list, dict)):
        raise session.changed()
    return [{"data": [chosen(answer["data"], _KEPT)]}]


LOOKUP = Lookup(doi_of_publisher, ask)
