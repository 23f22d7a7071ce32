"""The commands for PDFs that a person names: which are meant, a worker process for each, what is printed."""
