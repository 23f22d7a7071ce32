"""A page on this machine to look at results, put them right and keep it; and the same for programs."""
