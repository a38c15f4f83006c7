package dev.millrace.api.util.function;

/// Runs an action that may throw any exception.
@FunctionalInterface
public interface RunnableWithException extends ThrowingRunnable<Exception> {

    @Override
    void run() throws Exception;
}
