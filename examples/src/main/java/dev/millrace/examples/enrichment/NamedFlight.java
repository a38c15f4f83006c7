package dev.millrace.examples.enrichment;

/// Represents a flight with the name of the airport that it left from.
///
/// @param from the name; the code if the service does not know the airport
public record NamedFlight(String date, String origin, String from, String destination, int delay) {}
