package dev.millrace.api.util.function;

/// Runs an action that may throw an exception.
@FunctionalInterface
public interface ThrowingRunnable<E extends Throwable> {

    /// Runs the action.
    void run() throws E;

    /// Returns a runnable without a checked exception. It throws exceptions unchanged.
    static Runnable unchecked(ThrowingRunnable<?> throwing) {
        return () -> {
            try {
                throwing.run();
            } catch (Throwable thrown) {
                throw Rethrow.unchanged(thrown);
            }
        };
    }
}
