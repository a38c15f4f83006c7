package dev.millrace.examples.flights;

/// What a window of one airport came to.
///
/// @param from start of the window, milliseconds since 1970 UTC
/// @param to its end, exclusive; for a storm the last departure
public record AirportDelays(String airport, long from, long to, Delays delays) {

    /// The worst first: highest mean delay, then more flights, then by code, so that the order is always the same.
    static int worstFirst(AirportDelays one, AirportDelays other) {
        int byMean = Double.compare(other.delays.mean(), one.delays.mean());
        if (byMean != 0) return byMean;
        int byFlights = Long.compare(other.delays.flights(), one.delays.flights());
        return byFlights != 0 ? byFlights : one.airport.compareTo(other.airport);
    }
}
