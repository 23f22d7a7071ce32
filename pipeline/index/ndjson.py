"""Articles as a file for the bulk interface of OpenSearch and Elasticsearch, and the index that takes it."""

from collections.abc import Sequence
from pathlib import Path

from pipeline.index.engine import index_body, put_lines
from pipeline.index.sync import Counts, Put, changes
from pipeline.regular import refuse_no_folder
from pipeline.write.files import whole, write_whole


def write(file: Path, outputs: Sequence[Path], *, workers: int = 1) -> Counts:
    """Write FILE: an action and a document a line, in the order of the results; sent twice they change nothing.

    FILE.index.json beside it is the body of the request that creates the index. Raises UsageError where an output does
    not exist, OSError where FILE cannot be written.
    """
    counts = Counts()
    refuse_no_folder(file.parent)
    file.parent.mkdir(parents=True, exist_ok=True)
    with whole(file) as lines:
        for change in changes(outputs, {}, counts, put_lines, workers=workers):
            if isinstance(change, Put):
                lines.write(change.made)
    write_whole(file.with_name(f"{file.name}.index.json"), index_body())
    return counts
