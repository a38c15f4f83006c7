package dev.millrace.examples.flights;

/// A departure at a known airport.
///
/// @param airport the origin's code
/// @param name the origin's name; its code if the name is not known
/// @param millis when, since 1970 UTC
/// @param delay minutes; negative if early
public record Departure(String airport, String name, long millis, int delay) {}
