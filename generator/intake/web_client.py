"""The client that asks providers: GET by https, one request at a time, bounded in size and time.

An answer comes from the provider's own host, or there is none: a redirect elsewhere is refused. A provider that is busy
(429, 5xx) is asked again when it says so. Keys and mail addresses are sent, but neither kept nor shown.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http.client import HTTPException, HTTPResponse
from threading import Thread
from typing import Any, Protocol, TypeVar
from urllib.parse import urlencode, urljoin, urlsplit
from urllib.request import BaseHandler, HTTPSHandler, OpenerDirector, ProxyHandler, Request

from generator import __version__
from generator.errors import PortfolioError
from generator.intake.web_cache import WebCache

T = TypeVar("T")

_BUSY = frozenset({429, 500, 502, 503, 504})
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_REFUSED = {
    401: "asks for a key",
    403: "refuses the request",
    404: "knows nothing under this id",
    410: "has removed it",
}
_CHUNK = 1 << 16


class Unanswered(PortfolioError):
    """A question without an answer that can be used; the text names the host and says why. `is_of_one` if the provider
    answers, and does not know what it was asked for."""

    def __init__(self, message: str, *, is_of_one: bool = False) -> None:
        super().__init__(message)
        self.is_of_one = is_of_one


class Clock(Protocol):
    """The time, and a pause."""

    def seconds(self) -> float:
        """Seconds since a fixed moment."""

    def wait(self, seconds: float) -> None:
        """Returns after so many seconds."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Bytes and seconds of an answer; how often a busy provider is asked, and how long it may ask to be left alone; how
    many redirects are followed."""

    size: int = 20_000_000
    seconds: float = 90.0
    tries: int = 4
    longest_wait: float = 120.0
    redirects: int = 3


@dataclass(frozen=True, slots=True)
class Question:
    """A request. `private` parameters and headers hold keys and mail addresses; `delay` is the seconds between two
    requests to the host."""

    host: str
    path: str
    parameters: Mapping[str, str] = field(default_factory=dict)
    accept: str = "application/json"
    private: Mapping[str, str] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)
    delay: float = 1.0

    @property
    def url(self) -> str:
        """The address without what is private."""
        return _address(self, self.parameters)

    @property
    def whole_url(self) -> str:
        """The address as it is asked for."""
        return _address(self, {**self.parameters, **self.private})


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    headers: Mapping[str, str]
    body: bytes


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
        self._opener = OpenerDirector()
        for handler in (ProxyHandler(), https or HTTPSHandler()):
            self._opener.add_handler(handler)

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

    def _patient(self, question: Question) -> _Answer:
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

    def _followed(self, question: Question) -> _Answer:
        url = question.whole_url
        for _ in range(self._limits.redirects + 1):
            self._keep_distance(question)
            answer = self._answered(question, url)
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

    def _answered(self, question: Question, url: str) -> _Answer:
        """One exchange. It runs in a thread of its own: a provider that sends a byte now and then resets every time-out
        of its socket."""
        host = question.host
        contact = f" (mailto:{self.mail})" if self.mail else ""
        headers = {"Accept": question.accept, "User-Agent": f"academic-portfolio/{__version__}{contact}"}
        request = Request(url, headers={**headers, **question.headers})  # noqa: S310  # https, as `_address` writes it
        done: list[_Answer | Exception] = []
        thread = Thread(target=self._exchange, args=(request, done), daemon=True)
        thread.start()
        thread.join(self._limits.seconds)
        if not done:
            raise Unanswered(f"{host}  took longer than {self._limits.seconds:g} seconds")
        (result,) = done
        if isinstance(result, _Answer):
            return result
        if isinstance(result, _TooLong):
            raise Unanswered(f"{host}  answered more than {self._limits.size:,} bytes")
        reason = getattr(result, "reason", None) or result
        raise Unanswered(f"{host}  cannot be reached: {reason}") from result

    def _exchange(self, request: Request, done: list[_Answer | Exception]) -> None:
        try:
            with self._opener.open(request, timeout=self._limits.seconds) as response:
                headers = {name.lower(): value for name, value in response.headers.items()}
                done.append(_Answer(response.status, headers, self._body(response)))
        except (OSError, HTTPException, ValueError) as error:
            done.append(error)

    def _body(self, response: HTTPResponse) -> bytes:
        pieces, size = [], 0
        while piece := response.read(_CHUNK):
            size += len(piece)
            if size > self._limits.size:
                raise _TooLong
            pieces.append(piece)
        if (wanted := response.headers.get("Content-Length", "")).isdecimal() and size != int(wanted):
            raise HTTPException(f"the answer broke off after {size:,} of {int(wanted):,} bytes")
        return b"".join(pieces)


class _TooLong(ValueError):
    pass


def _address(question: Question, parameters: Mapping[str, str]) -> str:
    query = f"?{urlencode(parameters)}" if parameters else ""
    return f"https://{question.host}{question.path}{query}"


def _on_own_host(host: str, base: str, location: str) -> str:
    """The address of a redirect. Raises Unanswered if it leads elsewhere."""
    try:
        url = urljoin(base, location)
        address = urlsplit(url)
        port = address.port
    except ValueError as error:
        raise Unanswered(f"{host}  redirects to what is no address") from error
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
