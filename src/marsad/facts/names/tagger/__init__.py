"""The trained name tagger: a linear-chain model whose word scores are computed once and kept."""

from marsad.facts.names.tagger.tagging import TaggedName, Tagger, load_tagger

__all__ = ["TaggedName", "Tagger", "load_tagger"]
