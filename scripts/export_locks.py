"""Write the hash-pinned lock files, without a word about where the packages came from.

Two come from uv.lock, which names the package index it was made with and so stays out of the repository; that of the
Spark cluster for tests has requirements of its own.
"""

import subprocess
import sys
from pathlib import Path

UV = str(Path(sys.executable).with_name("uv"))
EXPORT = [UV, "export", "--quiet", "--locked", "--format", "requirements-txt"]
BARE = ["--no-header", "--no-annotate"]
LOCKS = {
    "requirements.lock": ["--no-dev", "--group", "build"],
    "requirements-dev.lock": ["--all-groups"],
}
COMPILE = [UV, "pip", "compile", "--quiet", "--universal", "--python-version", "3.11", "--generate-hashes", *BARE]
SPARK = "tests/spark/requirements"

if __name__ == "__main__":
    for lock, groups in LOCKS.items():
        command = [*EXPORT, *BARE, "--no-emit-project", *groups, "--output-file", lock]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    subprocess.run([*COMPILE, f"{SPARK}.in", "--output-file", f"{SPARK}.lock"], check=True, stdout=subprocess.DEVNULL)
