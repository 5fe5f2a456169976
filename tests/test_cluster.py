"""Reading on a cluster gives the corpus that reading here gives, even where a machine of it is lost."""

import io
import os
import shutil
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import pytest

from redept import exports, pipeline
from redept.corpus import open_reader
from redept.pipeline.cluster import ClusterError, read_on_cluster

SPECIMEN = files("redept") / "specimen"

ON_A_CLUSTER = """
import os, signal, sys
from distributed import LocalCluster
from redept import pipeline
from redept.pipeline import cluster

corpus, *pages = sys.argv[1:]
really = cluster.in_order

def with_a_loss(client, tasks, most):
    # After the first paper one of the two workers is killed, while others are being read there.
    outcomes = really(client, tasks, most)
    yield next(outcomes)
    worker = sorted(client.scheduler_info(n_workers=-1)["workers"])[0]
    os.kill(client.run(os.getpid, workers=[worker])[worker], signal.SIGKILL)
    yield from outcomes

if __name__ == "__main__":
    cluster.in_order = with_a_loss
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as here:
        added = pipeline.add(corpus, pages, volume="specimen", cluster=here.scheduler_address)
        print(added.files, added.failures)
"""


def exported(corpus: Path, form: str) -> str:
    out = io.StringIO()
    with open_reader(corpus) as reader:
        exports.write(reader, form, out)
    return out.getvalue()


def test_a_cluster_that_loses_a_worker_gives_the_same_corpus(tmp_path: Path) -> None:
    pytest.importorskip("distributed")
    texts = sorted((SPECIMEN / "text").iterdir(), key=lambda page: page.name)
    pages = [shutil.copyfile(str(page), tmp_path / page.name) for page in texts]
    script = tmp_path / "on_a_cluster.py"
    script.write_text(ON_A_CLUSTER)
    run = subprocess.run(
        [sys.executable, "-W", "ignore", str(script), str(tmp_path / "cluster.redept"), *map(str, pages)],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        env={**os.environ, "DASK_DISTRIBUTED__WORKER__DAEMON": "True"},
    )
    assert run.stdout == f"{len(pages)} ()\n", run.stderr
    pipeline.add(tmp_path / "here.redept", pages, volume="specimen", workers=1)
    for form in ("documents", "references", "statements", "wanted"):
        assert exported(tmp_path / "cluster.redept", form) == exported(tmp_path / "here.redept", form)


def test_no_cluster_is_told_in_words() -> None:
    pytest.importorskip("distributed")
    with pytest.raises(ClusterError, match="no cluster answers"):
        list(read_on_cluster([pipeline.Task(path="x")], "nowhere://1"))
