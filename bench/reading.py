"""How fast texts are read: messages a second and memory, beside lingua and scikit-learn the usual way, in one run.

    MEETLAT_REFERENCE=… .venv/bin/python -m bench.reading CORPORA [--messages 1000000] [--others 50000] [--json]

CORPORA is the folder with the real messages; they are drawn with a fixed seed, half of them from customers and
companies, the rest from a help channel, politicians and labelled sets. `meetlat read FILE --json` tells language,
question, kind of contact, relation, automatic reply, sentiment, topics and places, and writes them out; lingua tells
one of four languages; scikit-learn tells question, contact, relation, automatic reply and sentiment. The last two get
the first of the same messages.
"""

import argparse
import json
import os
import random
import sys
import tempfile
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from bench.importing import Took, installed, timed, told_of
from bench.serving import MEETLAT

SEED = 2026
SOURCES = {  # where messages lie, in which column, and how large a share they are
    "twcs-slices/twcs_slices.parquet": ("text", 0.5),
    "irc-links/irc_messages.parquet": ("text", 0.2),
    "nl-mp-tweets/nl_mp_tweets_2020.csv.gz": ("text", 0.1),
    "text-eval/sentiment_nl_fr_en_de.csv.gz": ("text", 0.1),
    "text-eval/ud_sentences_nl_fr.csv.gz": ("text", 0.1),
}
LINGUA = """
import json, sys, time
import pyarrow.parquet as pq
from lingua import Language, LanguageDetectorBuilder
texts = pq.read_table(sys.argv[1])["text"].to_pylist()
four = (Language.DUTCH, Language.ENGLISH, Language.FRENCH, Language.GERMAN)
detector = LanguageDetectorBuilder.from_languages(*four).with_preloaded_language_models().build()
seconds, busy = time.perf_counter(), time.process_time()
for start in range(0, len(texts), 2_000):
    detector.detect_languages_in_parallel_of(texts[start:start + 2_000])
print(json.dumps([time.perf_counter() - seconds, time.process_time() - busy]))
"""
SCIKIT = """
import json, sys, time
import pyarrow.parquet as pq
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_union
from meetlat.text.labelled import TRAIN, labelled
texts = pq.read_table(sys.argv[1])["text"].to_pylist()
rows = [row for row in labelled() if row.split == TRAIN]
features = make_union(TfidfVectorizer(ngram_range=(1, 2)), TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5)))
learned = features.fit_transform([row.text for row in rows])
models = [
    LogisticRegression(max_iter=1_000).fit(learned, [getattr(row, name) for row in rows])
    for name in ("question", "contact", "relation", "automatic", "sentiment")
]
seconds, busy = time.perf_counter(), time.process_time()
for start in range(0, len(texts), 2_000):
    found = features.transform(texts[start:start + 2_000])
    for model in models:
        model.predict(found)
print(json.dumps([time.perf_counter() - seconds, time.process_time() - busy]))
"""


def drawn(corpora: Path, number: int) -> list[str]:
    """Messages in a mixed order, some of them more than once; the same ones each time."""
    chance = random.Random(SEED)
    texts = [
        text
        for file, (column, share) in SOURCES.items()
        for text in chance.choices(_texts(corpora / file, column), k=round(number * share))
    ]
    chance.shuffle(texts)
    return texts


def _texts(file: Path, column: str) -> list[str]:
    source = f"read_parquet('{file}')" if file.suffix == ".parquet" else f"read_csv('{file}', all_varchar = true)"
    asked = f'SELECT "{column}" FROM {source} WHERE "{column}" IS NOT NULL ORDER BY 1'
    rows = duckdb.connect().execute(asked).fetchall()
    return [text for (text,) in rows]


def measure(corpora: Path, number: int, others: int) -> dict[str, Any]:
    """What each does with the same messages. Starting counts for Meetlat alone."""
    with tempfile.TemporaryDirectory(prefix="meetlat-bench-") as folder:
        texts = drawn(corpora, number)
        all, part, one = (_written(Path(folder) / f"{n}.parquet", texts[:n]) for n in (number, others, 1))
        environment = installed(f"{folder}/home")
        _read(one, environment)  # compiles what is not compiled yet
        read, started = _read(all, environment), _read(one, environment)
        lingua = timed([sys.executable, "-c", LINGUA, str(part)], environment)
        scikit = timed([sys.executable, "-c", SCIKIT, str(part)], environment)
        told = {
            "meetlat read": told_of(read, number),
            "lingua, language alone": told_of(_without_start(lingua), others),
            "scikit-learn, five labels": told_of(_without_start(scikit), others),
        }
        return {
            "messages": number,
            "messages for the others": others,
            "letters a message": round(sum(map(len, texts)) / number),
            "processors": os.cpu_count(),
            "seconds to start": round(started.seconds, 1),
            **told,
            "times as fast as": {
                name: round(told["meetlat read"]["messages a second"] / one["messages a second"], 1)
                for name, one in told.items()
            },
        }


def _written(file: Path, texts: list[str]) -> Path:
    pq.write_table(pa.table({"text": texts}), file)
    return file


def _read(file: Path, environment: dict[str, str]) -> Took:
    asked = f"exec {MEETLAT} read {file} --json --processes 2 > {os.devnull}"
    return timed(["/bin/sh", "-c", asked], environment)


def _without_start(took: Took) -> Took:
    """Without loading and training: what reading alone took, as the program printed it."""
    seconds, busy = json.loads(took.out)
    return took._replace(seconds=seconds, busy=busy)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--messages", type=int, default=1_000_000)
    parser.add_argument("--others", type=int, default=50_000)
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    if not os.environ.get("MEETLAT_REFERENCE"):
        parser.error("MEETLAT_REFERENCE names no reference folder; without it no places are looked for")
    measured = measure(given.corpora, given.messages, given.others)
    if given.json:
        print(json.dumps(measured, indent=1, ensure_ascii=False))
        return
    for name, told in measured.items():
        figures = told.items() if isinstance(told, dict) else [("", told)]
        print(f"{name:<28}" + "".join(f"{number:>12,} {unit}" for unit, number in figures))


if __name__ == "__main__":
    main()
