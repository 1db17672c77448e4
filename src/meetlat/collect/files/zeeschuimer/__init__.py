"""Zeeschuimer: NDJSON of what a browser was shown on X, Instagram, LinkedIn or TikTok, posts and comments.

A line is ``{"timestamp_collected", "source_platform", "data": {...}, ...}`` with the item as the platform sent it
(digitalmethodsinitiative/zeeschuimer, modules/*.js); 4CAT keeps the item itself with ``__import_meta`` beside it.
What is what in ``data`` follows 4CAT's map_item of each platform (datasources/twitter-import, instagram, linkedin,
tiktok, tiktok-comments). Other platforms are set aside with their number.
"""

from meetlat.collect.files.zeeschuimer.line import message
from meetlat.collect.formats import Format

FORMAT = Format("zeeschuimer", "Zeeschuimer, NDJSON", "", ("2023", "2025"), message, lines=True)
