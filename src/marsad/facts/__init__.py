"""Facts: what an article states, each with the characters that state it."""
