package dev.millrace.api.sink.async;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/// Collects the settings that asynchronous sinks have in common; what is not given is null.
@SuppressWarnings("unchecked")
public abstract class AsyncSinkBaseBuilder<
        InputT, RequestEntryT extends Serializable, ConcreteBuilderT extends AsyncSinkBaseBuilder<?, ?, ?>> {
    private @Nullable Integer maxBatchSize;
    private @Nullable Integer maxInFlightRequests;
    private @Nullable Integer maxBufferedRequests;
    private @Nullable Long maxBatchSizeInBytes;
    private @Nullable Long maxTimeInBufferMS;
    private @Nullable Long maxRecordSizeInBytes;

    /// For subclasses.
    public AsyncSinkBaseBuilder() {}

    /// How many entries a request may have.
    public ConcreteBuilderT setMaxBatchSize(int maxBatchSize) {
        this.maxBatchSize = maxBatchSize;
        return (ConcreteBuilderT) this;
    }

    /// How many requests may be under way.
    public ConcreteBuilderT setMaxInFlightRequests(int maxInFlightRequests) {
        this.maxInFlightRequests = maxInFlightRequests;
        return (ConcreteBuilderT) this;
    }

    /// How many entries may wait; a writer with more takes no records.
    public ConcreteBuilderT setMaxBufferedRequests(int maxBufferedRequests) {
        this.maxBufferedRequests = maxBufferedRequests;
        return (ConcreteBuilderT) this;
    }

    /// How many bytes a request may have.
    public ConcreteBuilderT setMaxBatchSizeInBytes(long maxBatchSizeInBytes) {
        this.maxBatchSizeInBytes = maxBatchSizeInBytes;
        return (ConcreteBuilderT) this;
    }

    /// How many milliseconds an entry may wait for company.
    public ConcreteBuilderT setMaxTimeInBufferMS(long maxTimeInBufferMS) {
        this.maxTimeInBufferMS = maxTimeInBufferMS;
        return (ConcreteBuilderT) this;
    }

    /// How many bytes an entry may have.
    public ConcreteBuilderT setMaxRecordSizeInBytes(long maxRecordSizeInBytes) {
        this.maxRecordSizeInBytes = maxRecordSizeInBytes;
        return (ConcreteBuilderT) this;
    }

    /// The sink.
    public abstract AsyncSinkBase<InputT, RequestEntryT> build();

    /// How many entries a request may have.
    protected @Nullable Integer getMaxBatchSize() {
        return maxBatchSize;
    }

    /// How many requests may be under way.
    protected @Nullable Integer getMaxInFlightRequests() {
        return maxInFlightRequests;
    }

    /// How many entries may wait; a writer with more takes no records.
    protected @Nullable Integer getMaxBufferedRequests() {
        return maxBufferedRequests;
    }

    /// How many bytes a request may have.
    protected @Nullable Long getMaxBatchSizeInBytes() {
        return maxBatchSizeInBytes;
    }

    /// How many milliseconds an entry may wait for company.
    protected @Nullable Long getMaxTimeInBufferMS() {
        return maxTimeInBufferMS;
    }

    /// How many bytes an entry may have.
    protected @Nullable Long getMaxRecordSizeInBytes() {
        return maxRecordSizeInBytes;
    }
}
