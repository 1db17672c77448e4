"""A conversation as getPostThread gives it: a tree in which some places are empty."""

from collections.abc import Iterator

from msgspec import Raw, Struct, field


class Node(Struct, gc=False):
    """A post with the answers under it and what it answers, or the place of one that is gone or not shown to us.

    ``replies`` is None where the server stopped, and empty where nobody answered.
    """

    kind: str = field(name="$type", default="")
    post: Raw = Raw(b"")
    uri: str = ""
    gone: bool = field(name="notFound", default=False)
    blocked: bool = False
    parent: "Node | None" = None
    replies: "list[Node] | None" = None


def nodes(top: Node) -> Iterator[Node]:
    """The node itself, all above it and all under it."""
    waiting = [top]
    while waiting:
        node = waiting.pop()
        yield node
        if node.parent is not None:
            waiting.append(node.parent)
        waiting.extend(reversed(node.replies or ()))
