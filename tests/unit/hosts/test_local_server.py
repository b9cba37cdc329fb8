"""The server answers only whom it should; the tests send bytes that no well-behaved client sends."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http import HTTPStatus
from ipaddress import IPv4Address

import pytest

from generator.hosts.local_server import Answer, HostNames, LocalServer, path_of

_LONGEST = 30.0
_PATIENCE = 0.5
EVERYWHERE = str(IPv4Address(0))


@contextmanager
def listening(patience: float = _LONGEST) -> Iterator[LocalServer]:
    """A server that answers each path with the path itself, except for one that raises an error."""

    def respond(path: str) -> Answer:
        if path == "/fault":
            raise ZeroDivisionError(path)
        return Answer(path.encode())

    with LocalServer("127.0.0.1", 0, respond, patience) as server:
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        yield server
        server.shutdown()


@pytest.fixture(scope="module")
def server() -> Iterator[LocalServer]:
    with listening() as running:
        yield running


def connect(server: LocalServer) -> socket.socket:
    return socket.create_connection(("127.0.0.1", server.names.port), timeout=_LONGEST)


def sent(server: LocalServer, data: bytes) -> bytes:
    """Everything that the server sends back for some bytes."""
    with connect(server) as connection:
        with suppress(ConnectionError):  # the server need not read all of a request that it refuses
            connection.sendall(data)
        return b"".join(iter(lambda: connection.recv(65_536), b""))


def request(server: LocalServer, line: str, *headers: str) -> tuple[int, dict[str, str], bytes]:
    """Status, headers and body of the answer; the request has the right `Host`, unless `headers` name one."""
    if not any(header.startswith("Host:") for header in headers):
        headers = (f"Host: {server.names}", *headers)
    data = sent(server, "\r\n".join((line, *headers, "", "")).encode("latin-1"))
    head, _, body = data.partition(b"\r\n\r\n")
    status, *fields = head.decode("latin-1").split("\r\n")
    return int(status.split()[1]), dict(field.split(": ", 1) for field in fields), body


@pytest.mark.parametrize(
    ("target", "path"),
    [
        ("/", "/"),
        ("/publications/x/", "/publications/x/"),
        ("/a%20b", "/a b"),
        ("/caf%C3%A9", "/café"),
        ("/caf\xc3\xa9", "/café"),
        ("/x?y=../..#z", "/x"),
        ("/x%3Fy", "/x?y"),
        ("/..%252fx", "/..%2fx"),
        ("/figure:1.png", "/figure:1.png"),
        ("/..x/x..", "/..x/x.."),
    ],
)
def test_a_target_is_percent_decoded_once(target: str, path: str) -> None:
    assert path_of(target) == path


@pytest.mark.parametrize(
    "target",
    [
        *("", "*", "x", "../x", "http://127.0.0.1/x", "file:///etc/passwd"),
        *("/..", "/../x", "/x/../y", "/%2e%2e/x", "/..%2fx", "/%2E%2E%2Fx", "/x/.", "/./x"),
        *("//x", "/x//y", "/%2fetc/passwd", "/x%2f%2fy"),
        *("/..\\x", "/..%5cx", "/x%5cy", "/%00", "/x%00.html", "/x%0ay", "/x%7fy"),
        *("/C:/x", "/C:", "/c:x", "/x/C:/y", "/%43%3a/x"),
        *("/%ff", "/caf%e9", "/%c0%ae%c0%ae/x"),
    ],
)
def test_a_target_that_leads_elsewhere_is_refused(target: str) -> None:
    assert path_of(target) is None


@pytest.mark.parametrize(
    ("host", "header", "accepted"),
    [
        ("127.0.0.1", "127.0.0.1:8000", True),
        ("127.0.0.1", "LocalHost:8000", True),
        ("127.0.0.1", "[::1]:8000", True),
        ("::1", "[::1]:8000", True),
        ("desk.example", "desk.example:8000", True),
        ("fe80::1", "[fe80::1]:8000", True),
        (EVERYWHERE, "192.0.2.7:8000", True),
        ("::", "[2001:db8::7]:8000", True),
        (EVERYWHERE, "evil.example:8000", False),
        ("127.0.0.1", "192.0.2.7:8000", False),
        ("127.0.0.1", "127.0.0.1", False),
        ("127.0.0.1", "127.0.0.1:80", False),
        ("127.0.0.1", "127.0.0.1:18000", False),
        ("127.0.0.1", "evil.example:8000", False),
        ("127.0.0.1", "127.0.0.1.evil.example:8000", False),
        ("127.0.0.1", "localhost.evil.example:8000", False),
        ("127.0.0.1", "user@127.0.0.1:8000", False),
        ("127.0.0.1", ":8000", False),
        ("127.0.0.1", "", False),
    ],
)
def test_a_server_accepts_only_its_own_names(host: str, header: str, accepted: bool) -> None:
    assert HostNames(host, 8000).accepts(header) is accepted


def test_the_default_port_may_be_omitted() -> None:
    assert HostNames("127.0.0.1", 80).accepts("localhost")
    assert HostNames("127.0.0.1", 80).accepts("[::1]:80")
    assert not HostNames("127.0.0.1", 80).accepts("evil.example")


def test_a_foreign_host_is_refused(server: LocalServer) -> None:
    status, _, body = request(server, "GET /x HTTP/1.1", f"Host: evil.example:{server.names.port}")
    assert (status, body) == (HTTPStatus.MISDIRECTED_REQUEST, b"421 Misdirected Request\n")


@pytest.mark.parametrize("hosts", [(), ("Host: NAME", "Host: evil.example"), ("Host: evil.example", "Host: NAME")])
def test_a_request_needs_exactly_one_host(server: LocalServer, hosts: tuple[str, ...]) -> None:
    lines = ["GET /x HTTP/1.1", *(host.replace("NAME", str(server.names)) for host in hosts), "", ""]
    assert sent(server, "\r\n".join(lines).encode()).startswith(b"HTTP/1.0 400 ")


def test_an_address_outside_of_the_site_is_refused(server: LocalServer) -> None:
    assert request(server, "GET /..%2f..%2fetc%2fpasswd HTTP/1.1")[0] == HTTPStatus.BAD_REQUEST


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "CONNECT", "PATCH", "BREW", "get"])
def test_only_get_and_head_are_allowed(server: LocalServer, method: str) -> None:
    status, headers, _ = request(server, f"{method} /x HTTP/1.1", "Content-Length: 3")
    assert (status, headers["Allow"]) == (HTTPStatus.METHOD_NOT_ALLOWED, "GET, HEAD")


def test_an_answer_to_head_has_the_headers_of_get_and_no_body(server: LocalServer) -> None:
    status, headers, body = request(server, "GET /x HTTP/1.1")
    assert (status, body, headers["Content-Length"]) == (HTTPStatus.OK, b"/x", "2")
    assert request(server, "HEAD /x HTTP/1.1") == (status, headers, b"")


def test_every_answer_forbids_sniffing_caching_and_cross_origin_use(server: LocalServer) -> None:
    for line in ("GET /x HTTP/1.1", "GET /../x HTTP/1.1", "POST /x HTTP/1.1"):
        _, headers, _ = request(server, line, "Origin: https://evil.example", "Sec-Fetch-Site: cross-site")
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Cache-Control"] == "no-store"
        assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
        assert not [name for name in headers if name.lower().startswith("access-control-")]


@pytest.mark.parametrize(
    ("data", "status"),
    [
        (b"\x00\x01\x02\r\n\r\n", b"400"),
        (b"GET\r\n\r\n", b"400"),
        (b"GET /x HTTP/9\r\n\r\n", b"400"),
        (b"GET /x HTTP/2.0\r\n\r\n", b"505"),
        (b"GET /" + b"x" * 70_000 + b" HTTP/1.1\r\n\r\n", b"414"),
        (b"GET /x HTTP/1.1\r\nHost: " + b"x" * 70_000 + b"\r\n\r\n", b"431"),
        (b"GET /x HTTP/1.1\r\n" + b"a: b\r\n" * 200 + b"\r\n", b"431"),
    ],
    ids=["noise", "no target", "no version", "another version", "long line", "long header", "many headers"],
)
def test_a_malformed_request_is_refused(server: LocalServer, data: bytes, status: bytes) -> None:
    answer = sent(server, data)
    assert status in answer.splitlines()[0]
    assert b"x" * 100 not in answer


def test_an_unexpected_error_is_answered_and_printed(server: LocalServer, capsys: pytest.CaptureFixture[str]) -> None:
    status, _, body = request(server, "GET /fault HTTP/1.1")
    assert (status, body) == (HTTPStatus.INTERNAL_SERVER_ERROR, b"500 Internal Server Error\n")
    assert request(server, "GET /x HTTP/1.1")[0] == HTTPStatus.OK
    assert "ZeroDivisionError" in capsys.readouterr().err


def test_slow_clients_do_not_block_others() -> None:
    with listening() as server:
        waiting = [connect(server) for _ in range(60)]
        for connection in waiting:
            connection.sendall(b"GET /x HT")
        assert request(server, "GET /y HTTP/1.1")[2] == b"/y"
        for connection in waiting:
            connection.close()


def test_a_silent_client_is_disconnected() -> None:
    with listening(_PATIENCE) as server, connect(server) as connection:
        assert connection.recv(1) == b""


def test_a_client_that_sends_a_byte_at_a_time_is_disconnected() -> None:
    with listening(_PATIENCE) as server, connect(server) as connection:
        connection.settimeout(_PATIENCE / 5)
        for _ in range(100):
            with suppress(TimeoutError):
                assert connection.recv(1) == b""
                return
            connection.sendall(b"x")
    pytest.fail("the server kept the connection")


def test_two_servers_do_not_share_a_port(server: LocalServer) -> None:
    with pytest.raises(OSError, match="in use"):
        LocalServer("127.0.0.1", server.names.port, lambda _: Answer())
