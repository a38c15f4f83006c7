package dev.millrace.table.connector.sink.async;

import dev.millrace.api.sink.async.AsyncSinkBaseBuilder;
import dev.millrace.table.connector.sink.DynamicTableSink;
import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Is a sink of a table that sends batches of records without waiting. A figure that is not set is null.
///
/// @param <RequestEntryT> the class of the records that are sent
public abstract class AsyncDynamicTableSink<RequestEntryT extends Serializable> implements DynamicTableSink {
    /// Is the number of records after which a batch is sent.
    protected final @Nullable Integer maxBatchSize;

    /// Is the number of batches that may be on their way.
    protected final @Nullable Integer maxInFlightRequests;

    /// Is the number of records that may wait.
    protected final @Nullable Integer maxBufferedRequests;

    /// Is the number of bytes after which a batch is sent.
    protected final @Nullable Long maxBufferSizeInBytes;

    /// Is the number of milliseconds after which a batch is sent.
    protected final @Nullable Long maxTimeInBufferMS;

    /// Creates a sink.
    protected AsyncDynamicTableSink(
            @Nullable Integer maxBatchSize,
            @Nullable Integer maxInFlightRequests,
            @Nullable Integer maxBufferedRequests,
            @Nullable Long maxBufferSizeInBytes,
            @Nullable Long maxTimeInBufferMS) {
        this.maxBatchSize = maxBatchSize;
        this.maxInFlightRequests = maxInFlightRequests;
        this.maxBufferedRequests = maxBufferedRequests;
        this.maxBufferSizeInBytes = maxBufferSizeInBytes;
        this.maxTimeInBufferMS = maxTimeInBufferMS;
    }

    /// Sets the figures of a builder that are known, and returns the builder.
    protected AsyncSinkBaseBuilder<?, RequestEntryT, ?> addAsyncOptionsToSinkBuilder(
            AsyncSinkBaseBuilder<?, RequestEntryT, ?> builder) {
        if (maxBatchSize != null) builder.setMaxBatchSize(maxBatchSize);
        if (maxInFlightRequests != null) builder.setMaxInFlightRequests(maxInFlightRequests);
        if (maxBufferedRequests != null) builder.setMaxBufferedRequests(maxBufferedRequests);
        if (maxBufferSizeInBytes != null) builder.setMaxBatchSizeInBytes(maxBufferSizeInBytes);
        if (maxTimeInBufferMS != null) builder.setMaxTimeInBufferMS(maxTimeInBufferMS);
        return builder;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AsyncDynamicTableSink<?> sink
                && getClass() == other.getClass()
                && Objects.equals(maxBatchSize, sink.maxBatchSize)
                && Objects.equals(maxInFlightRequests, sink.maxInFlightRequests)
                && Objects.equals(maxBufferedRequests, sink.maxBufferedRequests)
                && Objects.equals(maxBufferSizeInBytes, sink.maxBufferSizeInBytes)
                && Objects.equals(maxTimeInBufferMS, sink.maxTimeInBufferMS);
    }

    @Override
    public int hashCode() {
        return Objects.hash(
                maxBatchSize, maxInFlightRequests, maxBufferedRequests, maxBufferSizeInBytes, maxTimeInBufferMS);
    }
}
