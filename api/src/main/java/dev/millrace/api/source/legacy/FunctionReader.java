package dev.millrace.api.source.legacy;

import dev.millrace.api.memory.InputStatus;
import dev.millrace.api.source.ReaderOutput;
import dev.millrace.api.source.SourceReader;
import dev.millrace.api.time.TimestampAssigner;
import dev.millrace.api.time.Watermark;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// Emits the records that a source function emits on its own thread.
final class FunctionReader<T> implements SourceReader<T, FunctionSplit>, LockingReader<T> {
    private final FunctionRun<T> run;
    private final Handover<T> handover;
    private final boolean isTimed;
    private boolean isIdle;

    /// @param isTimed whether the timestamps and watermarks of the function are used
    FunctionReader(FunctionRun<T> run, boolean isTimed) {
        this.run = run;
        this.isTimed = isTimed;
        this.handover = run.handover();
    }

    @Override
    public void start() {
        run.start();
    }

    @Override
    public InputStatus pollNext(ReaderOutput<T> output) throws Exception {
        return handover.drain(new Emitting(output));
    }

    @Override
    public void locked(ReaderOutput<T> output, Runnable action) throws Exception {
        Emitting emitting = new Emitting(output);
        run.still(() -> {
            handover.drainAll(emitting);
            action.run();
        });
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
        return handover.availability();
    }

    @Override
    public List<FunctionSplit> snapshotState(long checkpointId) {
        return List.of();
    }

    @Override
    public void addSplits(List<FunctionSplit> splits) {}

    @Override
    public void notifyNoMoreSplits() {}

    @Override
    public void close() throws Exception {
        run.close();
    }

    /// Passes the elements of the handover to the reader's output.
    private final class Emitting implements Handover.Taker<T> {
        private final ReaderOutput<T> output;

        Emitting(ReaderOutput<T> output) {
            this.output = output;
        }

        @Override
        public void record(T value, long timestamp) {
            wake();
            output.collect(value, isTimed ? timestamp : TimestampAssigner.NO_TIMESTAMP);
        }

        @Override
        public void watermark(long timestamp) {
            if (!isTimed) return;
            wake();
            output.emitWatermark(new Watermark(timestamp));
        }

        @Override
        public void idle() {
            if (!isTimed) return;
            isIdle = true;
            output.markIdle();
        }

        private void wake() {
            if (!isIdle) return;
            isIdle = false;
            output.markActive();
        }
    }
}
