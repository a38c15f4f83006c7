package dev.millrace.flink1;

import dev.millrace.api.SuppliedStream;
import dev.millrace.api.execution.JobExecutionResult;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// A data set that each superstep of an iteration replaces. For one thread.
final class LoopSet<T> {
    private final SuppliedStream<T> own;
    private final int parallelism;
    private final DataSet<T> initial;
    private final DataSet<T> next;
    private @Nullable KeptSet<T> current;
    private @Nullable KeptSet<T> coming;

    /// @param own what the steps of a superstep read
    /// @param parallelism of the source of what they read
    /// @param initial the elements of the first superstep
    /// @param next the elements of the superstep that follows
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

    /// Lets the job that is described next keep the elements of the first superstep.
    void keepInitial() {
        coming = KeptSet.of(initial);
    }

    /// Lets the job that is described next keep the elements of the superstep that follows.
    void keepNext() {
        coming = KeptSet.of(next);
    }

    /// That job has ended: its elements replace the earlier ones.
    void turn(JobExecutionResult result) throws IOException {
        KeptSet<T> kept = coming;
        if (kept == null) throw new IllegalStateException("no job keeps the elements");
        kept.complete(result);
        coming = null;
        release(current);
        current = kept;
        own.supply(kept.source(), kept.parallelism(parallelism));
    }

    /// Gives away the elements, which somebody else releases.
    KeptSet<T> take() {
        KeptSet<T> taken = current;
        if (taken == null) throw new IllegalStateException("there are no elements");
        current = null;
        return taken;
    }

    /// Forgets all elements.
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
