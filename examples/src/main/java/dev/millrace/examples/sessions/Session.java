package dev.millrace.examples.sessions;

import java.time.Instant;

/// Represents a visit of a user.
///
/// @param start the time of the first click
/// @param end the time of the last click
/// @param clicks how many pages the user opened
/// @param entry the page of the first click
/// @param exit the page of the last click
public record Session(String user, Instant start, Instant end, int clicks, String entry, String exit) {}
