package dev.millrace.api.util.function;

/// A runnable that may throw any exception.
@FunctionalInterface
public interface RunnableWithException extends ThrowingRunnable<Exception> {

    @Override
    void run() throws Exception;
}
