"""Arabic text: normalising with offsets, segmenting, clitics, numerals."""
