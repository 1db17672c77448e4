"""A post on LinkedIn in the form its pages call Voyager.

It says how long ago it was written, not when; the post's number holds the moment itself.
"""

import re

from msgspec import Struct, field

from meetlat.collect.decoding import decoded
from meetlat.collect.draft import Author, Draft, Refused
from meetlat.collect.mapping.times import linkedin_moment
from meetlat.register.address import NotAnAddress, read_address

ACTIVITY = re.compile(r"urn:li:activity:(\d{15,20})", re.ASCII)


class Target(Struct):
    actionTarget: str = ""  # noqa: N815 - as LinkedIn writes it


class Text(Struct):
    text: str = ""


class Actor(Struct):
    navigationContext: Target | None = None  # noqa: N815
    name: Text | None = None


class Small(Struct):
    publicIdentifier: str = ""  # noqa: N815
    universalName: str = ""  # noqa: N815


class Attribute(Struct):
    type: str = ""
    person: Small | None = field(default=None, name="*miniProfile")
    company: Small | None = field(default=None, name="*miniCompany")


class Words(Struct):
    text: str = ""
    attributes: list[Attribute] | None = None


class Commentary(Struct):
    text: Words | None = None


class Totals(Struct):
    numLikes: int | None = None  # noqa: N815
    numComments: int | None = None  # noqa: N815
    numShares: int | None = None  # noqa: N815


class Paging(Struct):
    total: int | None = None


class Paged(Struct):
    paging: Paging | None = None


class Social(Struct):
    totals: Totals | None = field(default=None, name="*totalSocialActivityCounts")
    likes: Paged | None = None
    comments: Paged | None = None
    totalShares: int | None = None  # noqa: N815


class Update(Struct):
    urn: str = ""


class Post(Struct):
    actor: Actor | None = None
    updateMetadata: Update | None = None  # noqa: N815
    preDashEntityUrn: str = ""  # noqa: N815
    commentary: Commentary | None = None
    social: Social | None = field(default=None, name="*socialDetail")


def message(raw: bytes) -> Draft | None:
    """None for what stands between the posts and has no author. Raises Refused."""
    post = decoded(raw, Post)
    if post.actor is None:
        return None
    id = _id(post)
    words = (post.commentary.text if post.commentary else None) or Words()
    handles = tuple(dict.fromkeys(name for one in words.attributes or [] if (name := _mentioned(one))))
    likes, replies, reposts = _counts(post.social or Social())
    return Draft(
        platform="linkedin",
        id=id,
        author=_author(post.actor),
        created_at=linkedin_moment(id),
        kind="post",
        text=words.text,
        mentions=tuple(handle.lower() for handle in handles),
        handles=handles,
        likes=likes,
        replies=replies,
        reposts=reposts,
    )


def _id(post: Post) -> str:
    """Of posts that are shown together, the first: urn:li:aggregate:(urn:li:activity:1,urn:li:activity:2)."""
    found = ACTIVITY.search(post.updateMetadata.urn if post.updateMetadata else post.preDashEntityUrn)
    if not found:
        raise Refused("updateMetadata.urn: holds no urn:li:activity")
    return found[1]


def _author(actor: Actor) -> Author:
    target = actor.navigationContext.actionTarget if actor.navigationContext else ""
    try:
        handle = read_address(target.partition("?")[0]).handle
    except NotAnAddress:
        raise Refused("actor.navigationContext: is no page of a person or an organisation") from None
    return Author(handle.lower(), handle, actor.name.text if actor.name else "")


def _mentioned(attribute: Attribute) -> str:
    small = attribute.person or attribute.company or Small()
    return small.publicIdentifier or small.universalName


def _counts(social: Social) -> tuple[int | None, int | None, int | None]:
    if totals := social.totals:
        return totals.numLikes, totals.numComments, totals.numShares
    likes, comments = (
        paged.paging.total if paged and paged.paging else None for paged in (social.likes, social.comments)
    )
    return likes, comments, social.totalShares
