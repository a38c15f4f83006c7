package dev.millrace.api.source.legacy;

import dev.millrace.api.function.Function;
import dev.millrace.api.time.stream.Watermark;
import java.io.Serializable;

/// A source that emits in a loop of its own, in one subtask. New programs use [dev.millrace.api.source.Source].
public interface SourceFunction<T> extends Function, Serializable {

    /// Emits records until there are no more, or [#cancel] was called. Runs on a thread of its own; what it throws
    /// fails the job.
    void run(SourceContext<T> ctx) throws Exception;

    /// Lets [#run] end soon. Called from another thread; afterwards the thread of `run` is interrupted.
    void cancel();

    /// Where the function emits. Any thread may call it; `collect` and its kin wait while those behind are slow.
    interface SourceContext<T> {

        /// Emits a record without a timestamp.
        void collect(T element);

        /// Emits a record with a timestamp in milliseconds.
        void collectWithTimestamp(T element, long timestamp);

        /// Says that no record with this or an earlier timestamp will follow.
        void emitWatermark(Watermark mark);

        /// Says that nobody need wait for watermarks of this source until it emits again.
        void markAsTemporarilyIdle();

        /// Whoever holds this object emits alone.
        Object getCheckpointLock();

        /// Ends the emitting; the engine calls it.
        void close();
    }
}
