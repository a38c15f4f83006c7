package dev.millrace.api.util.function;

/// A runnable that may throw.
@FunctionalInterface
public interface ThrowingRunnable<E extends Throwable> {

    /// Does the work.
    void run() throws E;

    /// The same work as a plain runnable; what it throws, checked or not, leaves unchanged.
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
