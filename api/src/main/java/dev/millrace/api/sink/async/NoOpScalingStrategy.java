package dev.millrace.api.sink.async;

/// Leaves the rate as it is.
public class NoOpScalingStrategy<T> implements ScalingStrategy<T> {

    /// A strategy.
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
