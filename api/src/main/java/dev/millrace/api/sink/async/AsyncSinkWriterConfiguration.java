package dev.millrace.api.sink.async;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// How an asynchronous writer gathers and sends entries.
public class AsyncSinkWriterConfiguration {
    /// Ten minutes.
    public static final long DEFAULT_REQUEST_TIMEOUT_MS = 600_000;

    /// Entries of a request that was not answered in time are sent again.
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

    /// Starts with one full request under way and goes up to as many as allowed.
    private RateLimitingStrategy careful() {
        int messagesMax = (int) Math.min((long) maxBatchSize * maxInFlightRequests, Integer.MAX_VALUE);
        return CongestionControlRateLimitingStrategy.builder()
                .setMaxInFlightRequests(maxInFlightRequests)
                .setInitialMaxInFlightMessages(maxBatchSize)
                .setScalingStrategy(new AIMDScalingStrategy(Math.min(RAISE, messagesMax), LOWERING, messagesMax))
                .build();
    }

    /// How many entries a request may have.
    public int getMaxBatchSize() {
        return maxBatchSize;
    }

    /// How many bytes a request may have.
    public long getMaxBatchSizeInBytes() {
        return maxBatchSizeInBytes;
    }

    /// How many requests may be under way.
    public int getMaxInFlightRequests() {
        return maxInFlightRequests;
    }

    /// How many entries may wait; a writer with more takes no records.
    public int getMaxBufferedRequests() {
        return maxBufferedRequests;
    }

    /// How many milliseconds an entry may wait for company.
    public long getMaxTimeInBufferMS() {
        return maxTimeInBufferMS;
    }

    /// How many bytes an entry may have.
    public long getMaxRecordSizeInBytes() {
        return maxRecordSizeInBytes;
    }

    /// When a request may be sent.
    public RateLimitingStrategy getRateLimitingStrategy() {
        return rateLimitingStrategy;
    }

    /// After how many milliseconds a request without an answer counts as failed.
    public long getRequestTimeoutMS() {
        return requestTimeoutMS;
    }

    /// Whether such a request ends the job; otherwise its entries are sent again.
    public boolean isFailOnTimeout() {
        return failOnTimeout;
    }

    /// Begins a configuration: each step asks for one number.
    public static ConfigurationMaxBatchSize builder() {
        return new AsyncSinkWriterConfigurationBuilder();
    }

    /// A step of [#builder].
    public interface ConfigurationMaxBatchSize {

        /// How many entries a request may have.
        ConfigurationMaxBatchSizeInBytes setMaxBatchSize(int maxBatchSize);
    }

    /// A step of [#builder].
    public interface ConfigurationMaxBatchSizeInBytes {

        /// How many bytes a request may have.
        ConfigurationMaxInFlightRequests setMaxBatchSizeInBytes(long maxBatchSizeInBytes);
    }

    /// A step of [#builder].
    public interface ConfigurationMaxInFlightRequests {

        /// How many requests may be under way.
        ConfigurationMaxBufferedRequests setMaxInFlightRequests(int maxInFlightRequests);
    }

    /// A step of [#builder].
    public interface ConfigurationMaxBufferedRequests {

        /// How many entries may wait; a writer with more takes no records.
        ConfigurationMaxTimeInBufferMS setMaxBufferedRequests(int maxBufferedRequests);
    }

    /// A step of [#builder].
    public interface ConfigurationMaxTimeInBufferMS {

        /// How many milliseconds an entry may wait for company.
        ConfigurationMaxRecordSizeInBytes setMaxTimeInBufferMS(long maxTimeInBufferMS);
    }

    /// A step of [#builder].
    public interface ConfigurationMaxRecordSizeInBytes {

        /// How many bytes an entry may have.
        AsyncSinkWriterConfigurationBuilder setMaxRecordSizeInBytes(long maxRecordSizeInBytes);
    }

    /// Collects the configuration.
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

        /// With nothing given yet.
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

        /// After how many milliseconds a request without an answer counts as failed; ten minutes unless given.
        public AsyncSinkWriterConfigurationBuilder setRequestTimeoutMS(long requestTimeoutMS) {
            this.requestTimeoutMS = requestTimeoutMS;
            return this;
        }

        /// Whether such a request ends the job.
        public AsyncSinkWriterConfigurationBuilder setFailOnTimeout(boolean failOnTimeout) {
            this.failOnTimeout = failOnTimeout;
            return this;
        }

        /// When a request may be sent; unless given, entries under way are limited by how the service answers.
        public AsyncSinkWriterConfigurationBuilder setRateLimitingStrategy(RateLimitingStrategy rateLimitingStrategy) {
            this.rateLimitingStrategy = Objects.requireNonNull(rateLimitingStrategy, "the rate limiting strategy");
            return this;
        }

        /// The configuration.
        public AsyncSinkWriterConfiguration build() {
            return new AsyncSinkWriterConfiguration(this);
        }
    }
}
