package dev.millrace.api.source;

/// Says whether the stream of a source is finite.
public enum Boundedness {
    /// The stream is finite: the source ends by itself.
    BOUNDED,
    /// The stream is infinite: the source runs until the job is stopped.
    CONTINUOUS_UNBOUNDED
}
