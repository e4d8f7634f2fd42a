"""The rules of the field; pure: no I/O, no clock, no chance. Today and ids are arguments."""
