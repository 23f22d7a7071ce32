"""What a person put right in a result, kept beside it, and put in again each time the article is made."""
