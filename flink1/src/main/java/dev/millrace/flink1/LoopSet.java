package dev.millrace.flink1;

import dev.millrace.api.SuppliedStream;
import dev.millrace.api.execution.JobExecutionResult;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Represents a data set that each superstep of an iteration replaces. Not thread-safe.
final class LoopSet<T> {
    private final SuppliedStream<T> own;
    private final int parallelism;
    private final DataSet<T> initial;
    private final DataSet<T> next;
    private @Nullable KeptSet<T> current;
    private @Nullable KeptSet<T> coming;

    /// @param own the data set that the steps of a superstep read
    /// @param parallelism of the source of `own`
    /// @param initial the elements of the first superstep
    /// @param next the elements of the following superstep
    LoopSet(SuppliedStream<T> own, int parallelism, DataSet<T> initial, DataSet<T> next) {
        this.own = own;
        this.parallelism = parallelism;
        this.initial = initial;
        this.next = next;
    }

    DataSet<T> initial() {
        return initial;
    }

    DataSet<T> next() {
        return next;
    }

    /// Lets the next job keep the elements of the first superstep.
    void keepInitial() {
        coming = KeptSet.of(initial);
    }

    /// Lets the next job keep the elements of the following superstep.
    void keepNext() {
        coming = KeptSet.of(next);
    }

    /// Called when that job has ended: its elements replace the previous ones.
    void turn(JobExecutionResult result) throws IOException {
        KeptSet<T> kept = coming;
        if (kept == null) throw new IllegalStateException("no job keeps the elements");
        kept.complete(result);
        coming = null;
        release(current);
        current = kept;
        own.supply(kept.source(), kept.parallelism(parallelism));
    }

    /// Transfers the elements to the caller, which releases them.
    KeptSet<T> take() {
        KeptSet<T> taken = current;
        if (taken == null) throw new IllegalStateException("there are no elements");
        current = null;
        return taken;
    }

    /// Releases all elements.
    void release() {
        release(current);
        release(coming);
        current = null;
        coming = null;
    }

    private static void release(@Nullable KeptSet<?> kept) {
        if (kept != null) kept.release();
    }
}
