package dev.millrace.examples.flights;

/// Represents a row of the airports file.
public record Airport(
        String iata, String name, String city, String state, String country, double latitude, double longitude) {}
