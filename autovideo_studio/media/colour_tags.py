"""What a film's colour tags say, by FFmpeg's numbers."""

PQ, HLG = 16, 18
"""Transfers: SMPTE ST 2084 and ARIB STD-B67."""
BT709_PRIMARIES, BT2020_PRIMARIES, DCI_P3, DISPLAY_P3 = 1, 9, 11, 12
USUAL_PEAK = 1000
"""cd/m²: what HLG is defined for, and what most PQ films are mastered at."""


def is_wide(transfer: int, primaries: int) -> bool:
    """Whether a film with these tags needs more than another matrix to become BT.709."""
    return transfer in (PQ, HLG) or primaries in (BT2020_PRIMARIES, DCI_P3, DISPLAY_P3)
