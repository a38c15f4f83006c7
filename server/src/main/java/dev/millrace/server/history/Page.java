package dev.millrace.server.history;

/// An answer that is kept.
///
/// @param path without version, as it was asked for
/// @param json what was answered
record Page(String path, String json) {}
