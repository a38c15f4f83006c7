package dev.millrace.exchange;

/// Wakes a thread or tasklet because there may be something to do. Any thread calls this often, and usually without
/// need. Therefore it must be cheap if the target is awake.
@FunctionalInterface
public interface Wakeup {
    void wake();

    /// Wakes the target with a short delay allowed: a target that checks by itself within a fraction of a
    /// millisecond is not woken.
    default void wakeSoon() {
        wake();
    }
}
