"""Customer support on Twitter (twcs): one row a tweet, with its direct parent. As CSV or Parquet.

Customers are numbers there, companies are called by their handle; both are ``author_id``. Only the direct parent is
told, so the lake finds the threads.
"""

from meetlat.collect.files.twcs.message import message
from meetlat.collect.files.twcs.rows import rows
from meetlat.collect.formats import Format

FORMAT = Format(
    name="twcs",
    title="Customer support on Twitter (twcs), CSV or Parquet",
    platform="x",
    versions=("2017",),
    items=rows,
    draft=message,
)
