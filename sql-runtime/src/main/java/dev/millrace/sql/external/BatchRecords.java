package dev.millrace.sql.external;

import dev.millrace.api.value.Row;
import dev.millrace.column.ColumnBatch;
import dev.millrace.exchange.Batch;
import dev.millrace.runtime.chain.Operator;
import dev.millrace.runtime.chain.OperatorContext;
import dev.millrace.runtime.chain.Receiver;
import dev.millrace.runtime.custom.MadeOperatorFactory;
import dev.millrace.runtime.operator.OneInput;
import dev.millrace.table.data.RowData;
import dev.millrace.table.data.TimestampData;
import dev.millrace.table.types.TypeConversions;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.RowType;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Converts batches of columns into records of a class. The column with the event time gives the records timestamps.
///
/// @param <T> the class: [Row], a record, a POJO, a tuple or the class of the only column
public final class BatchRecords<T> extends MadeOperatorFactory<ColumnBatch, T> {
    private static final long serialVersionUID = 1L;

    private final RowType rowType;
    private final Class<T> type;
    private final int rowtime;

    /// Creates the factory.
    ///
    /// @param rowtime the index of the column with the event time; -1 if there is none
    /// @throws dev.millrace.base.fault.MillraceException if the class lacks a column
    public BatchRecords(RowType rowType, Class<T> type, int rowtime) {
        this.rowType = rowType;
        this.type = type;
        this.rowtime = rowtime;
        if (type != Row.class) RecordMaker.of(type, rowType);
    }

    @Override
    public Operator make(OperatorContext context) {
        return new Converter(this, context);
    }

    private static final class Converter implements OneInput<ColumnBatch> {
        private final OperatorContext context;
        private final RowType rowType;
        private final ValueConverter rows;
        private final @Nullable RecordMaker maker;
        private final RowData.@Nullable FieldGetter time;

        Converter(BatchRecords<?> factory, OperatorContext context) {
            this.context = context;
            this.rowType = factory.rowType;
            this.rows = ValueConverter.of(TypeConversions.fromLogicalToDataType(rowType));
            this.maker = factory.type == Row.class ? null : RecordMaker.of(factory.type, rowType);
            if (factory.rowtime < 0) {
                this.time = null;
            } else {
                LogicalType timeType = rowType.getTypeAt(factory.rowtime);
                this.time = RowData.createFieldGetter(timeType.copy(true), factory.rowtime);
            }
        }

        @Override
        public Receiver<?> control() {
            return context.control();
        }

        @Override
        public void record(ColumnBatch batch, long timestamp) {
            for (int i = 0; i < batch.size(); i++) {
                RowData data = batch.row(i);
                context.output().record(converted(data), timestamp(data));
            }
        }

        private long timestamp(RowData data) {
            Object value = time == null ? null : time.getFieldOrNull(data);
            return value == null ? Batch.NO_TIMESTAMP : ((TimestampData) value).getMillisecond();
        }

        private Object converted(RowData data) {
            Row row = (Row) Objects.requireNonNull(rows.external(data));
            if (maker == null) return row;
            @Nullable Object[] values = new Object[rowType.getFieldCount()];
            for (int i = 0; i < values.length; i++) values[i] = row.getField(i);
            try {
                return maker.make(values);
            } catch (RuntimeException thrown) {
                throw context.failures().at(thrown, row, Batch.NO_TIMESTAMP);
            }
        }
    }
}
