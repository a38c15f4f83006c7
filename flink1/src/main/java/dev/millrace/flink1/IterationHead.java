package dev.millrace.flink1;

import dev.millrace.api.aggregator.AggregatorRegistry;

/// Holds the properties of an iteration that are known before the iteration is closed.
final class IterationHead {
    private final int maxIterations;
    private final int number;
    private final AggregatorRegistry aggregators = new AggregatorRegistry();
    private String name;

    /// @param number unique in the environment
    IterationHead(String name, int maxIterations, int number) {
        if (maxIterations <= 0) {
            throw DataSetFaults.ITERATION
                    .argument("An iteration has a maximum of %d supersteps.", maxIterations)
                    .why("An iteration runs at least one superstep.")
                    .fix("Set 1 or more. A termination criterion may end the iteration earlier.");
        }
        this.name = name;
        this.maxIterations = maxIterations;
        this.number = number;
    }

    int number() {
        return number;
    }

    int maxIterations() {
        return maxIterations;
    }

    AggregatorRegistry aggregators() {
        return aggregators;
    }

    String name() {
        return name;
    }

    void name(String given) {
        name = given;
    }
}
