package dev.millrace.table.connector.sink.async;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/// Builds a sink of a table that sends batches of records without waiting. Not thread-safe.
///
/// @param <RequestEntryT> the class of the records that are sent
/// @param <ConcreteBuilderT> the own class
public abstract class AsyncDynamicTableSinkBuilder<
        RequestEntryT extends Serializable, ConcreteBuilderT extends AsyncDynamicTableSinkBuilder<?, ?>> {
    private @Nullable Integer maxBatchSize;
    private @Nullable Integer maxInFlightRequests;
    private @Nullable Integer maxBufferedRequests;
    private @Nullable Long maxBufferSizeInBytes;
    private @Nullable Long maxTimeInBufferMS;

    /// Creates a builder without figures.
    public AsyncDynamicTableSinkBuilder() {}

    @SuppressWarnings("unchecked")
    private ConcreteBuilderT self() {
        return (ConcreteBuilderT) this;
    }

    /// Sets the number of records after which a batch is sent.
    public ConcreteBuilderT setMaxBatchSize(int newMaxBatchSize) {
        maxBatchSize = newMaxBatchSize;
        return self();
    }

    /// Sets the number of batches that may be on their way.
    public ConcreteBuilderT setMaxInFlightRequests(int newMaxInFlightRequests) {
        maxInFlightRequests = newMaxInFlightRequests;
        return self();
    }

    /// Sets the number of records that may wait.
    public ConcreteBuilderT setMaxBufferedRequests(int newMaxBufferedRequests) {
        maxBufferedRequests = newMaxBufferedRequests;
        return self();
    }

    /// Sets the number of bytes after which a batch is sent.
    public ConcreteBuilderT setMaxBufferSizeInBytes(long newMaxBufferSizeInBytes) {
        maxBufferSizeInBytes = newMaxBufferSizeInBytes;
        return self();
    }

    /// Sets the number of milliseconds after which a batch is sent.
    public ConcreteBuilderT setMaxTimeInBufferMS(long newMaxTimeInBufferMS) {
        maxTimeInBufferMS = newMaxTimeInBufferMS;
        return self();
    }

    /// Returns the sink.
    public abstract AsyncDynamicTableSink<RequestEntryT> build();

    /// Returns the number of records after which a batch is sent; null if it is not set.
    protected @Nullable Integer getMaxBatchSize() {
        return maxBatchSize;
    }

    /// Returns the number of batches that may be on their way; null if it is not set.
    protected @Nullable Integer getMaxInFlightRequests() {
        return maxInFlightRequests;
    }

    /// Returns the number of records that may wait; null if it is not set.
    protected @Nullable Integer getMaxBufferedRequests() {
        return maxBufferedRequests;
    }

    /// Returns the number of bytes after which a batch is sent; null if it is not set.
    protected @Nullable Long getMaxBufferSizeInBytes() {
        return maxBufferSizeInBytes;
    }

    /// Returns the number of milliseconds after which a batch is sent; null if it is not set.
    protected @Nullable Long getMaxTimeInBufferMS() {
        return maxTimeInBufferMS;
    }
}
