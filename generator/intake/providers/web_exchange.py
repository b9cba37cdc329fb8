"""One request by https and its answer, bounded in size and time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from http.client import HTTPException, HTTPResponse
from threading import Thread
from urllib.parse import urlencode
from urllib.request import BaseHandler, HTTPSHandler, OpenerDirector, ProxyHandler, Request

from generator import __version__
from generator.errors import PortfolioError

_CHUNK = 1 << 16


class Unanswered(PortfolioError):
    """A question without an answer that can be used; the text names the host and says why. `is_of_one` if the provider
    answers, and does not know what it was asked for."""

    def __init__(self, message: str, *, is_of_one: bool = False) -> None:
        super().__init__(message)
        self.is_of_one = is_of_one


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
class Answer:
    """What came back."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class Exchange:
    """Sends requests. `https` opens connections; `mail` is where a provider can reach the owner."""

    def __init__(self, limits: Limits, mail: str = "", https: BaseHandler | None = None) -> None:
        contact = f" (mailto:{mail})" if mail else ""
        self._agent = f"academic-portfolio/{__version__}{contact}"
        self._limits = limits
        self._opener = OpenerDirector()
        for handler in (ProxyHandler(), https or HTTPSHandler()):
            self._opener.add_handler(handler)

    def answer(self, question: Question, url: str) -> Answer:
        """The answer from an address. Raises Unanswered.

        The request runs in a thread of its own: a provider that sends a byte now and then resets every time-out of its
        socket.
        """
        host = question.host
        headers = {"Accept": question.accept, "User-Agent": self._agent}
        request = Request(url, headers={**headers, **question.headers})  # noqa: S310  # https, as `_address` writes it
        done: list[Answer | Exception] = []
        thread = Thread(target=self._exchange, args=(request, done), daemon=True)
        thread.start()
        thread.join(self._limits.seconds)
        result = done[0] if done else TimeoutError()
        if isinstance(result, Answer):
            return result
        if isinstance(result, _TooLong):
            raise Unanswered(f"{host}  answered more than {self._limits.size:,} bytes")
        reason = getattr(result, "reason", None) or result
        if isinstance(reason, TimeoutError):  # of the whole answer, or of its socket, whichever is noticed first
            raise Unanswered(f"{host}  took longer than {self._limits.seconds:g} seconds")
        raise Unanswered(f"{host}  cannot be reached: {reason}") from result

    def _exchange(self, request: Request, done: list[Answer | Exception]) -> None:
        try:
            with self._opener.open(request, timeout=self._limits.seconds) as response:
                headers = {name.lower(): value for name, value in response.headers.items()}
                done.append(Answer(response.status, headers, self._body(response)))
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
