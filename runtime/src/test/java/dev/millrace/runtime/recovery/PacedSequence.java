package dev.millrace.runtime.recovery;

import dev.millrace.api.source.legacy.StatefulSequenceSource;
import dev.millrace.api.state.CheckpointListener;
import dev.millrace.api.time.stream.Watermark;
import org.jspecify.annotations.Nullable;

/// Emits a sequence that continues only when checkpoints complete, so that no run ends before it has failed.
final class PacedSequence extends StatefulSequenceSource implements CheckpointListener {
    private static final long serialVersionUID = 1L;

    private final int perCheckpoint;
    private long allowed;
    private boolean isOver;
    private transient @Nullable Object lock;

    /// Creates the sequence.
    ///
    /// @param perCheckpoint the number of records that each subtask emits per checkpoint
    PacedSequence(long last, int perCheckpoint) {
        super(0, last);
        this.perCheckpoint = perCheckpoint;
        this.allowed = perCheckpoint;
    }

    @Override
    public void run(SourceContext<Long> ctx) {
        lock = ctx.getCheckpointLock();
        super.run(new Paced(ctx));
    }

    private void await(Object monitor) {
        try {
            // The wait releases the lock, and the number is not counted yet.
            while (allowed == 0 && !isOver) monitor.wait();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException("interrupted", interrupted);
        }
        allowed--;
    }

    @Override
    public void notifyCheckpointComplete(long checkpointId) {
        Object monitor = lock;
        if (monitor == null) return;
        synchronized (monitor) {
            allowed += perCheckpoint;
            monitor.notifyAll();
        }
    }

    @Override
    public void cancel() {
        super.cancel();
        Object monitor = lock;
        if (monitor == null) return;
        synchronized (monitor) {
            isOver = true;
            monitor.notifyAll();
        }
    }

    private final class Paced implements SourceContext<Long> {
        private final SourceContext<Long> inner;

        Paced(SourceContext<Long> inner) {
            this.inner = inner;
        }

        @Override
        public void collect(Long number) {
            await(inner.getCheckpointLock());
            inner.collect(number);
        }

        @Override
        public void collectWithTimestamp(Long number, long timestamp) {
            await(inner.getCheckpointLock());
            inner.collectWithTimestamp(number, timestamp);
        }

        @Override
        public void emitWatermark(Watermark mark) {
            inner.emitWatermark(mark);
        }

        @Override
        public void markAsTemporarilyIdle() {
            inner.markAsTemporarilyIdle();
        }

        @Override
        public Object getCheckpointLock() {
            return inner.getCheckpointLock();
        }

        @Override
        public void close() {
            inner.close();
        }
    }
}
