"""Gold pages: scoring Marsad against them, and the floors that its scores must not fall below."""
