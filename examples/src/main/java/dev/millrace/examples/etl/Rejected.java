package dev.millrace.examples.etl;

/// Represents a row that is no order.
///
/// @param row the text of the row, or the order that it held
/// @param reason what is wrong
public record Rejected(String row, String reason) {}
