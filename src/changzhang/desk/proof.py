"""Proof: verify the book, check a printed code, make a safe copy, rebuild what can be rebuilt."""

from __future__ import annotations
