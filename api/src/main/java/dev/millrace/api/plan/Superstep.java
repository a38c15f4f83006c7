package dev.millrace.api.plan;

import dev.millrace.api.aggregator.Aggregator;
import dev.millrace.api.value.Value;
import java.io.Serializable;
import java.util.Map;

/// The superstep of an iteration of data sets that a job runs.
///
/// @param number the first is 1
/// @param accumulatorPrefix begins the names of the accumulators that carry the aggregates to the end of the job
/// @param aggregators by name, as they were registered
/// @param previous the aggregates of the superstep before, by name; empty in the first
public record Superstep(
        int number, String accumulatorPrefix, Map<String, Aggregator<?>> aggregators, Map<String, Value> previous)
        implements Serializable {

    /// The accumulator that carries an aggregate.
    public String accumulator(String aggregator) {
        return accumulatorPrefix + aggregator;
    }
}
