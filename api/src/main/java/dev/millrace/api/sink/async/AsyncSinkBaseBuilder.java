package dev.millrace.api.sink.async;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/// Builds asynchronous sinks. Settings that were not set are null.
@SuppressWarnings("unchecked")
public abstract class AsyncSinkBaseBuilder<
        InputT, RequestEntryT extends Serializable, ConcreteBuilderT extends AsyncSinkBaseBuilder<?, ?, ?>> {
    private @Nullable Integer maxBatchSize;
    private @Nullable Integer maxInFlightRequests;
    private @Nullable Integer maxBufferedRequests;
    private @Nullable Long maxBatchSizeInBytes;
    private @Nullable Long maxTimeInBufferMS;
    private @Nullable Long maxRecordSizeInBytes;

    /// Creates a builder without settings.
    public AsyncSinkBaseBuilder() {}

    /// Sets the maximum number of entries in a request.
    public ConcreteBuilderT setMaxBatchSize(int maxBatchSize) {
        this.maxBatchSize = maxBatchSize;
        return (ConcreteBuilderT) this;
    }

    /// Sets the maximum number of requests in flight.
    public ConcreteBuilderT setMaxInFlightRequests(int maxInFlightRequests) {
        this.maxInFlightRequests = maxInFlightRequests;
        return (ConcreteBuilderT) this;
    }

    /// Sets the maximum number of buffered entries. If the buffer is full, the writer blocks.
    public ConcreteBuilderT setMaxBufferedRequests(int maxBufferedRequests) {
        this.maxBufferedRequests = maxBufferedRequests;
        return (ConcreteBuilderT) this;
    }

    /// Sets the maximum size of a request in bytes.
    public ConcreteBuilderT setMaxBatchSizeInBytes(long maxBatchSizeInBytes) {
        this.maxBatchSizeInBytes = maxBatchSizeInBytes;
        return (ConcreteBuilderT) this;
    }

    /// Sets the maximum time in milliseconds that an entry stays in the buffer.
    public ConcreteBuilderT setMaxTimeInBufferMS(long maxTimeInBufferMS) {
        this.maxTimeInBufferMS = maxTimeInBufferMS;
        return (ConcreteBuilderT) this;
    }

    /// Sets the maximum size of an entry in bytes.
    public ConcreteBuilderT setMaxRecordSizeInBytes(long maxRecordSizeInBytes) {
        this.maxRecordSizeInBytes = maxRecordSizeInBytes;
        return (ConcreteBuilderT) this;
    }

    /// Builds the sink.
    public abstract AsyncSinkBase<InputT, RequestEntryT> build();

    /// Returns the maximum number of entries in a request.
    protected @Nullable Integer getMaxBatchSize() {
        return maxBatchSize;
    }

    /// Returns the maximum number of requests in flight.
    protected @Nullable Integer getMaxInFlightRequests() {
        return maxInFlightRequests;
    }

    /// Returns the maximum number of buffered entries. If the buffer is full, the writer blocks.
    protected @Nullable Integer getMaxBufferedRequests() {
        return maxBufferedRequests;
    }

    /// Returns the maximum size of a request in bytes.
    protected @Nullable Long getMaxBatchSizeInBytes() {
        return maxBatchSizeInBytes;
    }

    /// Returns the maximum time in milliseconds that an entry stays in the buffer.
    protected @Nullable Long getMaxTimeInBufferMS() {
        return maxTimeInBufferMS;
    }

    /// Returns the maximum size of an entry in bytes.
    protected @Nullable Long getMaxRecordSizeInBytes() {
        return maxRecordSizeInBytes;
    }
}
