package dev.millrace.api;

import dev.millrace.api.execution.JobClient;
import dev.millrace.api.plan.StreamFaults;
import dev.millrace.api.sink.Sink;
import dev.millrace.api.util.CloseableIterator;
import dev.millrace.api.util.ExceptionUtils;
import dev.millrace.base.fault.CodedException;
import java.util.NoSuchElementException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Iterates over records of a job in the same JVM while the job runs. Only one thread may read. If the reader is slow,
/// the job slows down.
final class Results<T> implements CloseableIterator<T> {
    private static final int CAPACITY = 1 << 16;
    private static final AtomicLong NUMBERS = new AtomicLong();
    private static final ConcurrentMap<Long, Results<?>> OPEN = new ConcurrentHashMap<>();

    private final long number;
    // The queue has no bound, because the end of the results must never wait for space. The semaphore limits the number
    // of records.
    private final BlockingQueue<Arrival<T>> arrivals = new LinkedBlockingQueue<>();
    private final Semaphore room = new Semaphore(CAPACITY);
    private final AtomicBoolean isClosed = new AtomicBoolean();
    private final AtomicReference<@Nullable JobClient> client = new AtomicReference<>();
    private @Nullable Arrival<T> next;

    private sealed interface Arrival<T> {
        record OfRecord<T>(T record) implements Arrival<T> {}

        record OfEnd<T>(@Nullable Throwable failure) implements Arrival<T> {}
    }

    private Results(long number) {
        this.number = number;
    }

    static <T> Results<T> create() {
        Results<T> results = new Results<>(NUMBERS.incrementAndGet());
        OPEN.put(results.number, results);
        return results;
    }

    @SuppressWarnings("unchecked") // each number belongs to one sink, which has the type of the results
    static <T> Results<T> find(long number) {
        Results<?> results = OPEN.get(number);
        if (results != null) return (Results<T>) results;
        throw StreamFaults.COLLECT
                .what("The results with number %d have no reader in this process.", number)
                .why("The reader was closed, or the job runs in another process than the program.")
                .fix("Run the job in the process of the program, or write to a sink.");
    }

    Sink<T> sink() {
        return new CollectSink<>(number);
    }

    /// Ends the results when this job ends.
    void attach(JobClient started) {
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
                OPEN.remove(number);
                if (failure != null) throw failed(failure);
                yield false;
            }
        };
    }

    private Arrival<T> await() {
        try {
            return arrivals.take();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw StreamFaults.COLLECT
                    .what("The thread was interrupted while it waited for results.")
                    .cause(interrupted)
                    .fix("Close the iterator, which cancels the job.");
        }
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
        OPEN.remove(number);
        // Writers that wait for space continue and drop their records.
        room.release(CAPACITY);
        JobClient started = client.get();
        if (started != null && !started.getJobExecutionResult().isDone()) started.cancel();
    }
}
