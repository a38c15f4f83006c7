package dev.millrace.exchange;

/// Told that there may be something to do. Called from any thread, often, and mostly for nothing: it must be cheap when
/// whom it wakes is awake.
@FunctionalInterface
public interface Wakeup {
    void wake();
}
