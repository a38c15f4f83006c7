package dev.millrace.examples.flights;

import java.io.Serializable;

/// Represents a line of the file of flights.
///
/// @param date departure, `yyyy/MM/dd HH:mm`, taken as UTC
/// @param delay minutes; negative if early
/// @param distance miles
/// @param origin airport code
/// @param destination airport code
public record FlightLine(String date, int delay, int distance, String origin, String destination)
        implements Serializable {}
