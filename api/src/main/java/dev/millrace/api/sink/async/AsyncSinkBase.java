package dev.millrace.api.sink.async;

import dev.millrace.api.sink.Sink;
import dev.millrace.api.sink.SupportsWriterState;
import java.io.Serializable;
import java.util.Objects;

/// Holds the settings of asynchronous sinks.
public abstract class AsyncSinkBase<InputT, RequestEntryT extends Serializable>
        implements SupportsWriterState<InputT, BufferedRequestState<RequestEntryT>>, Sink<InputT> {
    private static final long serialVersionUID = 1L;

    private final ElementConverter<InputT, RequestEntryT> elementConverter;
    private final int maxBatchSize;
    private final int maxInFlightRequests;
    private final int maxBufferedRequests;
    private final long maxBatchSizeInBytes;
    private final long maxTimeInBufferMS;
    private final long maxRecordSizeInBytes;
    private final long requestTimeoutMS;
    private final boolean failOnTimeout;

    /// Creates a sink with the settings of [AsyncSinkWriterConfiguration] and a request timeout of ten minutes.
    protected AsyncSinkBase(
            ElementConverter<InputT, RequestEntryT> elementConverter,
            int maxBatchSize,
            int maxInFlightRequests,
            int maxBufferedRequests,
            long maxBatchSizeInBytes,
            long maxTimeInBufferMS,
            long maxRecordSizeInBytes) {
        this(
                elementConverter,
                maxBatchSize,
                maxInFlightRequests,
                maxBufferedRequests,
                maxBatchSizeInBytes,
                maxTimeInBufferMS,
                maxRecordSizeInBytes,
                AsyncSinkWriterConfiguration.DEFAULT_REQUEST_TIMEOUT_MS,
                AsyncSinkWriterConfiguration.DEFAULT_FAIL_ON_TIMEOUT);
    }

    /// Creates a sink with the settings of [AsyncSinkWriterConfiguration].
    protected AsyncSinkBase(
            ElementConverter<InputT, RequestEntryT> elementConverter,
            int maxBatchSize,
            int maxInFlightRequests,
            int maxBufferedRequests,
            long maxBatchSizeInBytes,
            long maxTimeInBufferMS,
            long maxRecordSizeInBytes,
            long requestTimeoutMS,
            boolean failOnTimeout) {
        this.elementConverter = Objects.requireNonNull(elementConverter, "the element converter");
        this.maxBatchSize = maxBatchSize;
        this.maxInFlightRequests = maxInFlightRequests;
        this.maxBufferedRequests = maxBufferedRequests;
        this.maxBatchSizeInBytes = maxBatchSizeInBytes;
        this.maxTimeInBufferMS = maxTimeInBufferMS;
        this.maxRecordSizeInBytes = maxRecordSizeInBytes;
        this.requestTimeoutMS = requestTimeoutMS;
        this.failOnTimeout = failOnTimeout;
    }

    /// Returns the converter from records to entries.
    protected ElementConverter<InputT, RequestEntryT> getElementConverter() {
        return elementConverter;
    }

    /// Returns the maximum number of entries in a request.
    protected int getMaxBatchSize() {
        return maxBatchSize;
    }

    /// Returns the maximum number of requests in flight.
    protected int getMaxInFlightRequests() {
        return maxInFlightRequests;
    }

    /// Returns the maximum number of buffered entries. If the buffer is full, the writer blocks.
    protected int getMaxBufferedRequests() {
        return maxBufferedRequests;
    }

    /// Returns the maximum size of a request in bytes.
    protected long getMaxBatchSizeInBytes() {
        return maxBatchSizeInBytes;
    }

    /// Returns the maximum time in milliseconds that an entry stays in the buffer.
    protected long getMaxTimeInBufferMS() {
        return maxTimeInBufferMS;
    }

    /// Returns the maximum size of an entry in bytes.
    protected long getMaxRecordSizeInBytes() {
        return maxRecordSizeInBytes;
    }

    /// Returns the time in milliseconds after which an unanswered request fails.
    protected long getRequestTimeoutMS() {
        return requestTimeoutMS;
    }

    /// Returns whether a request timeout fails the job.
    protected boolean getFailOnTimeout() {
        return failOnTimeout;
    }
}
