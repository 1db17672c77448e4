"""The service clock: which seconds between a question and its answer an organisation was open."""

from meetlat.measure.hours.local import hour_of_week, local
from meetlat.measure.hours.quarters import quarters
from meetlat.measure.hours.schedule import BadHours, Opening, Schedule
from meetlat.measure.hours.schedules import own_schedules, shipped
from meetlat.measure.hours.worked import service_seconds, worked

__all__ = [
    "BadHours",
    "Opening",
    "Schedule",
    "hour_of_week",
    "local",
    "own_schedules",
    "quarters",
    "service_seconds",
    "shipped",
    "worked",
]
