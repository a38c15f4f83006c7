package dev.millrace.examples.enrichment;

/// Represents a row of the file of airports.
public record Airport(
        String iata, String name, String city, String state, String country, double latitude, double longitude) {}
