"""CrowdTangle: CSV of the posts of a list of Facebook pages or Instagram accounts, as exported until August 2024.

Columns as 4CAT reads them (digitalmethodsinitiative/4cat, datasources/custom/import_formats.py,
"facebook-crowdtangle" and "instagram-crowdtangle"). Exports of Facebook groups are not read: they do not say who
wrote a post.
"""

from pathlib import Path

from meetlat.collect.formats import Format
from meetlat.collect.mapping.layouts import Layouts

LAYOUTS = Layouts(Path(__file__).parent, "a CrowdTangle export")
FORMAT = Format("crowdtangle", "CrowdTangle, CSV of posts", "", LAYOUTS.versions, LAYOUTS.draft, LAYOUTS.items)
