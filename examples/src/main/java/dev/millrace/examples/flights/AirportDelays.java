package dev.millrace.examples.flights;

/// The delays of the departures from one airport in one window.
///
/// @param from the start of the window, milliseconds since 1970 UTC
/// @param to the end of the window, exclusive; for a storm the time of the last departure
public record AirportDelays(String airport, long from, long to, Delays delays) {

    /// Orders by mean delay, the highest first. Equal delays are ordered by the number of flights, then by the code.
    static int worstFirst(AirportDelays one, AirportDelays other) {
        int byMean = Double.compare(other.delays.mean(), one.delays.mean());
        if (byMean != 0) return byMean;
        int byFlights = Long.compare(other.delays.flights(), one.delays.flights());
        return byFlights != 0 ? byFlights : one.airport.compareTo(other.airport);
    }
}
