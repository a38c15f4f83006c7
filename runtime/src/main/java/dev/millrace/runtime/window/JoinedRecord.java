package dev.millrace.runtime.window;

/// A record of one of two joined streams, in the one stream that the general window operator sees.
///
/// @param isLeft which of the two it came from
record JoinedRecord(boolean isLeft, Object value) {}
