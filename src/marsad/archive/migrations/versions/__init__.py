"""One migration a file, `vNNNN_what_it_does.py`, revision `NNNN`."""
