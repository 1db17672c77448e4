"""How well the readers read: on the labelled sets that come with Meetlat, and on sets that others made."""

from meetlat.text.evaluating.corpora import Corpora, corpora
from meetlat.text.evaluating.evaluation import Evaluation, evaluate
from meetlat.text.evaluating.tables import PARTS, Table, tables

__all__ = ["PARTS", "Corpora", "Evaluation", "Table", "corpora", "evaluate", "tables"]
