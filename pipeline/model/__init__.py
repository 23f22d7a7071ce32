"""The values that travel between the stages: plain, frozen, and free of any library."""
