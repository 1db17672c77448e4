"""What a person can mend: the message names the value, the limit and the next step."""


class Problem(Exception):
    """The base of every error that is shown to a person as one clear line, without a traceback."""
