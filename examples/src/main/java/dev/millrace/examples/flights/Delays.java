package dev.millrace.examples.flights;

import dev.millrace.api.function.AggregateFunction;

/// The number of departures and their delays.
///
/// @param name of the airport
/// @param worst the longest delay in minutes
public record Delays(String name, long flights, long minutes, int worst) {

    static final Delays NONE = new Delays("", 0, 0, Integer.MIN_VALUE);

    /// The mean delay of a flight in minutes.
    public double mean() {
        return flights == 0 ? 0 : (double) minutes / flights;
    }

    Delays plus(Departure departure) {
        return new Delays(
                departure.name(), flights + 1, minutes + departure.delay(), Math.max(worst, departure.delay()));
    }

    Delays plus(Delays other) {
        return new Delays(
                flights == 0 ? other.name : name,
                flights + other.flights,
                minutes + other.minutes,
                Math.max(worst, other.worst));
    }

    /// Adds departures to delays.
    static final class Sum implements AggregateFunction<Departure, Delays, Delays> {
        private static final long serialVersionUID = 1L;

        @Override
        public Delays createAccumulator() {
            return NONE;
        }

        @Override
        public Delays add(Departure departure, Delays sum) {
            return sum.plus(departure);
        }

        @Override
        public Delays getResult(Delays sum) {
            return sum;
        }

        @Override
        public Delays merge(Delays one, Delays other) {
            return one.plus(other);
        }
    }
}
