package dev.millrace.sql.external.connector;

import dev.millrace.exchange.Batch;
import dev.millrace.api.time.Deadline;
import dev.millrace.column.BatchBuilder;
import dev.millrace.column.ColumnBatch;
import dev.millrace.runtime.chain.Deadlines;
import dev.millrace.runtime.chain.Operator;
import dev.millrace.runtime.chain.OperatorContext;
import dev.millrace.runtime.chain.Receiver;
import dev.millrace.runtime.custom.MadeOperatorFactory;
import dev.millrace.runtime.operator.OneInput;
import dev.millrace.table.data.RowData;
import dev.millrace.table.data.utils.ProjectedRowData;
import dev.millrace.table.types.logical.RowType;
import org.jspecify.annotations.Nullable;

/// Collects rows in batches of columns. A batch is emitted when it has 256 rows, a millisecond after its first row, and
/// before each watermark, checkpoint and end.
final class RowsToBatches extends MadeOperatorFactory<RowData, ColumnBatch> {
    private static final long serialVersionUID = 1L;
    private static final int ROWS = 256;

    private final RowType produced;
    private final RowType wanted;
    private final int[] indexes;

    /// @param produced the rows of the connector
    /// @param wanted the columns of the batches
    /// @param indexes the field of the rows of the connector for each column
    RowsToBatches(RowType produced, RowType wanted, int[] indexes) {
        this.produced = produced;
        this.wanted = wanted;
        this.indexes = indexes.clone();
    }

    @Override
    public Operator make(OperatorContext context) {
        return new Collecting(this, context);
    }

    private static final class Collecting implements OneInput<RowData> {
        private final OperatorContext context;
        private final ProjectedRowData projected;
        private final BatchBuilder builder;
        private Deadlines.@Nullable Deadline deadline;

        Collecting(RowsToBatches factory, OperatorContext context) {
            this.context = context;
            this.projected = ProjectedRowData.from(factory.indexes);
            this.builder = new BatchBuilder(factory.wanted, ROWS);
        }

        @Override
        public Receiver<?> control() {
            return context.control();
        }

        @Override
        public void record(RowData row, long timestamp) {
            try {
                builder.append(projected.replaceRow(row));
            } catch (RuntimeException thrown) {
                throw context.failures().at(thrown, row, timestamp);
            }
            if (builder.size() >= ROWS) flush();
            else if (deadline == null) deadline = after();
        }

        private Deadlines.Deadline after() {
            long now = context.host().clock().millis();
            return context.services().deadlines().at(now + 1, () -> {
                deadline = null;
                flush();
            });
        }

        private void flush() {
            if (deadline != null) deadline.cancel();
            deadline = null;
            if (!builder.isEmpty()) context.output().record(builder.build(), Batch.NO_TIMESTAMP);
        }

        @Override
        public void watermark(long timestamp) {
            flush();
            OneInput.super.watermark(timestamp);
        }

        @Override
        public void idle(boolean isIdle) {
            flush();
            OneInput.super.idle(isIdle);
        }

        @Override
        public void prepareSnapshot(long checkpoint) {
            flush();
        }

        @Override
        public void end() {
            flush();
            OneInput.super.end();
        }
    }

    @Override
    public String toString() {
        return produced.asSummaryString() + " to batches";
    }
}
