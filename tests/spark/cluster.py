"""A real Apache Spark on this machine: a master, two workers and a Spark Connect server, each a process of its own."""

import re
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.real.starting import Started, running
from tests.repository import ROOT

ENVIRONMENT = ROOT / ".venv-spark"
HERE = "127.0.0.1"
WORKERS = 2
EXECUTOR_MEMORY, WORKER_MEMORY = "1g", "1200m"
ELSEWHERE = "America/St_Johns"  # a cluster keeps its own time
PATIENCE = 120.0  # seconds; a quiet machine with two cores takes 15
MASTER_PORT = re.compile(r"'sparkMaster' on port (\d+)")
CONNECT_PORT = re.compile(r"Spark Connect server started at: \S+:(\d+)")
SETTINGS = {
    "spark.connect.grpc.binding.address": HERE,
    "spark.connect.grpc.binding.port": "0",
    "spark.driver.bindAddress": HERE,
    "spark.driver.host": HERE,
    "spark.executor.memory": EXECUTOR_MEMORY,
    "spark.scheduler.minRegisteredResourcesRatio": "1.0",  # nothing is computed before both workers are there
    "spark.sql.shuffle.partitions": str(2 * WORKERS),
    "spark.ui.enabled": "false",
}


class NotInstalled(RuntimeError):
    """What the cluster is made of is not on this machine."""


@dataclass(frozen=True)
class Cluster:
    """``address``: for ``meetlat.lake.connect``."""

    address: str
    started_in: float  # seconds


@contextmanager
def running_cluster(folder: Path) -> Iterator[Cluster]:
    """Started when entered; every process of it is stopped afterwards. ``folder``: where it keeps what it keeps."""
    begun = time.monotonic()
    with ExitStack() as servers:

        def start(name: str, command: list[str], ready: Callable[[Started], bool], memory: str = "256m") -> Started:
            environment = {**_environment(folder), "SPARK_DAEMON_MEMORY": memory}
            server = running(f"spark-{name}", command, ready, environment=environment, patience=PATIENCE)
            return servers.enter_context(server)

        master = start("master", _master(), lambda started: bool(_port(MASTER_PORT, started)))
        spark = f"spark://{HERE}:{_port(MASTER_PORT, master)}"
        for number in range(WORKERS):
            start(f"worker-{number}", _worker(spark, folder / f"worker-{number}"), lambda started: True)
        connect = start("connect", _connect(spark, folder), lambda started: bool(_port(CONNECT_PORT, started)), "1g")
        yield Cluster(f"sc://{HERE}:{_port(CONNECT_PORT, connect)}", time.monotonic() - begun)


def _port(where: re.Pattern[str], started: Started) -> str:
    """The port that the system gave it, as it says in its log; empty before that."""
    found = where.search(started.logged)
    return found[1] if found else ""


def _master() -> list[str]:
    name = "org.apache.spark.deploy.master.Master"
    return [_program("spark-class"), name, "--host", HERE, "--port", "0", "--webui-port", "0"]


def _worker(spark: str, folder: Path) -> list[str]:
    given = {"host": HERE, "port": "0", "webui-port": "0", "cores": "1", "memory": WORKER_MEMORY, "work-dir": folder}
    told = [part for name, value in given.items() for part in (f"--{name}", str(value))]
    return [_program("spark-class"), "org.apache.spark.deploy.worker.Worker", *told, spark]


def _connect(spark: str, folder: Path) -> list[str]:
    settings = {**SETTINGS, "spark.sql.warehouse.dir": str(folder / "warehouse")}
    told = [part for name, value in settings.items() for part in ("--conf", f"{name}={value}")]
    name = "org.apache.spark.sql.connect.service.SparkConnectServer"
    return [_program("spark-submit"), "--master", spark, *told, "--class", name, "spark-internal"]


def _program(name: str) -> str:
    return str(_home() / "bin" / name)


def _home() -> Path:
    found = [*ENVIRONMENT.glob("lib/python3.*/site-packages/pyspark")]
    if not found or not shutil.which("java"):
        raise NotInstalled("Apache Spark and the Java that it runs on are not installed. Run: make spark")
    return found[0]


def _environment(folder: Path) -> dict[str, str]:
    """All on the loopback address, all files in the folder."""
    return {
        "SPARK_HOME": str(_home()),
        "SPARK_LOCAL_IP": HERE,
        "SPARK_LOCAL_DIRS": str(folder / "local"),
        "SPARK_MASTER_OPTS": "-Dspark.master.rest.enabled=false",
        "SPARK_NO_DAEMONIZE": "1",
        "JDK_JAVA_OPTIONS": f"-Djava.io.tmpdir={folder} -Duser.timezone={ELSEWHERE} -XX:-UsePerfData",
    }
