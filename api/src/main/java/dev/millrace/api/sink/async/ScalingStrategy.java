package dev.millrace.api.sink.async;

/// Increases and decreases a rate.
public interface ScalingStrategy<T> {

    /// Returns the rate after a success.
    T scaleUp(T currentRate);

    /// Returns the rate after a failure.
    T scaleDown(T currentRate);
}
