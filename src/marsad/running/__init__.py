"""Runs the pipeline over many pages: each within its time, none harming the next, in several processes."""
