"""Write the two hash-pinned lock files from uv.lock, without a word about where the packages came from.

uv.lock itself names the package index it was made with, so it stays out of the repository.
"""

import subprocess
import sys
from pathlib import Path

UV = str(Path(sys.executable).with_name("uv"))
EXPORT = [UV, "export", "--quiet", "--locked", "--format", "requirements-txt"]
BARE = ["--no-header", "--no-annotate", "--no-emit-project"]
LOCKS = {
    "requirements.lock": ["--no-dev", "--group", "build"],
    "requirements-dev.lock": ["--all-groups"],
}

if __name__ == "__main__":
    for lock, groups in LOCKS.items():
        subprocess.run([*EXPORT, *BARE, *groups, "--output-file", lock], check=True, stdout=subprocess.DEVNULL)
