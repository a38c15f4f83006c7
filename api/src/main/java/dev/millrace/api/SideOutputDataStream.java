package dev.millrace.api;

import dev.millrace.api.plan.Step;

/// A side output of a step.
public class SideOutputDataStream<T> extends DataStream<T> {

    /// For the API itself.
    public SideOutputDataStream(StreamExecutionEnvironment environment, Step<T> step) {
        super(environment, step);
    }

    /// Lets the first job that uses the stream keep it for later jobs.
    public CachedDataStream<T> cache() {
        return CachedDataStream.of(this);
    }
}
