package dev.millrace.api.source.legacy;

import dev.millrace.api.function.Function;
import dev.millrace.api.time.stream.Watermark;
import java.io.Serializable;

/// Emits records in its own loop in one subtask. New programs use [dev.millrace.api.source.Source].
public interface SourceFunction<T> extends Function, Serializable {

    /// Emits records until the input ends or [#cancel] is called. Called by a thread of its own. An exception fails
    /// the job.
    void run(SourceContext<T> ctx) throws Exception;

    /// Makes [#run] return soon. Called by another thread, which then interrupts the thread of `run`.
    void cancel();

    /// Emits the records of a source function. Thread-safe. The `collect` methods block while downstream steps
    /// are slow.
    interface SourceContext<T> {

        /// Emits a record without a timestamp.
        void collect(T element);

        /// Emits a record with a timestamp in milliseconds.
        void collectWithTimestamp(T element, long timestamp);

        /// Emits a watermark: no record with this or an earlier timestamp follows.
        void emitWatermark(Watermark mark);

        /// Marks the source as idle: downstream steps do not wait for its watermarks until it emits again.
        void markAsTemporarilyIdle();

        /// Returns the checkpoint lock. While a thread holds the lock, no other thread emits and no checkpoint
        /// is taken.
        Object getCheckpointLock();

        /// Closes the context. Called by the engine only.
        void close();
    }
}
