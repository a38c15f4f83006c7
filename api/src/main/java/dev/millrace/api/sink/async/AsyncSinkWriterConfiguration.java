package dev.millrace.api.sink.async;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Holds the settings with which an asynchronous writer buffers and sends entries.
public class AsyncSinkWriterConfiguration {
    /// The default request timeout of ten minutes.
    public static final long DEFAULT_REQUEST_TIMEOUT_MS = 600_000;

    /// The default after a timeout: the entries of the request are sent again.
    public static final boolean DEFAULT_FAIL_ON_TIMEOUT = false;

    private static final int RAISE = 10;
    private static final double LOWERING = 0.99;

    private final int maxBatchSize;
    private final long maxBatchSizeInBytes;
    private final int maxInFlightRequests;
    private final int maxBufferedRequests;
    private final long maxTimeInBufferMS;
    private final long maxRecordSizeInBytes;
    private final RateLimitingStrategy rateLimitingStrategy;
    private final long requestTimeoutMS;
    private final boolean failOnTimeout;

    private AsyncSinkWriterConfiguration(AsyncSinkWriterConfigurationBuilder given) {
        this.maxBatchSize = given.maxBatchSize;
        this.maxBatchSizeInBytes = given.maxBatchSizeInBytes;
        this.maxInFlightRequests = given.maxInFlightRequests;
        this.maxBufferedRequests = given.maxBufferedRequests;
        this.maxTimeInBufferMS = given.maxTimeInBufferMS;
        this.maxRecordSizeInBytes = given.maxRecordSizeInBytes;
        this.requestTimeoutMS = given.requestTimeoutMS;
        this.failOnTimeout = given.failOnTimeout;
        RateLimitingStrategy strategy = given.rateLimitingStrategy;
        this.rateLimitingStrategy = strategy == null ? careful() : strategy;
    }

    /// Starts with one full request in flight and increases to the allowed maximum.
    private RateLimitingStrategy careful() {
        int messagesMax = (int) Math.min((long) maxBatchSize * maxInFlightRequests, Integer.MAX_VALUE);
        return CongestionControlRateLimitingStrategy.builder()
                .setMaxInFlightRequests(maxInFlightRequests)
                .setInitialMaxInFlightMessages(maxBatchSize)
                .setScalingStrategy(new AIMDScalingStrategy(Math.min(RAISE, messagesMax), LOWERING, messagesMax))
                .build();
    }

    /// Returns the maximum number of entries in a request.
    public int getMaxBatchSize() {
        return maxBatchSize;
    }

    /// Returns the maximum size of a request in bytes.
    public long getMaxBatchSizeInBytes() {
        return maxBatchSizeInBytes;
    }

    /// Returns the maximum number of requests in flight.
    public int getMaxInFlightRequests() {
        return maxInFlightRequests;
    }

    /// Returns the maximum number of buffered entries. If the buffer is full, the writer blocks.
    public int getMaxBufferedRequests() {
        return maxBufferedRequests;
    }

    /// Returns the maximum time in milliseconds that an entry stays in the buffer.
    public long getMaxTimeInBufferMS() {
        return maxTimeInBufferMS;
    }

    /// Returns the maximum size of an entry in bytes.
    public long getMaxRecordSizeInBytes() {
        return maxRecordSizeInBytes;
    }

    /// Returns the strategy that decides when a request may be sent.
    public RateLimitingStrategy getRateLimitingStrategy() {
        return rateLimitingStrategy;
    }

    /// Returns the time in milliseconds after which an unanswered request fails.
    public long getRequestTimeoutMS() {
        return requestTimeoutMS;
    }

    /// Returns whether a request timeout fails the job. Otherwise the entries are sent again.
    public boolean isFailOnTimeout() {
        return failOnTimeout;
    }

    /// Returns a builder, each step of which sets one value.
    public static ConfigurationMaxBatchSize builder() {
        return new AsyncSinkWriterConfigurationBuilder();
    }

    /// Sets the first value of [#builder].
    public interface ConfigurationMaxBatchSize {

        /// Sets the maximum number of entries in a request.
        ConfigurationMaxBatchSizeInBytes setMaxBatchSize(int maxBatchSize);
    }

    /// Sets a value of [#builder].
    public interface ConfigurationMaxBatchSizeInBytes {

        /// Sets the maximum size of a request in bytes.
        ConfigurationMaxInFlightRequests setMaxBatchSizeInBytes(long maxBatchSizeInBytes);
    }

    /// Sets a value of [#builder].
    public interface ConfigurationMaxInFlightRequests {

        /// Sets the maximum number of requests in flight.
        ConfigurationMaxBufferedRequests setMaxInFlightRequests(int maxInFlightRequests);
    }

    /// Sets a value of [#builder].
    public interface ConfigurationMaxBufferedRequests {

        /// Sets the maximum number of buffered entries. If the buffer is full, the writer blocks.
        ConfigurationMaxTimeInBufferMS setMaxBufferedRequests(int maxBufferedRequests);
    }

    /// Sets a value of [#builder].
    public interface ConfigurationMaxTimeInBufferMS {

        /// Sets the maximum time in milliseconds that an entry stays in the buffer.
        ConfigurationMaxRecordSizeInBytes setMaxTimeInBufferMS(long maxTimeInBufferMS);
    }

    /// Sets a value of [#builder].
    public interface ConfigurationMaxRecordSizeInBytes {

        /// Sets the maximum size of an entry in bytes.
        AsyncSinkWriterConfigurationBuilder setMaxRecordSizeInBytes(long maxRecordSizeInBytes);
    }

    /// Builds the configuration.
    public static class AsyncSinkWriterConfigurationBuilder
            implements ConfigurationMaxBatchSize,
                    ConfigurationMaxBatchSizeInBytes,
                    ConfigurationMaxInFlightRequests,
                    ConfigurationMaxBufferedRequests,
                    ConfigurationMaxTimeInBufferMS,
                    ConfigurationMaxRecordSizeInBytes {
        private int maxBatchSize;
        private long maxBatchSizeInBytes;
        private int maxInFlightRequests;
        private int maxBufferedRequests;
        private long maxTimeInBufferMS;
        private long maxRecordSizeInBytes;
        private long requestTimeoutMS = DEFAULT_REQUEST_TIMEOUT_MS;
        private boolean failOnTimeout = DEFAULT_FAIL_ON_TIMEOUT;
        private @Nullable RateLimitingStrategy rateLimitingStrategy;

        /// Creates a builder without values.
        public AsyncSinkWriterConfigurationBuilder() {}

        @Override
        public ConfigurationMaxBatchSizeInBytes setMaxBatchSize(int maxBatchSize) {
            this.maxBatchSize = maxBatchSize;
            return this;
        }

        @Override
        public ConfigurationMaxInFlightRequests setMaxBatchSizeInBytes(long maxBatchSizeInBytes) {
            this.maxBatchSizeInBytes = maxBatchSizeInBytes;
            return this;
        }

        @Override
        public ConfigurationMaxBufferedRequests setMaxInFlightRequests(int maxInFlightRequests) {
            this.maxInFlightRequests = maxInFlightRequests;
            return this;
        }

        @Override
        public ConfigurationMaxTimeInBufferMS setMaxBufferedRequests(int maxBufferedRequests) {
            this.maxBufferedRequests = maxBufferedRequests;
            return this;
        }

        @Override
        public ConfigurationMaxRecordSizeInBytes setMaxTimeInBufferMS(long maxTimeInBufferMS) {
            this.maxTimeInBufferMS = maxTimeInBufferMS;
            return this;
        }

        @Override
        public AsyncSinkWriterConfigurationBuilder setMaxRecordSizeInBytes(long maxRecordSizeInBytes) {
            this.maxRecordSizeInBytes = maxRecordSizeInBytes;
            return this;
        }

        /// Sets the time in milliseconds after which an unanswered request fails. The default is ten minutes.
        public AsyncSinkWriterConfigurationBuilder setRequestTimeoutMS(long requestTimeoutMS) {
            this.requestTimeoutMS = requestTimeoutMS;
            return this;
        }

        /// Sets whether a request timeout fails the job. By default, the entries are sent again.
        public AsyncSinkWriterConfigurationBuilder setFailOnTimeout(boolean failOnTimeout) {
            this.failOnTimeout = failOnTimeout;
            return this;
        }

        /// Sets the strategy that decides when a request may be sent. The default strategy adapts the number of entries
        /// in flight to the answers of the service.
        public AsyncSinkWriterConfigurationBuilder setRateLimitingStrategy(RateLimitingStrategy rateLimitingStrategy) {
            this.rateLimitingStrategy = Objects.requireNonNull(rateLimitingStrategy, "the rate limiting strategy");
            return this;
        }

        /// Builds the configuration.
        public AsyncSinkWriterConfiguration build() {
            return new AsyncSinkWriterConfiguration(this);
        }
    }
}
