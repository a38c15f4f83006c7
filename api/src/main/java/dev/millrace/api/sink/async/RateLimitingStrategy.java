package dev.millrace.api.sink.async;

/// Says when a request may be sent and how large it may be. Used by one thread.
public interface RateLimitingStrategy {

    /// A request was sent.
    void registerInFlightRequest(RequestInfo requestInfo);

    /// A request was answered.
    void registerCompletedRequest(ResultInfo resultInfo);

    /// Whether a request has to wait.
    boolean shouldBlock(RequestInfo requestInfo);

    /// The number of entries that a request may have at most.
    int getMaxBatchSize();
}
