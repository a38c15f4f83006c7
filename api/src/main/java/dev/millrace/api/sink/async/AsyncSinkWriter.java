package dev.millrace.api.sink.async;

import dev.millrace.api.metric.SinkWriterMetricGroup;
import dev.millrace.api.sink.MailboxExecutor;
import dev.millrace.api.sink.StatefulSinkWriter;
import dev.millrace.api.sink.WriterInitContext;
import dev.millrace.api.time.ProcessingTimeService;
import java.io.IOException;
import java.io.Serializable;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/// Buffers entries, sends them in batches without waiting for answers, and sends failed entries again. Subclasses
/// implement the request. Repeated entries can change the order of entries.
///
/// Called by the subtask's thread only, except the [ResultHandler], which is thread-safe.
public abstract class AsyncSinkWriter<InputT, RequestEntryT extends Serializable>
        implements StatefulSinkWriter<InputT, BufferedRequestState<RequestEntryT>> {
    private final ElementConverter<InputT, RequestEntryT> elementConverter;
    private final AsyncSinkWriterConfiguration configuration;
    private final RateLimitingStrategy rate;
    private final BatchCreator<RequestEntryT> batchCreator;
    private final RequestBuffer<RequestEntryT> buffer;
    private final MailboxExecutor mailbox;
    private final ProcessingTimeService time;
    private final SinkWriterMetricGroup metrics;
    private int requestsInFlight;
    private long lastSendMillis;
    private boolean isTimerSet;

    /// Creates a writer with restored states.
    ///
    /// @param states the restored states; empty for a new writer
    /// @throws IllegalArgumentException if the settings are inconsistent
    public AsyncSinkWriter(
            ElementConverter<InputT, RequestEntryT> elementConverter,
            WriterInitContext context,
            AsyncSinkWriterConfiguration configuration,
            Collection<BufferedRequestState<RequestEntryT>> states) {
        this(
                elementConverter,
                context,
                configuration,
                states,
                new SimpleBatchCreator<>(configuration.getMaxBatchSizeInBytes()),
                new DequeRequestBuffer<>());
    }

    /// Creates a writer with a custom buffer and batch creator.
    ///
    /// @param states the restored states; empty for a new writer
    /// @throws IllegalArgumentException if the settings are inconsistent
    public AsyncSinkWriter(
            ElementConverter<InputT, RequestEntryT> elementConverter,
            WriterInitContext context,
            AsyncSinkWriterConfiguration configuration,
            Collection<BufferedRequestState<RequestEntryT>> states,
            BatchCreator<RequestEntryT> batchCreator,
            RequestBuffer<RequestEntryT> bufferedRequestEntries) {
        AsyncSinkChecks.check(configuration);
        this.elementConverter = elementConverter;
        this.configuration = configuration;
        this.rate = configuration.getRateLimitingStrategy();
        this.batchCreator = batchCreator;
        this.buffer = bufferedRequestEntries;
        this.mailbox = context.getMailboxExecutor();
        this.time = context.getProcessingTimeService();
        this.metrics = context.metricGroup();
        metrics.setCurrentSendTimeGauge(() -> lastSendMillis);
        elementConverter.open(context);
        for (BufferedRequestState<RequestEntryT> state : states) {
            for (RequestEntryWrapper<RequestEntryT> entry : state.getBufferedRequestEntries()) {
                AsyncSinkChecks.checkSize(entry.getSize(), configuration);
                buffer.add(entry, false);
            }
        }
    }

    /// Sends entries without blocking and passes the result to the handler. Subclasses must override this method.
    protected void submitRequestEntries(
            List<RequestEntryT> requestEntries, ResultHandler<RequestEntryT> resultHandler) {
        throw new UnsupportedOperationException(getClass().getName() + " does not say how to send: override"
                + " submitRequestEntries(List, ResultHandler).");
    }

    /// Returns the size of an entry in a request in bytes.
    protected abstract long getSizeInBytes(RequestEntryT requestEntry);

    /// Buffers the entry of a record and sends full batches. While the buffer is full, the method blocks.
    @Override
    public void write(InputT element, Context context) throws IOException, InterruptedException {
        while (buffer.size() >= configuration.getMaxBufferedRequests()) sendOrWait();
        RequestEntryT entry = elementConverter.apply(element, context);
        long size = getSizeInBytes(entry);
        AsyncSinkChecks.checkSize(size, configuration);
        buffer.add(new RequestEntryWrapper<>(entry, size), false);
        sendFullBatches();
        setTimer();
    }

    private void sendFullBatches() {
        boolean isMoving = true;
        while (isMoving && isBatchFull()) isMoving = !rate.shouldBlock(nextRequest()) && send();
    }

    private boolean isBatchFull() {
        return buffer.size() >= batchSizeMax() || buffer.totalSizeInBytes() >= configuration.getMaxBatchSizeInBytes();
    }

    private int batchSizeMax() {
        return Math.min(configuration.getMaxBatchSize(), rate.getMaxBatchSize());
    }

    private RequestInfo nextRequest() {
        int size = Math.min(batchSizeMax(), buffer.size());
        return () -> size;
    }

    private void sendOrWait() throws InterruptedException {
        boolean isAllowed = !rate.shouldBlock(nextRequest());
        if (isAllowed && send()) return;
        if (isAllowed && requestsInFlight == 0) {
            throw new IllegalStateException(batchCreator.getClass().getName() + " takes none of " + buffer.size()
                    + " waiting entries, so that they would wait for ever.");
        }
        mailbox.yield();
    }

    /// Sends the next batch. Returns false if the batch creator returns an empty batch.
    private boolean send() {
        Batch<RequestEntryT> batch = batchCreator.createNextBatch(nextRequest(), buffer);
        List<RequestEntryT> entries = batch.getBatchEntries();
        if (entries.isEmpty()) return false;
        int size = entries.size();
        metrics.getNumRecordsSendCounter().inc(size);
        metrics.getNumBytesSendCounter().inc(batch.getSizeInBytes());
        rate.registerInFlightRequest(() -> size);
        requestsInFlight++;
        long sentMillis = time.getCurrentProcessingTime();
        var answer = new AsyncSinkAnswer<>(entries, mailbox, new AsyncSinkAnswer.Receiver<RequestEntryT>() {
            @Override
            public void answered(List<RequestEntryT> again) {
                lastSendMillis = time.getCurrentProcessingTime() - sentMillis;
                finish(size, again);
            }

            @Override
            public void failed(Exception failure) {
                getFatalExceptionCons().accept(failure);
            }
        });
        answer.watch(time.registerTimer(sentMillis + configuration.getRequestTimeoutMS(), _ -> timeOut(answer)));
        submitRequestEntries(entries, answer);
        return true;
    }

    private void timeOut(AsyncSinkAnswer<RequestEntryT> answer) {
        if (configuration.isFailOnTimeout()) {
            answer.completeExceptionally(new TimeoutException(
                    "A request was not answered within " + configuration.getRequestTimeoutMS() + " ms."));
        } else {
            answer.retryAll();
        }
    }

    private void finish(int size, List<RequestEntryT> again) {
        int failed = again.size();
        requestsInFlight--;
        rate.registerCompletedRequest(new ResultInfo() {
            @Override
            public int getFailedMessages() {
                return failed;
            }

            @Override
            public int getBatchSize() {
                return size;
            }
        });
        metrics.getNumRecordsSendErrorsCounter().inc(failed);
        for (RequestEntryT entry : again.reversed()) {
            buffer.add(new RequestEntryWrapper<>(entry, getSizeInBytes(entry)), true);
        }
        sendFullBatches();
        setTimer();
    }

    /// Sets a timer that sends the buffered entries after their maximum time in the buffer.
    private void setTimer() {
        if (isTimerSet || buffer.isEmpty()) return;
        isTimerSet = true;
        time.registerTimer(time.getCurrentProcessingTime() + configuration.getMaxTimeInBufferMS(), _ -> {
            isTimerSet = false;
            boolean isMoving = true;
            while (isMoving && !buffer.isEmpty()) isMoving = !rate.shouldBlock(nextRequest()) && send();
            setTimer();
            // The empty mail wakes up a caller that waits in yield(), so that the caller checks its condition again.
            mailbox.execute(() -> {}, "A look at the clock");
        });
    }

    /// Waits until all requests are answered. With `flush`, sends all buffered entries too.
    @Override
    public void flush(boolean flush) throws InterruptedException {
        while (requestsInFlight > 0 || flush && !buffer.isEmpty()) {
            if (flush && !buffer.isEmpty()) sendOrWait();
            else mailbox.yield();
        }
    }

    /// Returns the buffered entries. Called when no request is in flight.
    @Override
    public List<BufferedRequestState<RequestEntryT>> snapshotState(long checkpointId) {
        return List.of(new BufferedRequestState<>(buffer));
    }

    @Override
    public void close() {}

    /// Returns a consumer that fails the job with an exception. Thread-safe.
    protected Consumer<Exception> getFatalExceptionCons() {
        return failure -> mailbox.execute(
                () -> {
                    throw failure;
                },
                "An asynchronous sink gave up");
    }
}
