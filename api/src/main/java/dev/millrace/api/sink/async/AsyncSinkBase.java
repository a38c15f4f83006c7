package dev.millrace.api.sink.async;

import dev.millrace.api.sink.Sink;
import dev.millrace.api.sink.SupportsWriterState;
import java.io.Serializable;
import java.util.Objects;

/// The settings that asynchronous sinks have in common.
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

    /// Settings as for [AsyncSinkWriterConfiguration]; a request has ten minutes to be answered.
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

    /// Settings as for [AsyncSinkWriterConfiguration].
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

    /// Turns records into entries.
    protected ElementConverter<InputT, RequestEntryT> getElementConverter() {
        return elementConverter;
    }

    /// How many entries a request may have.
    protected int getMaxBatchSize() {
        return maxBatchSize;
    }

    /// How many requests may be under way.
    protected int getMaxInFlightRequests() {
        return maxInFlightRequests;
    }

    /// How many entries may wait; a writer with more takes no records.
    protected int getMaxBufferedRequests() {
        return maxBufferedRequests;
    }

    /// How many bytes a request may have.
    protected long getMaxBatchSizeInBytes() {
        return maxBatchSizeInBytes;
    }

    /// How many milliseconds an entry may wait for company.
    protected long getMaxTimeInBufferMS() {
        return maxTimeInBufferMS;
    }

    /// How many bytes an entry may have.
    protected long getMaxRecordSizeInBytes() {
        return maxRecordSizeInBytes;
    }

    /// After how many milliseconds a request without an answer counts as failed.
    protected long getRequestTimeoutMS() {
        return requestTimeoutMS;
    }

    /// Whether such a request ends the job.
    protected boolean getFailOnTimeout() {
        return failOnTimeout;
    }
}
