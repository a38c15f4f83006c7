package dev.millrace.sql.external.connector;

import dev.millrace.column.ColumnBatch;
import dev.millrace.column.RowCursor;
import dev.millrace.runtime.chain.Operator;
import dev.millrace.runtime.chain.OperatorContext;
import dev.millrace.runtime.chain.Receiver;
import dev.millrace.runtime.custom.MadeOperatorFactory;
import dev.millrace.runtime.operator.OneInput;
import dev.millrace.table.data.RowData;
import dev.millrace.table.types.logical.RowType;

/// Converts batches of columns into rows, which a connector may keep and change.
final class BatchesToRows extends MadeOperatorFactory<ColumnBatch, RowData> {
    private static final long serialVersionUID = 1L;

    private final RowType rowType;
    private final int[] indexes;

    /// @param rowType the columns of the batches
    /// @param indexes the column for each field of the rows; -1 for NULL
    BatchesToRows(RowType rowType, int[] indexes) {
        this.rowType = rowType;
        this.indexes = indexes.clone();
    }

    @Override
    public Operator make(OperatorContext context) {
        return new Splitting(context, RowCopier.of(rowType, indexes), new RowCursor());
    }

    private record Splitting(OperatorContext context, RowCopier copier, RowCursor cursor)
            implements OneInput<ColumnBatch> {
        @Override
        public Receiver<?> control() {
            return context.control();
        }

        @Override
        public void record(ColumnBatch batch, long timestamp) {
            for (int i = 0; i < batch.size(); i++) {
                cursor.at(batch, i);
                context.output().record(copier.copy(cursor), timestamp);
            }
        }
    }
}
