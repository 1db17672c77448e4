"""Instagram: the download of a professional account ("Download your information", JSON): its posts and its own
comments.

Files and fields as public programs that read such downloads use them: ``media/posts_1.json`` and ``reels.json``
(before 2023 under ``content``) with ``media[].creation_timestamp`` and ``title``; ``comments/post_comments_1.json``
and ``reels_comments.json`` with ``string_map_data`` under "Comment", "Media Owner" and "Time". Neither has ids:
they are made (docs/reference/mapping.md). What residents wrote is not in it.
"""

from functools import partial

from meetlat.collect.files.instagram_page.message import HANDLE, PARTS, message
from meetlat.collect.files.meta_download import entries
from meetlat.collect.formats import Format

FORMAT = Format(
    name="instagram-page",
    title="Instagram, download of an account (JSON)",
    platform="instagram",
    versions=("2021 content", "2023 your_instagram_activity"),
    items=partial(entries, parts=PARTS, handle_in=HANDLE),
    draft=message,
)
