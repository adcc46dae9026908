"""Marsad (مرصد): an observatory for Arabic news."""
