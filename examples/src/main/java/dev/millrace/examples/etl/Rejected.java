package dev.millrace.examples.etl;

/// Represents a row that is not a valid order.
///
/// @param row the text of the row, or the order that the row contained
/// @param reason the error
public record Rejected(String row, String reason) {}
