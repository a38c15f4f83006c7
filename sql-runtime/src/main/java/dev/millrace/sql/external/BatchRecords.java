package dev.millrace.sql.external;

import dev.millrace.api.tuple.Tuple2;
import dev.millrace.api.value.Row;
import dev.millrace.api.value.RowKind;
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
/// @param <R> the class, or pairs of a flag and an object of it
public final class BatchRecords<T, R> extends MadeOperatorFactory<ColumnBatch, R> {
    private static final long serialVersionUID = 1L;

    private final RowType rowType;
    private final Class<T> type;
    private final int rowtime;
    private final Form form;

    private enum Form {
        PLAIN,
        FLAGGED,
        WITHOUT_TIME
    }

    /// Creates the factory.
    ///
    /// @param rowtime the index of the column with the event time; -1 if there is none
    /// @throws dev.millrace.base.fault.MillraceException if the class lacks a column
    public static <T> BatchRecords<T, T> of(RowType rowType, Class<T> type, int rowtime) {
        return new BatchRecords<>(rowType, type, rowtime, Form.PLAIN);
    }

    /// Creates the factory of pairs: a flag that is false for former rows and deleted ones, and the record.
    ///
    /// @param rowtime the index of the column with the event time; -1 if there is none
    public static <T> BatchRecords<T, Tuple2<Boolean, T>> flagged(RowType rowType, Class<T> type, int rowtime) {
        return new BatchRecords<>(rowType, type, rowtime, Form.FLAGGED);
    }

    /// Creates the factory of rows without the last column, which becomes their timestamp.
    public static BatchRecords<Row, Row> withoutTime(RowType rowType, int rowtime) {
        return new BatchRecords<>(rowType, Row.class, rowtime, Form.WITHOUT_TIME);
    }

    private BatchRecords(RowType rowType, Class<T> type, int rowtime, Form form) {
        this.form = form;
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
        private final Form form;
        private final ValueConverter rows;
        private final @Nullable RecordMaker maker;
        private final RowData.@Nullable FieldGetter time;

        Converter(BatchRecords<?, ?> factory, OperatorContext context) {
            this.form = factory.form;
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
                Object record = converted(data);
                context.output().record(formed(record, data), timestamp(data));
            }
        }

        private Object formed(Object record, RowData data) {
            return switch (form) {
                case PLAIN -> record;
                case WITHOUT_TIME -> shortened((Row) record);
                case FLAGGED -> {
                    RowKind kind = data.getRowKind();
                    if (record instanceof Row row) row.setKind(RowKind.INSERT);
                    yield Tuple2.of(kind == RowKind.INSERT || kind == RowKind.UPDATE_AFTER, record);
                }
            };
        }

        private static Row shortened(Row row) {
            Row shortened = Row.withPositions(row.getKind(), row.getArity() - 1);
            for (int i = 0; i < shortened.getArity(); i++) shortened.setField(i, row.getField(i));
            return shortened;
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
