"""What of a stream is kept. Everybody else's messages never leave the memory."""

from collections.abc import Iterable

from meetlat.collect.draft import Draft
from meetlat.collect.files.bluesky.uri import did_of
from meetlat.collect.names import Known


class Interest:
    """Messages by accounts of the register, answers in their conversations and to them, mentions and quotes of them.

    A stream names accounts by DID only: an account is recognised from its first visit on.
    """

    def __init__(self, known: Iterable[Known]) -> None:
        self.dids = frozenset(account.platform_id for account in known if account.platform_id.startswith("did:"))

    def keeps(self, made: Draft) -> bool:
        dids = self.dids
        return (
            made.author.id in dids
            or (made.root is not None and did_of(made.root) in dids)
            or (made.parent is not None and did_of(made.parent) in dids)
            or not dids.isdisjoint(made.mentions)
        )
