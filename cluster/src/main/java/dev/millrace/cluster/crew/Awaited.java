package dev.millrace.cluster.crew;

import dev.millrace.base.fault.MillraceException;
import dev.millrace.base.host.Host;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/// Answers that somebody waits for, and what is behind those that failed.
final class Awaited {
    private Awaited() {}

    /// Waits, on a thread that may block.
    ///
    /// @throws MillraceException if that is what it failed with
    static <T> T get(Host host, CompletableFuture<T> answer) {
        host.threads().await(answer);
        try {
            return answer.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof MillraceException told) throw told;
            throw failed;
        }
    }

    /// What an answer failed with.
    static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
