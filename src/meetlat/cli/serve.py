"""meetlat serve: the site."""

from typing import Annotated

import typer

Port = Annotated[int, typer.Option(help="The port to serve at.", min=1, max=65535)]
Host = Annotated[str, typer.Option(help="The address to listen on.")]


def serve(
    host: Host = "127.0.0.1",
    port: Port = 8000,
    workers: Annotated[int, typer.Option(help="Processes.", min=1, max=64)] = 1,
) -> None:
    """Serve the site until it is stopped."""
    from meetlat.cli.start import start

    start()
    run(host, port, workers)


def begin(host: str, port: int) -> None:
    """In the place of this process. The web server forks, and in a fork of one that has drawn, drawing waits for ever:
    the thread that draws stayed behind.
    """
    import os
    import sys

    for stream in (sys.stdout, sys.stderr):
        stream.flush()
    command = [sys.executable, sys.argv[0], "serve", "--host", host, "--port", str(port)]
    os.execv(sys.executable, command)  # noqa: S606 - this program


def run(host: str, port: int, workers: int = 1) -> None:
    """Collects the style and script, prints the address, serves."""
    import os

    from django.core.management import call_command
    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    refuse_taken(host, port)
    call_command("collectstatic", verbosity=0, interactive=False)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "meetlat.site.settings")
    print(f"Meetlat: http://{host}:{port}  (stop with Ctrl-C)", flush=True)
    Granian(
        "meetlat.site.wsgi:application", address=host, port=port, interface=Interfaces.WSGI, workers=workers,
        blocking_threads=4, log_level=LogLevels.warning,
    ).serve()  # fmt: skip


def refuse_taken(host: str, port: int) -> None:
    """A port that is in use is said at once, not after the work."""
    import socket

    from meetlat.problem import Problem

    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            mend = f"Stop what uses it, or name another: --port {port + 1}"
            raise Problem(f"Cannot listen on {host}:{port} ({error.strerror}). {mend}") from None
