"""Timelines: which there are and who is on them, their graphic, their filters and their pages."""
