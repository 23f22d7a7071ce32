"""Many PDFs, unattended: a tree of them becomes a tree of results, whatever stops the program on the way.

tree.py lists a source and names its results, journal.py keeps each document's state, work.py converts one document
in a worker process, local.py and cluster.py are the two engines that run such workers, job.py is the whole command,
report.py the page at its end.
"""
