package dev.millrace.api;

import dev.millrace.api.execution.JobClient;
import dev.millrace.api.plan.StreamFaults;
import dev.millrace.api.result.ResultSource;
import dev.millrace.api.sink.Sink;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.util.AbstractID;
import dev.millrace.api.util.CloseableIterator;
import dev.millrace.api.util.ExceptionUtils;
import dev.millrace.base.fault.CodedException;
import java.util.NoSuchElementException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Iterates over the records that a job returns while the job runs. A job in this JVM passes objects. If the job is in
/// other processes, the reading thread requests pages with serialized records. Only one thread may read. If the reader
/// is slow, the job slows down.
final class Results<T> implements CloseableIterator<T> {
    private static final int CAPACITY = 1 << 16;
    /// The longest time between two requests for records of another process.
    private static final long WAIT_MILLIS_MAX = 200;

    private static final ConcurrentMap<String, Results<?>> OPEN = new ConcurrentHashMap<>();

    /// Identifies the results among those of all processes.
    private final String id = new AbstractID().toHexString();

    private final Supplier<TypeSerializer<T>> serializer;
    // The queue has no bound, because the end of the results must never wait for space. The semaphore limits the number
    // of records.
    private final BlockingQueue<Arrival<T>> arrivals = new LinkedBlockingQueue<>();
    private final Semaphore room = new Semaphore(CAPACITY);
    private final AtomicBoolean isClosed = new AtomicBoolean();
    private final AtomicReference<@Nullable JobClient> client = new AtomicReference<>();
    private @Nullable Arrival<T> next;
    private @Nullable PulledResults<T> pulled;
    private volatile boolean endsWithJob;

    private sealed interface Arrival<T> {
        record OfRecord<T>(T record) implements Arrival<T> {}

        record OfEnd<T>(@Nullable Throwable failure) implements Arrival<T> {}
    }

    private Results(Supplier<TypeSerializer<T>> serializer) {
        this.serializer = serializer;
    }

    /// @param serializer reads the records of other processes
    static <T> Results<T> create(Supplier<TypeSerializer<T>> serializer) {
        Results<T> results = new Results<>(serializer);
        OPEN.put(results.id, results);
        return results;
    }

    /// Returns the open results of this process; null if the results are in another process, or closed.
    @SuppressWarnings("unchecked") // each id belongs to one sink, which has the type of the results
    static <T> @Nullable Results<T> find(String id) {
        return (Results<T>) OPEN.get(id);
    }

    /// Declares that the job passes no objects, because its subtasks have other classes.
    void fromElsewhere() {
        OPEN.remove(id);
    }

    Sink<T> sink() {
        return new CollectSink<>(id);
    }

    /// Ends the results when this job ends.
    ///
    /// @param isOnly whether the job returns no other results. A job in another process that returns several
    /// results does not end before all of them are read, so each of them ends with its last record.
    void attach(JobClient started, boolean isOnly) {
        endsWithJob = isOnly;
        client.set(started);
        started.getJobExecutionResult()
                .whenComplete((result, failure) -> arrivals.add(new Arrival.OfEnd<>(
                        failure == null ? null : ExceptionUtils.stripCompletionException(failure))));
        // If another thread closed the results before the client was set, that thread could not cancel the job.
        if (isClosed.get()) started.cancel();
    }

    /// Ends the results with the failure that prevented the start of the job.
    void fail(Throwable failure) {
        arrivals.add(new Arrival.OfEnd<>(failure));
    }

    /// Adds a record. If there is no space, the method waits. If the results are closed, the method drops the record.
    void put(T record) throws InterruptedException {
        room.acquire();
        if (isClosed.get()) {
            room.release();
            return;
        }
        arrivals.add(new Arrival.OfRecord<>(record));
    }

    @Override
    public boolean hasNext() {
        if (isClosed.get()) return false;
        Arrival<T> arrival = next;
        if (arrival == null) {
            arrival = await();
            next = arrival;
        }
        return switch (arrival) {
            case Arrival.OfRecord<T> _ -> true;
            case Arrival.OfEnd<T>(Throwable failure) -> {
                OPEN.remove(id);
                if (failure != null) throw failed(failure);
                yield false;
            }
        };
    }

    /// Waits for a record or the end.
    private Arrival<T> await() {
        long waitMillis = 0;
        while (true) {
            PulledResults<T> pages = pages();
            if (pages != null && pages.hasRecord()) return new Arrival.OfRecord<>(pages.record());
            if (pages != null && pages.isAtEnd() && !endsWithJob) return new Arrival.OfEnd<>(null);
            Arrival<T> arrival = await(waitMillis);
            if (arrival != null) return arrival;
            if (isClosed.get()) return new Arrival.OfEnd<>(null);
            boolean isMore = pages != null && pages.request();
            waitMillis = isMore ? 0 : Math.min(WAIT_MILLIS_MAX, waitMillis + waitMillis / 4 + 5);
        }
    }

    private @Nullable Arrival<T> await(long millis) {
        try {
            return millis == 0 ? arrivals.poll() : arrivals.poll(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw StreamFaults.COLLECT
                    .what("The thread was interrupted while it waited for results.")
                    .cause(interrupted)
                    .fix("Close the iterator, which cancels the job.");
        }
    }

    /// Returns the pages of the job; null if the job was not started yet, or always passes objects.
    private @Nullable PulledResults<T> pages() {
        if (pulled == null && client.get() instanceof ResultSource source) {
            pulled = new PulledResults<>(source, id, serializer.get());
        }
        return pulled;
    }

    private static RuntimeException failed(Throwable failure) {
        if (CodedException.find(failure) instanceof CodedException told) return told.exception();
        return new RuntimeException("the job whose results are read has failed: " + failure.getMessage(), failure);
    }

    @Override
    public T next() {
        if (!hasNext() || !(next instanceof Arrival.OfRecord<T>(T record))) {
            throw new NoSuchElementException("the results are at their end");
        }
        next = null;
        room.release();
        return record;
    }

    /// Closes the results and cancels the job if the job is still running.
    @Override
    public void close() {
        if (!isClosed.compareAndSet(false, true)) return;
        OPEN.remove(id);
        // Writers that wait for space continue and drop their records.
        room.release(CAPACITY);
        JobClient started = client.get();
        if (started != null && !started.getJobExecutionResult().isDone()) started.cancel();
    }
}
