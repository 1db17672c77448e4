"""What each column of the open tables of measures holds."""

from meetlat.report.opendata.schemas import COLUMNS, Words

FEW = "empty where an organisation has 1 to 4"
GROUP = ["organisation", "country", "kind", "size_class"]
LAST = {"answers": "definition", "curve": "seconds", "classes": "place", "week": "hour", "months": "month"}
MEASURED = Words(
    titles={
        "figures": "All figures of the edition; of too few contacts or messages only n",
        "answers": "Answering, by each definition; of fewer contacts than it asks for only how many there were",
        "curve": "Which share is answered within how long; empty where there are too few contacts",
        "classes": f"How fast answers came; contacts are {FEW}",
        "week": f"What happens when in the week; hours are {FEW}",
        "months": f"The course of the period; months are {FEW}, times where fewer than 10 were answered",
        "topics": f"What was asked about, by five people or more; contacts are {FEW}",
    },
    keys={name: [*GROUP, last] for name, last in {**LAST, "topics": "topic"}.items()},
    columns=COLUMNS
    | {
        "organisation": "Id of the organisation; empty in the row or figure of a group",
        "country": "ISO 3166-1; ZZ is the practice country; in tables empty in the row of an organisation",
        "kind": "Kind of organisation; in tables empty in the row of an organisation",
        "size_class": "S, M, L or unknown; of a group empty: all",
        "value": "The figure; empty: not known, or of too few",
        "n": "How many contacts, messages or organisations are behind it",
        "low": "Lower end of the interval of 95 %; a full count has none",
        "high": "Upper end of the interval of 95 %; a full count has none",
        "coverage": "Share of the replies by and to it of which what they reply to was seen",
        "missed_days": "Days (UTC) of the period on which not everything was read, on some platform",
        "seen_until": "Until when it was observed in the period, UTC",
        "year": "Empty: figures of measures use the inhabitants of the period",
        "note": "too_few: only n is told",
        "definition": "Id of the definition of answering",
        "contacts": "Contacts that take part; in months and topics those with a question",
        "answered": "Of these answered; answers that must have been there but were not seen are in it",
        "unseen": "Of the answered: those whose answer was not seen",
        "open": "Would take part, but the time to answer is not over",
        "late": "Answered after the time that the definition gives; not in answered",
        "share": "From 0 to 1: answered of contacts; in curve answered within so many seconds",
        "median_seconds": "Middle of the times to answer, on the calendar",
        "p90_seconds": "Nine in ten answers came within this time",
        "mean_seconds": "Mean of the times to answer",
        "own_seconds": "The time that the definition itself tells, on its own clock",
        "median_service_seconds": "Middle of the times to answer, in service hours",
        "p90_service_seconds": "Nine in ten answers came within this time, in service hours",
        "within_1h": "Share answered within an hour",
        "within_4h": "Share answered within 4 hours",
        "within_24h": "Share answered within 24 hours",
        "within_7d": "Share answered within 7 days",
        "enough": "Whether there are as many contacts as the definition asks for",
        "seconds": "Time since the question",
        "place": "1: within 15 minutes, 2: 1 hour, 3: 2 hours, 4: 4, 5: 8, 6: 24, 7: 7 days, 8: not within 7 days",
        "hour": "0 to 167, local; 0 is Monday from 0:00 to 1:00",
        "heard": "Messages of residents to it",
        "asked": "Contacts with a question",
        "said": "Messages of its own",
        "month": "Year and month, local",
        "posts": "Messages of its own",
        "topic": "Id of the topic",
        "unanswered": "Contacts about it that were not answered in time",
    },
)
