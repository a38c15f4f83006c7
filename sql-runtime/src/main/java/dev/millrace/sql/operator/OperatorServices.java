package dev.millrace.sql.operator;

import dev.millrace.column.BatchBuilder;
import dev.millrace.column.ColumnBatch;
import dev.millrace.exchange.Batch;
import dev.millrace.runtime.chain.Receiver;
import dev.millrace.base.host.Disk;
import java.util.function.Consumer;
import dev.millrace.sql.operator.spill.BatchReader;
import dev.millrace.sql.operator.spill.SpillFiles;

/// Provides the output, the files and the settings of an operator in a subtask.
public final class OperatorServices {
    private final OperatorSettings settings;
    private final Receiver<Object> output;
    private final SpillFiles files;

    OperatorServices(OperatorSettings settings, Receiver<Object> output, SpillFiles files) {
        this.settings = settings;
        this.output = output;
        this.files = files;
    }

    /// Returns the services of an operator whose batches another operator takes.
    ///
    /// @param disk the place of temporary files
    public static OperatorServices within(OperatorSettings settings, Disk disk, Consumer<ColumnBatch> output) {
        return new OperatorServices(settings, new Taken(output), new SpillFiles(disk));
    }

    /// Returns the services of an operator inside of this one, whose batches this one takes. The files are shared.
    ///
    /// @param memoryBytes the number of bytes that the inner operator may keep on the heap
    public OperatorServices inner(Consumer<ColumnBatch> output, long memoryBytes) {
        return new OperatorServices(settings.withMemory(memoryBytes), new Taken(output), files);
    }

    /// Returns the settings of the query.
    public OperatorSettings settings() {
        return settings;
    }

    /// Returns the temporary files, which the engine deletes when the operator is closed.
    public SpillFiles files() {
        return files;
    }

    /// Emits a batch, unless it is empty.
    public void emit(ColumnBatch batch) {
        if (batch.size() > 0) output.record(batch, Batch.NO_TIMESTAMP);
    }

    /// Emits the rows of a builder if the builder is full.
    public void emitIfFull(BatchBuilder builder) {
        if (builder.isFull()) emit(builder.build());
    }

    /// Emits all batches of a reader.
    public void emitAll(BatchReader batches) {
        for (ColumnBatch each = batches.next(); each != null; each = batches.next()) emit(each);
    }

    /// Passes batches to another operator.
    private record Taken(Consumer<ColumnBatch> output) implements Receiver<Object> {
        @Override
        public void record(Object batch, long timestamp) {
            output.accept((ColumnBatch) batch);
        }

        @Override
        public void watermark(long timestamp) {}

        @Override
        public void idle(boolean isIdle) {}

        @Override
        public void backlog(boolean isBacklog) {}

        @Override
        public void end() {}
    }
}
