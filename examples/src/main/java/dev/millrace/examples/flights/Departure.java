package dev.millrace.examples.flights;

/// Represents a departure with the name of its airport.
///
/// @param airport the code of the airport
/// @param name the name of the airport; the code if the name is not known
/// @param millis the time in milliseconds since 1970 UTC
/// @param delay minutes; negative if early
public record Departure(String airport, String name, long millis, int delay) {}
