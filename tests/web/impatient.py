"""Settings for tests: the same behaviour in less time."""

from meetlat.web import Patience, Settings

SHORT = Patience(attempts=3, first=0.001, longest=2.0, jitter=0.001, connect=2.0, read=2.0, answer=10.0)
IMPATIENT = Settings(patience=SHORT)
