package dev.millrace.base.host;

import dev.millrace.base.fault.CodedException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/// Answers that somebody waits for, and what is behind those that failed.
public final class Awaited {
    private Awaited() {}

    /// Waits, on a thread that may block.
    ///
    /// @throws RuntimeException the coded exception, if that is what it failed with
    /// @throws CompletionException with whatever else it failed with
    public static <T> T get(Host host, CompletableFuture<T> answer) {
        host.threads().await(answer);
        try {
            return answer.join();
        } catch (CompletionException failed) {
            if (cause(failed) instanceof CodedException told) throw told.exception();
            throw failed;
        }
    }

    /// What an answer failed with.
    public static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
