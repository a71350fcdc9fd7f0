//! Whole stories across slices, against core alone.
