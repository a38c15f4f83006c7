package dev.millrace.api;

import dev.millrace.api.plan.Step;

/// Represents a side output of a step. Only side outputs and streams of operators can be cached.
public class SideOutputDataStream<T> extends DataStream<T> {

    /// Creates the stream. Programs do not call this constructor.
    public SideOutputDataStream(StreamExecutionEnvironment environment, Step<T> step) {
        super(environment, step);
    }

    /// Caches the stream: the first job that computes the stream also writes its records to temporary files. Later
    /// jobs of the environment read these files. See [CachedDataStream].
    public CachedDataStream<T> cache() {
        return CachedDataStream.of(this);
    }
}
