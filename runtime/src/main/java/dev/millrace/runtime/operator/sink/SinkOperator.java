package dev.millrace.runtime.operator.sink;

import dev.millrace.api.metric.Counter;
import dev.millrace.api.operator.StateSnapshotContext;
import dev.millrace.api.sink.SinkWriter;
import dev.millrace.exchange.Batch;
import dev.millrace.runtime.chain.Receiver;
import dev.millrace.runtime.chain.UserFailures;
import dev.millrace.runtime.operator.OneInput;
import org.jspecify.annotations.Nullable;

/// Writes records to a sink. When a checkpoint is complete, the output that the writer has prepared for it
/// is committed.
final class SinkOperator<I> implements OneInput<I>, SinkWriter.Context {
    private final SinkWriter<I> writer;
    private final WriterCheckpoints checkpoints;
    private final Counter recordsIn;
    private final Receiver<?> control;
    private final UserFailures failures;
    private long timestamp = Batch.NO_TIMESTAMP;
    private long watermark = Long.MIN_VALUE;

    SinkOperator(
            SinkWriter<I> writer,
            WriterCheckpoints checkpoints,
            Counter recordsIn,
            Receiver<?> control,
            UserFailures failures) {
        this.writer = writer;
        this.checkpoints = checkpoints;
        this.recordsIn = recordsIn;
        this.control = control;
        this.failures = failures;
    }

    @Override
    public void record(I value, long timestamp) {
        this.timestamp = timestamp;
        recordsIn.inc();
        try {
            writer.write(value, this);
        } catch (Throwable thrown) {
            throw failures.at(thrown, value, timestamp);
        }
    }

    @Override
    public long currentWatermark() {
        return watermark;
    }

    @Override
    public @Nullable Long timestamp() {
        return timestamp == Batch.NO_TIMESTAMP ? null : timestamp;
    }

    @Override
    public void watermark(long timestamp) {
        watermark = timestamp;
        try {
            writer.writeWatermark(new dev.millrace.api.time.Watermark(timestamp));
        } catch (Throwable thrown) {
            throw failures.during(thrown, "at the watermark " + timestamp);
        }
        control.watermark(timestamp);
    }

    @Override
    public void end() {
        try {
            checkpoints.end();
        } catch (Throwable thrown) {
            throw failures.during(thrown, "while finishing its output");
        }
        control.end();
    }

    @Override
    public void prepareSnapshot(long checkpoint) throws Exception {
        checkpoints.prepareSnapshot(checkpoint);
    }

    @Override
    public void snapshotState(StateSnapshotContext snapshot) throws Exception {
        checkpoints.snapshotState(snapshot);
    }

    @Override
    public void checkpointCompleted(long checkpoint) throws Exception {
        checkpoints.checkpointCompleted(checkpoint);
    }

    @Override
    public boolean isSettled() {
        return checkpoints.isSettled();
    }

    @Override
    public Receiver<?> control() {
        return control;
    }

    @Override
    public void close() throws Exception {
        checkpoints.close();
    }
}
