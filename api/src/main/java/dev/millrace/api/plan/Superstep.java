package dev.millrace.api.plan;

import dev.millrace.api.aggregator.Aggregator;
import dev.millrace.api.value.Value;
import java.io.Serializable;
import java.util.Map;

/// Describes the superstep of an iteration of data sets.
///
/// @param number the number of the superstep; the first is 1
/// @param accumulatorPrefix the prefix of the accumulators that carry aggregates to the end of the job
/// @param aggregators the registered aggregators by name
/// @param previous the aggregates of the previous superstep by name; empty in the first superstep
public record Superstep(
        int number, String accumulatorPrefix, Map<String, Aggregator<?>> aggregators, Map<String, Value> previous)
        implements Serializable {

    /// Returns the name of the accumulator that carries an aggregate.
    public String accumulator(String aggregator) {
        return accumulatorPrefix + aggregator;
    }
}
