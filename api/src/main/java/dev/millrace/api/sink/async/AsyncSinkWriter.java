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

/// Gathers entries, sends them in batches without waiting for the answers, and sends again what failed. A subclass says
/// how to send. Entries that are sent again may overtake each other and others, so the order is not kept.
///
/// All but the [ResultHandler] is used by the subtask's thread alone.
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

    /// A writer that goes on from these states.
    ///
    /// @throws IllegalArgumentException if the configuration's numbers do not go together
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

    /// A writer with an own way to hold entries and to choose those of a batch.
    ///
    /// @throws IllegalArgumentException if the configuration's numbers do not go together
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

    /// Sends entries, without waiting, and has the handler told what became of them. Every subclass must override it.
    protected void submitRequestEntries(
            List<RequestEntryT> requestEntries, ResultHandler<RequestEntryT> resultHandler) {
        throw new UnsupportedOperationException(getClass().getName() + " does not say how to send: override"
                + " submitRequestEntries(List, ResultHandler).");
    }

    /// The bytes that an entry takes in a request.
    protected abstract long getSizeInBytes(RequestEntryT requestEntry);

    /// Adds the record's entry and sends what is enough for a request; waits while too many entries wait already.
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

    /// False if the batch creator wants nothing to be sent now.
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

    /// Entries that wait for company are sent when the first of them has waited long enough.
    private void setTimer() {
        if (isTimerSet || buffer.isEmpty()) return;
        isTimerSet = true;
        time.registerTimer(time.getCurrentProcessingTime() + configuration.getMaxTimeInBufferMS(), _ -> {
            isTimerSet = false;
            boolean isMoving = true;
            while (isMoving && !buffer.isEmpty()) isMoving = !rate.shouldBlock(nextRequest()) && send();
            setTimer();
            // Whoever waits for a mail looks again whether it may go on.
            mailbox.execute(() -> {}, "A look at the clock");
        });
    }

    /// Waits until all requests are answered; on demand sends all that waits, too.
    @Override
    public void flush(boolean flush) throws InterruptedException {
        while (requestsInFlight > 0 || flush && !buffer.isEmpty()) {
            if (flush && !buffer.isEmpty()) sendOrWait();
            else mailbox.yield();
        }
    }

    /// What waits to be sent; called when no request is under way.
    @Override
    public List<BufferedRequestState<RequestEntryT>> snapshotState(long checkpointId) {
        return List.of(new BufferedRequestState<>(buffer));
    }

    @Override
    public void close() {}

    /// Ends the job with an exception; any thread may call it.
    protected Consumer<Exception> getFatalExceptionCons() {
        return failure -> mailbox.execute(
                () -> {
                    throw failure;
                },
                "An asynchronous sink gave up");
    }
}
