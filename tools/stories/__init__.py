"""Builds what `marsad.stories` weighs with: the rarity of words and the decision to join two articles."""
