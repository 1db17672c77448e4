"""What an account says in its outbox: its own words only, each as the newest activity has it."""

from dataclasses import dataclass, field
from typing import Any

from meetlat.collect.draft import Author, Draft, Refused
from meetlat.collect.source import Page
from meetlat.collect.sources.activitypub.activities import (
    SAID,
    Object,
    boost_draft,
    id_of,
    iri,
    kind_of,
    note_draft,
)
from meetlat.collect.sources.activitypub.documents import Documents
from meetlat.web import ComeBackLater, FetchFailed, Gone


@dataclass(frozen=True)
class Said:
    """``in_place``: it stands in the outbox at the moment of writing, not of editing."""

    note: Object
    draft: Draft
    in_place: bool = True


@dataclass
class Own:
    """``settled``: notes that a newer activity edited or deleted; what an older one says of them is past."""

    documents: Documents
    actor: str
    author: Author
    settled: set[str] = field(default_factory=set)

    def said(self, item: Any, page: Page) -> Said | None:
        """What an activity says; None where it says nothing, or something that is settled."""
        try:
            activity = self._object(item)
        except Gone:
            return None
        kind = kind_of(activity)
        if kind in SAID:
            return self._note(activity)
        if iri(activity.get("actor")) not in (None, self.actor):
            raise Refused("the activity is somebody else's")
        if kind == "Announce":
            return None if id_of(activity) in self.settled else Said(activity, boost_draft(activity, self.author))
        if kind in ("Create", "Update"):
            return self._written(activity, kind, page)
        if kind in ("Delete", "Undo", "Tombstone"):
            self._settle_gone(activity, kind, page)
        return None

    def _written(self, activity: Object, kind: str, page: Page) -> Said | None:
        try:
            note = self._object(activity.get("object"))
        except Gone:
            page.gone += [address] if (address := iri(activity.get("object"))) else []
            return None
        if kind_of(note) == "Tombstone":
            self._settle_gone({"object": note}, "Delete", page)
            return None
        if kind == "Update" and kind_of(note) not in SAID:
            return None  # a profile
        said = self._note(note, in_place=kind == "Create")
        if said and kind == "Update":
            self.settled.add(said.draft.id)
        return said

    def _note(self, note: Object, *, in_place: bool = True) -> Said | None:
        if iri(note.get("attributedTo")) not in (None, self.actor):
            raise Refused("the message is somebody else's")
        if not self.documents.at_home(id_of(note)):
            raise Refused("the message is of another host than its author")
        return None if id_of(note) in self.settled else Said(note, note_draft(note, self.author), in_place)

    def _settle_gone(self, activity: Object, kind: str, page: Page) -> None:
        """A deletion names a note; what is undone is a boost, or nothing that was taken."""
        address = id_of(activity) if kind == "Tombstone" else iri(activity.get("object"))
        if address:
            page.gone.append(address)
            self.settled.add(address)

    def _object(self, value: Any) -> Object:
        """What stands here, or at the address that does. Raises Refused where that is not the account's own host."""
        if isinstance(value, dict):
            return value
        address = iri(value) or ""
        if not self.documents.at_home(address):
            raise Refused("it is at another host than the account")
        try:
            return self.documents.get(address)
        except (ComeBackLater, Gone):
            raise
        except FetchFailed as failed:
            raise Refused(f"it cannot be read: {failed.says}") from None
