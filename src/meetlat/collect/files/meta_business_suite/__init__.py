"""Meta Business Suite: CSV of the content of a Facebook page or an Instagram account (Insights, Content, Export data).

English columns as several public programs read them: "Post ID", "Page ID", "Page name", "Title", "Description",
"Publish time", "Permalink", "Reactions", "Comments", "Shares", "Views"; for Instagram "Account ID", "Account
username", "Account name", "Likes". Meta documents neither the columns in other languages (``aliases.toml``) nor the
zone of "Publish time": Pacific time is what it uses for insights. Export with "Lifetime" figures: an export by day
has one row per post and day.
"""

from pathlib import Path

from meetlat.collect.formats import Format
from meetlat.collect.mapping.layouts import Layouts

LAYOUTS = Layouts(Path(__file__).parent, "a Meta Business Suite export")
FORMAT = Format(
    "meta-business-suite", "Meta Business Suite, CSV of content", "", LAYOUTS.versions, LAYOUTS.draft, LAYOUTS.items
)
