"""What Marsad knows: packs of words, names, offices and outlets, loaded and linted."""
