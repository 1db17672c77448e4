"""4CAT: CSV of a dataset of X, Instagram, LinkedIn or TikTok posts, as its map_item writes them.

Columns from digitalmethodsinitiative/4cat: datasources/twitter-import/search_twitter.py,
instagram/search_instagram.py, linkedin/search_linkedin.py and tiktok/search_tiktok.py (versions of 2023 to 2025).
Times are taken from "unix_timestamp"; LinkedIn's from the number of the post, because 4CAT can only estimate them.
"""

from pathlib import Path

from meetlat.collect.formats import Format
from meetlat.collect.mapping.layouts import Layouts

LAYOUTS = Layouts(Path(__file__).parent, "a 4CAT dataset")
FORMAT = Format("4cat", "4CAT, CSV of a dataset", "", LAYOUTS.versions, LAYOUTS.draft, LAYOUTS.items)
