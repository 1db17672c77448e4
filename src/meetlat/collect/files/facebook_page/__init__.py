"""Facebook: the download of a page ("Download your information", JSON): its posts, and the comments it wrote.

Files and fields as public programs that read such downloads use them: ``posts/profile_posts_1.json``
(``your_posts_1.json`` before 2023) with ``timestamp``, ``data[].post`` and ``attachments``;
``comments_and_reactions/comments.json`` with ``comments_v2[].data[].comment``. Neither has ids, nor says what a
comment answers: ids are made (docs/reference/mapping.md), and what residents wrote is not in it.
"""

from functools import partial

from meetlat.collect.files.facebook_page.message import HANDLE, PARTS, message
from meetlat.collect.files.meta_download import entries
from meetlat.collect.formats import Format

FORMAT = Format(
    name="facebook-page",
    title="Facebook, download of a page (JSON)",
    platform="facebook",
    versions=("2021 your_posts", "2023 profile_posts"),
    items=partial(entries, parts=PARTS, handle_in=HANDLE),
    draft=message,
)
