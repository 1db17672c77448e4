"""From a host to its addresses, once and within a time."""

import ipaddress
import socket
from concurrent.futures import Future
from concurrent.futures import TimeoutError as TooSlow
from threading import Thread

from meetlat.web.failures import FetchFailed, Passing
from meetlat.web.guard import IP


def addresses(host: str, timeout: float | None) -> list[IP]:
    """Every address of a host, in the order to try them. Numbers are read as a connection would: ``0x7f.1`` too."""
    if (literal := _number(host)) is not None:
        return [literal]
    return [ipaddress.ip_address(text.partition("%")[0]) for text in _looked_up(host, timeout)]


def look_up(host: str) -> list[str]:
    """The system's own resolver."""
    found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


def _number(host: str) -> IP | None:
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        pass
    try:
        return ipaddress.IPv4Address(socket.inet_aton(host))
    except (OSError, UnicodeError):
        return None


def _looked_up(host: str, timeout: float | None) -> list[str]:
    """The resolver knows no timeout, so it has a thread that may be left behind."""
    answer: Future[list[str]] = Future()
    Thread(target=_answer, args=(answer, host), daemon=True).start()
    try:
        return answer.result(timeout)
    except TooSlow:
        raise Passing("its name was not looked up in time.") from None
    except (socket.gaierror, UnicodeError) as error:
        again = isinstance(error, socket.gaierror) and error.errno == socket.EAI_AGAIN
        raise (Passing if again else FetchFailed)("there is no such host.") from None


def _answer(answer: "Future[list[str]]", host: str) -> None:
    try:
        answer.set_result(look_up(host))
    except BaseException as error:  # whatever it is, it belongs to the one who waits
        answer.set_exception(error)
