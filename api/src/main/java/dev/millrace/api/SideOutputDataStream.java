package dev.millrace.api;

import dev.millrace.api.plan.Step;

/// Represents a side output of a step.
public class SideOutputDataStream<T> extends DataStream<T> {

    /// Creates the stream. Programs do not call this constructor.
    public SideOutputDataStream(StreamExecutionEnvironment environment, Step<T> step) {
        super(environment, step);
    }

    /// Keeps the records of the stream when a job first computes them. Later jobs of the environment read the
    /// kept records.
    public CachedDataStream<T> cache() {
        return CachedDataStream.of(this);
    }
}
