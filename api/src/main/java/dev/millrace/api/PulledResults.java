package dev.millrace.api;

import dev.millrace.api.memory.DataInputDeserializer;
import dev.millrace.api.plan.StreamFaults;
import dev.millrace.api.result.ResultPage;
import dev.millrace.api.result.ResultRequest;
import dev.millrace.api.result.ResultSource;
import dev.millrace.api.serializer.TypeSerializer;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/// Requests the records that a job in other processes returns, page by page. Not thread-safe.
final class PulledResults<T> {
    /// The number of times that the end is acknowledged while no writer answers.
    private static final int ACKNOWLEDGEMENTS = 3;

    private final ResultSource source;
    private final TypeSerializer<T> serializer;
    private final Deque<T> records = new ArrayDeque<>();
    private ResultRequest next;
    private boolean isAtEnd;

    /// @param id the id of the results
    PulledResults(ResultSource source, String id, TypeSerializer<T> serializer) {
        this.source = source;
        this.serializer = serializer;
        this.next = ResultRequest.first(id);
    }

    /// Returns whether a record of a page has not been read.
    boolean hasRecord() {
        return !records.isEmpty();
    }

    /// Returns whether the writer has sent its last record.
    boolean isAtEnd() {
        return isAtEnd;
    }

    /// Returns the next record of the pages.
    T record() {
        return records.remove();
    }

    /// Requests a page, and returns whether the page has records. Does not wait for records.
    ///
    /// @throws dev.millrace.base.fault.MillraceException if the job has restarted after it returned records
    boolean request() {
        ResultPage page = source.results(next);
        if (!page.isOfWriter()) return false;
        boolean isOther = !page.writer().equals(next.writer());
        if (next.from() > 0 && isOther) throw restarted();
        read(page);
        next = next.after(page);
        isAtEnd = page.isLast();
        if (page.isLast()) acknowledgeEnd();
        return page.count() > 0;
    }

    /// Tells the writer that this process has all records. The job ends then.
    private void acknowledgeEnd() {
        for (int i = 0; i < ACKNOWLEDGEMENTS; i++) {
            if (source.results(next).isOfWriter()) return;
        }
    }

    private RuntimeException restarted() {
        return StreamFaults.COLLECT
                .what(
                        "The job has restarted after it returned %d records, and would return records again.",
                        next.from())
                .why("A job that returns its results to a program keeps no record of what the program has read.")
                .fix("Start the job again, or write to a sink that takes part in checkpoints.");
    }

    private void read(ResultPage page) {
        DataInputDeserializer in = new DataInputDeserializer(page.records());
        try {
            for (int i = 0; i < page.count(); i++) {
                int length = in.readInt();
                int end = in.getPosition() + length;
                records.add(serializer.deserialize(in));
                if (in.getPosition() != end) {
                    throw new IOException("A record of " + length + " bytes was not read to its end.");
                }
            }
        } catch (IOException damaged) {
            throw StreamFaults.COLLECT
                    .what("A record that the job returned cannot be read.")
                    .cause(damaged)
                    .fix("Check that the program and the cluster use the same version of the classes of records.");
        }
    }
}
