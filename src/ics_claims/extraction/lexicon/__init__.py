"""The words that the attribute rules know, as lists."""
