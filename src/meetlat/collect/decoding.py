"""JSON from outside, read against its documented form; what does not fit is refused without a word of what it says."""

from typing import TypeVar

import msgspec

from meetlat.collect.draft import Refused

T = TypeVar("T")


def decoded(raw: bytes | msgspec.Raw, form: type[T]) -> T:
    """The item as a ``form``; fields it does not name are left out. Raises Refused."""
    try:
        return msgspec.json.decode(raw, type=form)
    except msgspec.ValidationError as error:
        raise Refused(f"not the documented form: {error}") from None
    except msgspec.DecodeError as error:
        raise Refused(str(error)) from None
    except UnicodeDecodeError:
        raise Refused("not UTF-8") from None
    except RecursionError:
        raise Refused("nested too deeply") from None
