package dev.millrace.api.sink.async;

/// Decides when a request may be sent and how large it may be. Not thread-safe.
public interface RateLimitingStrategy {

    /// Registers a request that was sent.
    void registerInFlightRequest(RequestInfo requestInfo);

    /// Registers a request that was answered.
    void registerCompletedRequest(ResultInfo resultInfo);

    /// Returns whether a request has to wait.
    boolean shouldBlock(RequestInfo requestInfo);

    /// Returns the maximum number of entries in a request.
    int getMaxBatchSize();
}
