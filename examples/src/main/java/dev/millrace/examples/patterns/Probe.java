package dev.millrace.examples.patterns;

/// Represents a small payment and the large one that followed.
///
/// @param small the id of the small payment
/// @param large the id of the large payment
public record Probe(String card, long small, long large) {}
