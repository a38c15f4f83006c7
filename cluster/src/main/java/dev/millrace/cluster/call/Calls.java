package dev.millrace.cluster.call;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/// Asks other processes. Safe to use from any thread.
public interface Calls extends AutoCloseable {

    /// Sends a call. Whatever goes wrong, the future fails with a [dev.millrace.base.fault.MillraceException]: the
    /// callee's own fault with `at <peer>` in its place, or one that says that no answer came. A call without
    /// answer may have been carried out. The future completes on any thread; cancelling it gives up waiting.
    ///
    /// @param deadline after which the future fails with [dev.millrace.cluster.ClusterFaults#LATE]
    <R extends Record> CompletableFuture<R> send(Address to, Call<R> call, FencingToken token, Duration deadline);

    /// Ends connections; calls in flight fail.
    @Override
    void close();
}
