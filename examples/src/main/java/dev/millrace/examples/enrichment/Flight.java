package dev.millrace.examples.enrichment;

/// Represents a line of the file of flights.
///
/// @param date departure, `yyyy/MM/dd HH:mm`
/// @param delay minutes; negative if early
/// @param distance miles
/// @param origin airport code
/// @param destination airport code
public record Flight(String date, int delay, int distance, String origin, String destination) {}
