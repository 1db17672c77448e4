"""An address can hold a person's handle: what the libraries below would log of it is not logged."""

import logging

TALKATIVE = ("httpx", "httpcore", "stamina")


def keep_addresses_out_of_logs() -> None:
    """Whatever level a program gives its root logger; what went wrong is in our own exceptions."""
    for name in TALKATIVE:
        logging.getLogger(name).setLevel(logging.ERROR)
