"""Trains the name tagger that ships with Marsad, from open annotated and raw news."""
