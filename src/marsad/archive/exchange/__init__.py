"""An archive as one portable file, written out of any archive and taken into any other."""
