"""The shapes of the files that editors write, and the built-in vocabulary."""
