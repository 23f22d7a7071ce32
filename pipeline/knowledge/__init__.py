"""What is known of journals and languages: data with its own examples, and the loaders that check it."""
