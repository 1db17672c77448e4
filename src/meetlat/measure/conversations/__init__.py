"""From messages to contacts and their answers: who turned to whom, and what came back."""

from meetlat.measure.conversations.contacts import answered, contacts, named
from meetlat.measure.conversations.directed import WAYS, held_then, inward, outward, talk
from meetlat.measure.conversations.numbered import Rule
from meetlat.measure.conversations.ordered import ordered
from meetlat.measure.conversations.turns import machines, turns
from meetlat.measure.conversations.voices import bodies, seats, voices

__all__ = [
    "WAYS",
    "Rule",
    "answered",
    "bodies",
    "contacts",
    "held_then",
    "inward",
    "machines",
    "named",
    "ordered",
    "outward",
    "seats",
    "talk",
    "turns",
    "voices",
]
