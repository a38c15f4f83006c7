package dev.millrace.migrate.source;

/// Something that needs a hand.
///
/// @param line of the text before, from 1
public record Remark(int line, String text) {}
