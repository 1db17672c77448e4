"""How fast the yardstick is on this machine: beside a bare scan of the same columns, and beside pandas."""

from meetlat.measure.benching.beside import Benched, bench
from meetlat.measure.benching.simulated import read_given, simulated_lake

__all__ = ["Benched", "bench", "read_given", "simulated_lake"]
