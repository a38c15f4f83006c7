package dev.millrace.api.result;

import dev.millrace.api.memory.DataOutputSerializer;
import dev.millrace.api.plan.StreamFaults;
import dev.millrace.api.util.AbstractID;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Keeps the records that a subtask returns to a program in another process, until the program has them. The buffer is
/// bounded in bytes: a writer waits while the buffer is full.
///
/// Each record has a number. A reader requests the records from a number on, and so tells that it has all earlier
/// records. A repeated request gets the same records. Thread-safe.
public final class ResultBuffer implements AutoCloseable {
    /// The bytes that wait for the reader, unless a single record is larger.
    static final int CAPACITY = 4 << 20;
    /// The bytes of a page, unless a single record is larger.
    static final int PAGE = 1 << 20;
    /// The bytes of the largest record: messages between processes are bounded.
    private static final int RECORD_MAX = 12 << 20;
    /// The time without a request after which the buffer gives the reader up.
    private static final long PATIENCE_MINUTES = 30;

    private static final ConcurrentMap<String, ResultBuffer> OPEN = new ConcurrentHashMap<>();

    private final String results;
    private final String writer = new AbstractID().toHexString();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<byte[]> records = new ArrayDeque<>();
    private long first;
    private long bytes;
    private boolean isLast;
    private boolean isEndSent;
    private boolean isEndKnown;
    private long requests;

    private ResultBuffer(String results) {
        this.results = results;
    }

    /// Opens the buffer of a new writer, which replaces the buffer of an earlier attempt.
    ///
    /// @param results the id of the results
    public static ResultBuffer open(String results) {
        ResultBuffer buffer = new ResultBuffer(results);
        OPEN.put(results, buffer);
        return buffer;
    }

    /// Answers a request. The page has no writer if this process has no buffer of the results.
    public static ResultPage page(ResultRequest request) {
        ResultBuffer buffer = OPEN.get(request.results());
        return buffer == null ? ResultPage.NONE : buffer.answer(request);
    }

    /// Adds a record. Waits while the buffer is full.
    ///
    /// @throws dev.millrace.base.fault.MillraceException if the reader has not asked for a long time, or the record
    /// is too large
    public void put(byte[] record) throws InterruptedException {
        if (record.length > RECORD_MAX) {
            throw StreamFaults.COLLECT
                    .what("A record of %,d bytes cannot be returned to a program in another process.", record.length)
                    .why("The limit is %,d bytes.", RECORD_MAX)
                    .fix("Return smaller records, or write the records to a sink.");
        }
        lock.lockInterruptibly();
        try {
            while (bytes > 0 && bytes + record.length > CAPACITY) awaitRequest();
            records.add(record);
            bytes += record.length;
        } finally {
            lock.unlock();
        }
    }

    /// Waits until the reader has all records and knows that no record follows. A job that returns several results does
    /// not end before each of them has been read, so the reader learns the end from a page only. If there are no
    /// records, a program that reads nothing does not fail the job.
    ///
    /// @throws dev.millrace.base.fault.MillraceException if the reader has not asked for a long time
    public void finish() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            isLast = true;
            while (!records.isEmpty()) awaitRequest();
            boolean isAsked = true;
            while (isAsked && !isEndKnown) isAsked = isRequested();
        } finally {
            lock.unlock();
        }
    }

    /// Waits for a request, and returns whether there was one.
    private boolean isRequested() throws InterruptedException {
        long before = requests;
        return changed.await(PATIENCE_MINUTES, TimeUnit.MINUTES) || requests != before;
    }

    private void awaitRequest() throws InterruptedException {
        if (isRequested()) return;
        throw StreamFaults.COLLECT
                .what("No program has asked for the results of the job for %d minutes.", PATIENCE_MINUTES)
                .why("%d records wait for a program that has started the job to return its results.", records.size())
                .fix("Read the results to their end, close their iterator, or write to a sink.");
    }

    private ResultPage answer(ResultRequest request) {
        lock.lock();
        try {
            requests++;
            boolean isOfReader = request.writer().equals(writer);
            if (isOfReader) forgetBefore(request.from());
            if (isOfReader && isEndSent && records.isEmpty()) isEndKnown = true;
            changed.signalAll();
            ResultPage page = page();
            isEndSent |= page.isLast();
            return page;
        } finally {
            lock.unlock();
        }
    }

    private void forgetBefore(long from) {
        while (first < from) {
            byte[] known = records.poll();
            if (known == null) return;
            bytes -= known.length;
            first++;
        }
    }

    private ResultPage page() {
        DataOutputSerializer out = new DataOutputSerializer(1 << 10);
        int count = 0;
        for (byte[] each : records) {
            if (count > 0 && out.length() + each.length > PAGE) break;
            write(out, each);
            count++;
        }
        return new ResultPage(writer, first, count, out.getCopyOfBuffer(), isLast && count == records.size());
    }

    private static void write(DataOutputSerializer out, byte[] record) {
        try {
            out.writeInt(record.length);
            out.write(record);
        } catch (IOException impossible) {
            throw new IllegalStateException("writing into memory failed", impossible);
        }
    }

    /// Forgets the records.
    @Override
    public void close() {
        OPEN.remove(results, this);
    }
}
