package dev.millrace.cluster.call;

import java.util.concurrent.CompletableFuture;

/// Answers calls of one type. Thread-safe: many calls may run at the same time on any threads. If the method throws or
/// its future fails, the caller receives the failure as a fault.
@FunctionalInterface
public interface Answer<C, R extends Record> {
    CompletableFuture<? extends R> to(C call, FencingToken token) throws Exception;
}
