package dev.millrace.exchange;

/// Told that there may be something to do. Called from any thread, often, and mostly for nothing: it must be cheap when
/// whom it wakes is awake.
@FunctionalInterface
public interface Wakeup {
    void wake();

    /// The same for what may come a little late: whoever will look of its own accord within a fraction of a millisecond
    /// is left alone.
    default void wakeSoon() {
        wake();
    }
}
