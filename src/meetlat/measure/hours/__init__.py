"""The service clock: which seconds between a question and its answer an organisation was open."""

from meetlat.measure.hours.local import hour_of_week, in_office, local, whole_second
from meetlat.measure.hours.quarters import days_around, quarters, quarters_around
from meetlat.measure.hours.schedule import BadHours, Schedule
from meetlat.measure.hours.schedules import schedules_of, shipped
from meetlat.measure.hours.worked import service_seconds, worked
from meetlat.register.week import Hours, Opening

__all__ = [
    "BadHours",
    "Hours",
    "Opening",
    "Schedule",
    "days_around",
    "hour_of_week",
    "in_office",
    "local",
    "quarters",
    "quarters_around",
    "schedules_of",
    "service_seconds",
    "shipped",
    "whole_second",
    "worked",
]
