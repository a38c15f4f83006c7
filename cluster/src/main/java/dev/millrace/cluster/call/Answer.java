package dev.millrace.cluster.call;

import java.util.concurrent.CompletableFuture;

/// Answers calls of one type, on any thread, many at once. What it throws, and what its future fails with, reaches
/// the caller as a fault.
@FunctionalInterface
public interface Answer<C, R extends Record> {
    CompletableFuture<? extends R> to(C call, FencingToken token) throws Exception;
}
