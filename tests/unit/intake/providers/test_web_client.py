"""The client that asks providers, against a server that plays faults."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from generator.intake.providers.web_cache import FOLDER, WebCache
from generator.intake.providers.web_exchange import Limits, Question, Unanswered
from tests.unit.intake.playing import QUICK, Scene, Stage, stage

HOST = "api.provider.example"
WORK = Question(HOST, "/work")
DAY = date(2026, 11, 22)


@pytest.fixture
def played() -> Iterator[Stage]:
    with stage() as running:
        yield running


def refusal(played: Stage, *scenes: Scene | str, limits: Limits = QUICK) -> str:
    """What the client says of an answer that it cannot use."""
    played.play("/work", *scenes)
    with pytest.raises(Unanswered) as caught:
        played.client(limits=limits).json(WORK)
    return str(caught.value)


def test_an_answer(played: Stage) -> None:
    played.play("/work", {"title": "Über die Maschine"})
    question = replace(WORK, parameters={"q": "a b&c"}, private={"mailto": "a@b.example"}, headers={"x-api-key": "k"})
    assert played.client(mail="a@b.example").json(question) == {"title": "Über die Maschine"}
    (asked,) = played.asked
    assert (asked.host, asked.path) == (HOST, "/work")
    assert asked.parameters == {"q": "a b&c", "mailto": "a@b.example"}
    assert asked.headers["x-api-key"] == "k"
    assert asked.headers["accept"] == "application/json"
    assert asked.headers["user-agent"].endswith(" (mailto:a@b.example)")


@pytest.mark.parametrize(
    ("scene", "said"),
    [
        (Scene('{"title": "On the En'), "broken or unknown JSON"),
        (Scene('{"title": "On the En', promised=4_000), "broke off after"),
        (Scene("<!DOCTYPE html><title>Maintenance</title>"), "a web page instead of JSON"),
        (Scene(b'{"title": "\xff"}'), "not UTF-8"),
        (Scene('{"value": NaN}'), "broken or unknown JSON"),
        (Scene("[" * 100_000), "broken or unknown JSON"),
        (Scene("x" * 200_001), "more than 200,000 bytes"),
        (Scene("{}", 404), "knows nothing under this id (404)"),
        (Scene("{}", 401), "asks for a key (401)"),
        (Scene("{}", 403), "refuses the request (403)"),
        (Scene("{}", 418), "does not answer this (418)"),
        (Scene("", 302, {"Location": "https://elsewhere.example/work"}), "redirects to https://elsewhere.example"),
        (Scene("", 302, {"Location": f"http://{HOST}/work"}), f"redirects to http://{HOST}"),
        (Scene("", 302, {"Location": f"https://{HOST}:8443/work"}), "redirects to"),
        (Scene("", 302, {"Location": f"https://me@{HOST}/work"}), "redirects to"),
        (Scene("", 302, {"Location": "https://[bad/work"}), "redirects to"),
        (Scene("", 302, {"Location": "file:///etc/passwd"}), "redirects to file://"),
        (Scene("", 301, {"Location": "/work"}), "redirects again and again"),
        (Scene("", 503), "is busy (503)"),
        (Scene("", 429, {"Retry-After": "3600"}), "asks to be left alone for 3600 seconds"),
    ],
)
def test_an_answer_that_is_none(played: Stage, scene: Scene, said: str) -> None:
    message = refusal(played, scene)
    assert message.startswith(HOST)
    assert said in message


def test_a_provider_that_sends_a_byte_now_and_then(played: Stage) -> None:
    assert "took longer than 0.3 seconds" in refusal(
        played, Scene("{}", promised=4_000, drips=True), limits=Limits(seconds=0.3)
    )


def test_nobody_listens() -> None:
    with socket.socket() as deaf:
        deaf.bind(("127.0.0.1", 0))  # nobody else listens on the port either
        client = Stage(deaf.getsockname()[1], {}, []).client()
        with pytest.raises(Unanswered, match="cannot be reached"):
            client.json(WORK)


@pytest.mark.parametrize(
    ("headers", "pauses"),
    [
        ({"Retry-After": "7"}, [7.0, 7.0]),
        ({"Retry-After": "Sun, 22 Nov 2026 10:00:09 GMT", "Date": "Sun, 22 Nov 2026 10:00:00 GMT"}, None),
        ({}, [2.0, 4.0]),
        ({"Retry-After": "soon"}, [2.0, 4.0]),
    ],
)
def test_a_busy_provider_is_asked_again_when_it_says(
    played: Stage, headers: dict[str, str], pauses: list[float] | None
) -> None:
    busy = Scene("", 429, headers)
    played.play("/work", busy, busy, {"title": "On the Engine"})
    assert played.client().json(replace(WORK, delay=0.0)) == {"title": "On the Engine"}
    assert len(played.asked) == 3
    if pauses is not None:
        assert played.clock.waited == pauses
    else:
        assert len(played.clock.waited) == 2


def test_a_redirect_on_the_same_host_is_followed(played: Stage) -> None:
    played.play("/work", Scene("", 301, {"Location": "/new"}))
    played.play("/new", {"title": "On the Engine"})
    assert played.client().json(WORK) == {"title": "On the Engine"}


def test_requests_to_a_host_keep_their_distance(played: Stage) -> None:
    played.play("/work", {"n": 1})
    client = played.client()
    for _ in range(3):
        client.json(replace(WORK, delay=3.0))
    client.json(replace(WORK, host="other.example", delay=3.0))
    assert played.clock.waited == [3.0, 3.0]


def test_the_cache_answers_what_was_asked_lately(played: Stage, tmp_path: Path) -> None:
    played.play("/work", {"n": 1}, {"n": 2}, {"n": 3})
    question = replace(WORK, private={"api_key": "secret"})
    assert played.client(WebCache(tmp_path, DAY)).json(question) == {"n": 1}
    assert played.client(WebCache(tmp_path, DAY)).json(replace(WORK, private={"api_key": "other"})) == {"n": 1}
    assert played.client(WebCache(tmp_path, DAY + timedelta(days=1))).json(question) == {"n": 2}
    assert played.client(WebCache(tmp_path, DAY + timedelta(days=3), timedelta(days=9))).json(question) == {"n": 2}
    assert len(played.asked) == 2
    assert not [path for path in tmp_path.rglob("*") if path.is_file() and b"secret" in path.read_bytes()]
    WebCache(tmp_path, DAY + timedelta(days=31))
    assert [path.name for path in (tmp_path / FOLDER).iterdir()] == ["2026-11-23"]


def test_an_answer_that_cannot_be_used_is_not_kept(played: Stage, tmp_path: Path) -> None:
    played.play("/work", '{"n": ', {"n": 1})
    client = played.client(WebCache(tmp_path, DAY))
    with pytest.raises(Unanswered):
        client.json(WORK)
    assert client.json(WORK) == {"n": 1}
