package dev.millrace.api.aggregator;

import dev.millrace.api.value.Value;

/// Holds a registered aggregator and its name.
public class AggregatorWithName<T extends Value> {
    private final String name;
    private final Aggregator<T> aggregator;

    /// Creates a pair of an aggregator and its name.
    public AggregatorWithName(String name, Aggregator<T> aggregator) {
        this.name = name;
        this.aggregator = aggregator;
    }

    /// Returns the name.
    public String getName() {
        return name;
    }

    /// Returns the aggregator.
    public Aggregator<T> getAggregator() {
        return aggregator;
    }
}
