package dev.millrace.api.sink.async;

/// Raises and lowers a rate.
public interface ScalingStrategy<T> {

    /// The rate after a success.
    T scaleUp(T currentRate);

    /// The rate after a failure.
    T scaleDown(T currentRate);
}
