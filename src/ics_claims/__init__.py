"""Anchored claims from announcements about NHS integrated care systems."""
