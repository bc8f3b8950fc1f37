"""What an article is made of, before any meaning."""
