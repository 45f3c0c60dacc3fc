"""From the text of an announcement to figures, mentions and claims; nothing here reads a file."""
