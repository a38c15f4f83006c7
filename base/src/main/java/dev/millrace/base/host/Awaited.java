package dev.millrace.base.host;

import dev.millrace.base.fault.CodedException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/// Waits for futures, and unwraps their failures.
public final class Awaited {
    private Awaited() {}

    /// Waits for a future. Called by threads that may block.
    ///
    /// @throws RuntimeException the coded exception, if the future failed with one
    /// @throws CompletionException with any other failure of the future
    public static <T> T get(Host host, CompletableFuture<T> answer) {
        host.threads().await(answer);
        try {
            return answer.join();
        } catch (CompletionException failed) {
            if (cause(failed) instanceof CodedException told) throw told.exception();
            throw failed;
        }
    }

    /// Returns the exception behind a [CompletionException].
    public static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
