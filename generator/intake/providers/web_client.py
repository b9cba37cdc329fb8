"""The client that asks providers: GET by https, one request at a time, bounded in size and time.

An answer comes from the provider's own host, or there is none: a redirect elsewhere is refused. A provider that is busy
(429, 5xx) is asked again when it says so. Keys and mail addresses are sent, but neither kept nor shown.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any, Protocol, TypeVar
from urllib.parse import urljoin, urlsplit
from urllib.request import BaseHandler

from generator.intake.providers.web_cache import WebCache
from generator.intake.providers.web_exchange import Answer, Exchange, Limits, Question, Unanswered

T = TypeVar("T")

_BUSY = frozenset({429, 500, 502, 503, 504})
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_REFUSED = {
    401: "asks for a key",
    403: "refuses the request",
    404: "knows nothing under this id",
    410: "has removed it",
}


class Clock(Protocol):
    """The time, and a pause."""

    def seconds(self) -> float:
        """Seconds since a fixed moment."""

    def wait(self, seconds: float) -> None:
        """Returns after so many seconds."""


class Client:
    """Asks one question at a time. `https` opens connections; `mail` is where a provider can reach the owner."""

    def __init__(
        self,
        clock: Clock,
        cache: WebCache | None = None,
        mail: str = "",
        *,
        limits: Limits | None = None,
        https: BaseHandler | None = None,
    ) -> None:
        self.mail = mail
        self._clock, self._cache, self._limits = clock, cache, limits or Limits()
        self._last: dict[str, float] = {}
        self._exchange = Exchange(self._limits, mail, https)

    def json(self, question: Question) -> Any:
        """The JSON of an answer. Raises Unanswered."""
        return self.parsed(question, "JSON", _json)

    def parsed(self, question: Question, kind: str, parse: Callable[[str], T]) -> T:
        """What `parse` makes of an answer; its ValueError means that this is not of the kind. Raises Unanswered."""
        known = self._cache.get(question.url) if self._cache else None
        if known is not None:
            return parse(known)
        text = self._text(question, kind)
        try:
            found = parse(text)
        except (ValueError, RecursionError) as error:
            page = "a web page instead of" if _is_page(text) and kind == "JSON" else "broken or unknown"
            raise Unanswered(f"{question.host}  answered {page} {kind} — try again later") from error
        if self._cache:
            self._cache.put(question.url, text)
        return found

    def _text(self, question: Question, kind: str) -> str:
        answer = self._patient(question)
        if answer.status != 200:
            said = _REFUSED.get(answer.status, "does not answer this")
            raise Unanswered(f"{question.host}  {said} ({answer.status})", is_of_one=answer.status in {404, 410})
        try:
            return answer.body.decode()
        except UnicodeDecodeError as error:
            raise Unanswered(f"{question.host}  answered what is not UTF-8, and so no {kind}") from error

    def _patient(self, question: Question) -> Answer:
        """The answer; a busy provider is asked again after the pause that it names, or a longer one each time."""
        for attempt in range(self._limits.tries):
            answer = self._followed(question)
            if answer.status not in _BUSY:
                return answer
            pause = _retry_after(answer.headers.get("retry-after", ""), answer.headers.get("date", ""))
            pause = 2.0 ** (attempt + 1) if pause is None else pause
            if pause > self._limits.longest_wait:
                raise Unanswered(f"{question.host}  is busy, and asks to be left alone for {pause:.0f} seconds")
            if attempt + 1 < self._limits.tries:
                self._clock.wait(pause)
        raise Unanswered(f"{question.host}  is busy ({answer.status}) — try again later")

    def _followed(self, question: Question) -> Answer:
        url = question.whole_url
        for _ in range(self._limits.redirects + 1):
            self._keep_distance(question)
            answer = self._exchange.answer(question, url)
            if answer.status not in _REDIRECTS:
                return answer
            url = _on_own_host(question.host, url, answer.headers.get("location", ""))
        raise Unanswered(f"{question.host}  redirects again and again")

    def _keep_distance(self, question: Question) -> None:
        if question.host in self._last:
            pause = question.delay - (self._clock.seconds() - self._last[question.host])
            if pause > 0:
                self._clock.wait(pause)
        self._last[question.host] = self._clock.seconds()


def _on_own_host(host: str, base: str, location: str) -> str:
    """The address of a redirect. Raises Unanswered if it leads elsewhere."""
    try:
        url = urljoin(base, location)
        address = urlsplit(url)
        port = address.port
    except ValueError as error:
        raise Unanswered(f"{host}  redirects to something that is not an address") from error
    if (address.scheme, address.hostname, address.username) != ("https", host, None) or port not in {None, 443}:
        elsewhere = f"{address.scheme}://{address.hostname}"
        raise Unanswered(f"{host}  redirects to {elsewhere:.80}, which is not asked")
    return url


def _retry_after(value: str, date: str) -> float | None:
    """Seconds of a `Retry-After`: a number, or a day and time, which counts from the answer's own date."""
    if value.strip().isdecimal():
        return float(value.strip()[:9])
    try:
        until, since = parsedate_to_datetime(value), parsedate_to_datetime(date)
    except (TypeError, ValueError):
        return None
    return max((_aware(until) - _aware(since)).total_seconds(), 0.0)


def _aware(moment: datetime) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _json(text: str) -> Any:
    return json.loads(text, parse_constant=_refused)


def _refused(name: str) -> Any:
    raise ValueError(name)


def _is_page(text: str) -> bool:
    return text.lstrip()[:200].lower().startswith(("<!doctype html", "<html", "<head", "<body", "<?xml", "<"))
