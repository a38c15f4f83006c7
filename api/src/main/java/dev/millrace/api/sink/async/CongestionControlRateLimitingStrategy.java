package dev.millrace.api.sink.async;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Limits the requests and entries in flight. A scaling strategy adapts the limit of entries to the answers.
public class CongestionControlRateLimitingStrategy implements RateLimitingStrategy {
    private final int maxInFlightRequests;
    private final ScalingStrategy<Integer> scalingStrategy;
    private int maxInFlightMessages;
    private int requests;
    private int messages;

    private CongestionControlRateLimitingStrategy(
            int maxInFlightRequests, int maxInFlightMessages, ScalingStrategy<Integer> scalingStrategy) {
        if (maxInFlightRequests <= 0) throw new IllegalArgumentException("At least one request must be allowed.");
        if (maxInFlightMessages <= 0) throw new IllegalArgumentException("At least one entry must be allowed.");
        this.maxInFlightRequests = maxInFlightRequests;
        this.maxInFlightMessages = maxInFlightMessages;
        this.scalingStrategy = scalingStrategy;
    }

    @Override
    public void registerInFlightRequest(RequestInfo requestInfo) {
        requests++;
        messages += requestInfo.getBatchSize();
    }

    @Override
    public void registerCompletedRequest(ResultInfo resultInfo) {
        requests = Math.max(0, requests - 1);
        messages = Math.max(0, messages - resultInfo.getBatchSize());
        maxInFlightMessages = resultInfo.getFailedMessages() > 0
                ? scalingStrategy.scaleDown(maxInFlightMessages)
                : scalingStrategy.scaleUp(maxInFlightMessages);
    }

    @Override
    public boolean shouldBlock(RequestInfo requestInfo) {
        return requests >= maxInFlightRequests || messages + requestInfo.getBatchSize() > maxInFlightMessages;
    }

    @Override
    public int getMaxBatchSize() {
        return maxInFlightMessages;
    }

    /// Returns a builder.
    public static CongestionControlRateLimitingStrategyBuilder builder() {
        return new CongestionControlRateLimitingStrategyBuilder();
    }

    /// Builds a strategy. All values must be set.
    public static class CongestionControlRateLimitingStrategyBuilder {
        private int maxInFlightRequests;
        private int initialMaxInFlightMessages;
        private @Nullable ScalingStrategy<Integer> scalingStrategy;

        /// Creates a builder without values.
        public CongestionControlRateLimitingStrategyBuilder() {}

        /// Sets the maximum number of requests in flight.
        public CongestionControlRateLimitingStrategyBuilder setMaxInFlightRequests(int maxInFlightRequests) {
            this.maxInFlightRequests = maxInFlightRequests;
            return this;
        }

        /// Sets the initial maximum number of entries in flight.
        public CongestionControlRateLimitingStrategyBuilder setInitialMaxInFlightMessages(
                int initialMaxInFlightMessages) {
            this.initialMaxInFlightMessages = initialMaxInFlightMessages;
            return this;
        }

        /// Sets the strategy that changes the maximum number of entries in flight.
        public CongestionControlRateLimitingStrategyBuilder setScalingStrategy(
                ScalingStrategy<Integer> scalingStrategy) {
            this.scalingStrategy = scalingStrategy;
            return this;
        }

        /// Builds the strategy.
        ///
        /// @throws IllegalArgumentException if a number is not positive
        public CongestionControlRateLimitingStrategy build() {
            return new CongestionControlRateLimitingStrategy(
                    maxInFlightRequests,
                    initialMaxInFlightMessages,
                    Objects.requireNonNull(scalingStrategy, "the scaling strategy"));
        }
    }
}
