package dev.millrace.server.history;

/// Holds an archived response.
///
/// @param path without version
/// @param json the response body
record Page(String path, String json) {}
