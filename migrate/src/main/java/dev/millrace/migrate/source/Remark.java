package dev.millrace.migrate.source;

/// Describes a place that needs manual work.
///
/// @param line of the original text, from 1
public record Remark(int line, String text) {}
