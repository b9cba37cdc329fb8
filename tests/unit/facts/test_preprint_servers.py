"""Servers of preprints by the names that sources give them."""

from __future__ import annotations

import pytest

from generator.facts import preprint_servers


@pytest.mark.parametrize(
    ("name", "server"),
    [
        ("biorxiv", "bioRxiv"),
        ("SSRN  Electronic Journal", "SSRN"),
        ("OSF", "OSF Preprints"),
        ("Research square", "Research Square"),
        ("Journal of bioRxiv", ""),
        ("", ""),
    ],
)
def test_a_name_leads_to_the_server_as_it_writes_itself(name: str, server: str) -> None:
    assert preprint_servers.server(name) == server
    assert preprint_servers.is_server(name) is bool(server)
