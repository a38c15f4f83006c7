package dev.millrace.api.sink.async;

/// Keeps the rate unchanged.
public class NoOpScalingStrategy<T> implements ScalingStrategy<T> {

    /// Creates a strategy.
    public NoOpScalingStrategy() {}

    @Override
    public T scaleUp(T currentRate) {
        return currentRate;
    }

    @Override
    public T scaleDown(T currentRate) {
        return currentRate;
    }
}
