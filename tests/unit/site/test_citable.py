"""Files of citations that are in the page itself, as addresses."""

from __future__ import annotations

from urllib.parse import unquote

from hypothesis import given
from hypothesis import strategies as st

from generator.site.citable import enclosed

IN_ADDRESSES = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!$&'()*+,;=:@/%"
"""What RFC 3986 allows in a path, and the percent sign of what is encoded."""


@given(st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from('%\n "#<>?[]\\^`{|}')))
def test_an_address_holds_the_file_and_only_signs_of_addresses(entry: str) -> None:
    for _, writer, address in enclosed(lambda _: entry):
        begin, _, encoded = address.partition(",")
        assert begin == f"data:{writer.media_type};charset=utf-8"
        assert unquote(encoded) == writer.frame.joined([entry])
        assert set(encoded) <= set(IN_ADDRESSES)
