"""LinkedIn: the content of a page (Analytics, Content, Export), saved as .xlsx or CSV.

The sheet "All posts" has a sentence about itself on its first row and the column names on the second: "Post title",
"Post link", "Created date", "Impressions", "Views", "Likes", "Comments", "Reposts" (read so by several public
programs); until 2022 it was "Update engagement", with "Update title", "Update link", "Shares". The moment is read
from the post's number: "Created date" has no time of day. "Posted by" is the employee and is not read. Whose page
it is stands only in the name that the file has when it is downloaded:
``gemeente-lutjewaard_content_1763700000000.xls``. LinkedIn gives no texts of comments here.
"""

import re
from pathlib import Path

from meetlat.collect.formats import Format
from meetlat.collect.mapping.layouts import Layouts

NAME = re.compile(r"(?P<page>[\w%-]+?)_(?:content|updates?)_", re.IGNORECASE)
LAYOUTS = Layouts(Path(__file__).parent, "a LinkedIn page export", NAME)
FORMAT = Format(
    "linkedin-page", "LinkedIn, content of a page", "linkedin", LAYOUTS.versions, LAYOUTS.draft, LAYOUTS.items
)
