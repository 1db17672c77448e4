"""Open data: every edition as files anybody can take away, made once and then only served.

``publish`` makes them, ``file_of`` gives one by its name, ``export`` copies them all;
docs/reference/tables.md describes them.
"""

from meetlat.report.opendata.exporting import NotExported, export
from meetlat.report.opendata.measured import open_answers
from meetlat.report.opendata.publishing import NotPublished, publish
from meetlat.report.opendata.shelf import Shelved, file_of, names, shelf

__all__ = ["NotExported", "NotPublished", "Shelved", "export", "file_of", "names", "open_answers", "publish", "shelf"]
