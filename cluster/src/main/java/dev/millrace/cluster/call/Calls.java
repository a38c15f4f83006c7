package dev.millrace.cluster.call;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/// Sends calls to other processes. Thread-safe.
public interface Calls extends AutoCloseable {

    /// Sends a call. If anything fails, the future fails with a [dev.millrace.base.fault.MillraceException]: the
    /// callee's fault with `at <peer>` in its place, or a fault that says that no answer came. A call without an
    /// answer may have been executed. The future completes on any thread. Cancelling it only stops waiting.
    ///
    /// @param deadline the timeout after which the future fails with [dev.millrace.cluster.ClusterFaults#LATE]
    <R extends Record> CompletableFuture<R> send(Address to, Call<R> call, FencingToken token, Duration deadline);

    /// Closes all connections. Calls in flight fail.
    @Override
    void close();
}
