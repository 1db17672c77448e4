"""A lake of which everything is known: who asks what, who answers when, and what never reached it."""

from meetlat.measure.simulation.filling import OtherMessages, fill
from meetlat.measure.simulation.invented import invented, practising
from meetlat.measure.simulation.plan import Plan
from meetlat.measure.simulation.practice import practice_messages
from meetlat.measure.simulation.truth import Truth
from meetlat.measure.simulation.world import Account, Organisation, World

__all__ = [
    "Account",
    "Organisation",
    "OtherMessages",
    "Plan",
    "Truth",
    "World",
    "fill",
    "invented",
    "practice_messages",
    "practising",
]
