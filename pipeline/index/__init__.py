"""Results to search indexes, and answers from the one that needs no server."""
