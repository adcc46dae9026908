"""Tells subscribers of news: what happened since they were last told, signed, sent until it is taken."""
