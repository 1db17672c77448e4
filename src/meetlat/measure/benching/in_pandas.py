"""The same figures as somebody with pandas computes them: activity, and answering by Meetlat's own definition.

Written as one would: whole columns at once, no loop over messages. Equal results are what it is compared for.
"""

from typing import Any

import pandas as pd

DAY, WEEK = pd.Timedelta(days=1), pd.Timedelta(days=7)
TALK = ["post", "reply", "comment"]
PAIR = ["organisation", "author"]


def figures(
    messages: pd.DataFrame, readings: pd.DataFrame, accounts: pd.DataFrame, since: Any, until: Any
) -> pd.DataFrame:
    """A row per organisation: posts, contacts, answered, median_seconds. ``accounts``: as the truth has them."""
    told = _with_parents(messages)
    theirs = _inward(told[told.account.isna()], accounts)
    ours = _outward(told[told.account.notna()], accounts)
    turns = pd.concat([theirs.assign(ours=False), ours.assign(ours=True)], ignore_index=True)
    turns = turns.merge(readings[["key", "is_question", "automatic"]], on="key", how="left")
    contacts = _contacts(turns.sort_values([*PAIR, "created_at", "key"], ignore_index=True))
    said = messages[messages.account.notna() & messages.created_at.between(since, until, inclusive="left")]
    said = said.merge(accounts[["account", "organisation", "until"]].drop_duplicates(), on="account")
    posts = said[said.created_at < said.until].groupby("organisation").size().rename("posts")
    return _answered(contacts, accounts, since, until).join(posts, how="left")


def _with_parents(messages: pd.DataFrame) -> pd.DataFrame:
    said = messages[messages.kind.isin(TALK)]
    parents = messages[["key", "author", "account"]].rename(
        columns={"key": "parent", "author": "parent_author", "account": "parent_account"}
    )
    return said.merge(parents, on="parent", how="left")


def _inward(told: pd.DataFrame, accounts: pd.DataFrame) -> pd.DataFrame:
    alone = told.parent.isna() | told.parent_author.isna() | (told.parent_author == told.author)
    parts = [
        told.assign(to=told.mentions).explode("to"),
        told[told.parent_account.notna()].assign(to=lambda rows: rows.parent_author),
        told[told.page.notna() & alone].assign(to=lambda rows: rows.page),
    ]
    heard = pd.concat(parts, ignore_index=True).dropna(subset="to").astype({"to": "Int64"})
    voices = accounts[["author", "organisation", "until"]].rename(columns={"author": "to"})
    heard = heard.merge(voices, on="to")
    heard = heard[heard.created_at < heard.until]
    return heard.drop_duplicates(["organisation", "key"])


def _outward(told: pd.DataFrame, accounts: pd.DataFrame) -> pd.DataFrame:
    said = told.merge(accounts[["account", "organisation", "until"]].drop_duplicates(), on="account")
    said = said[said.created_at < said.until].drop(columns="author")
    named = said.assign(author=said.mentions).explode("author").dropna(subset="author")
    named = named[~named.author.isin(accounts.author)]
    replied = said[said.parent_author.notna() & said.parent_account.isna()].assign(
        author=lambda rows: rows.parent_author
    )
    both = pd.concat([named, replied], ignore_index=True).astype({"author": "Int64"})
    return both.drop_duplicates(["organisation", "author", "key"])


def _contacts(turns: pd.DataFrame) -> pd.DataFrame:
    """Numbered runs of turns, one row each."""
    turns["to_unseen"] = turns.parent.notna() & turns.parent_author.isna() & ~turns.ours
    turns["thread"] = turns.root.fillna(turns.key)
    turns["thread_unknown"] = turns.to_unseen & (turns.thread == turns.parent).fillna(False)
    pairs = turns.groupby(PAIR, sort=False)
    gap = turns.created_at - pairs.created_at.shift()
    turns["starts"] = ~turns.ours & (gap.isna() | (gap >= DAY))
    turns["number"] = turns.groupby(PAIR, sort=False).starts.cumsum()
    turns = turns[turns.number > 0]
    turns["answer"] = turns.created_at.where(turns.ours & ~turns.automatic.fillna(False).astype(bool))
    began_in = turns.groupby([*PAIR, "number"], sort=False).thread.transform("first")
    above = turns.thread_unknown & (turns.thread == began_in)
    turns["lost"] = turns.created_at.where(~turns.ours & ~turns.starts & turns.to_unseen & ~above)
    turns["question"] = turns.is_question.fillna(False).astype(bool) & ~turns.ours
    found = turns.groupby([*PAIR, "number"], sort=False).agg(
        asked_at=("created_at", "first"), answered_at=("answer", "min"), question=("question", "any"),
        lost_at=("lost", "min"), thread=("thread", "first"), unseen_start=("to_unseen", "first"),
        unknown_start=("thread_unknown", "first"),
        platform=("platform", "first"),
    ).reset_index()  # fmt: skip
    following = found.groupby(PAIR, sort=False)
    together = (following.thread.shift(-1) == found.thread).fillna(False)
    elsewhere = following.unknown_start.shift(-1).fillna(False).astype(bool)
    again = following.unseen_start.shift(-1).fillna(False).astype(bool) & ~elsewhere & together
    found["lost_at"] = found.lost_at.fillna(following.asked_at.shift(-1).where(again))
    before = (following.thread.shift() == found.thread).fillna(False)
    found["aftermath"] = found.unseen_start & ~found.unknown_start & before
    found["doubtful"] = elsewhere & ~together
    return found


def _answered(contacts: pd.DataFrame, accounts: pd.DataFrame, since: Any, until: Any) -> pd.DataFrame:
    ends = accounts.groupby(["organisation", "platform"]).until.max().rename("end").reset_index()
    asked = contacts[
        contacts.asked_at.between(since, until, inclusive="left") & contacts.question & ~contacts.aftermath
    ]
    asked = asked.merge(ends, on=["organisation", "platform"])
    asked = asked[asked.asked_at + WEEK <= asked.end]
    waited = asked.answered_at - asked.asked_at
    in_time = waited <= WEEK
    lost = asked.answered_at.isna() & (asked.lost_at - asked.asked_at <= WEEK)
    asked = asked.assign(answered=in_time | lost, seconds=waited.dt.total_seconds().where(in_time))[~asked.doubtful]
    return asked.groupby("organisation").agg(
        contacts=("question", "size"), answered=("answered", "sum"), median_seconds=("seconds", "median")
    )
