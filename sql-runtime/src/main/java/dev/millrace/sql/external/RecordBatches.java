package dev.millrace.sql.external;

import dev.millrace.api.value.Row;
import dev.millrace.api.value.RowKind;
import dev.millrace.column.BatchBuilder;
import dev.millrace.column.ColumnBatch;
import dev.millrace.exchange.Batch;
import dev.millrace.runtime.chain.Deadlines;
import dev.millrace.runtime.chain.Operator;
import dev.millrace.runtime.chain.OperatorContext;
import dev.millrace.runtime.chain.Receiver;
import dev.millrace.runtime.custom.MadeOperatorFactory;
import dev.millrace.runtime.operator.OneInput;
import dev.millrace.table.data.GenericRowData;
import dev.millrace.table.types.logical.LogicalTypeRoot;
import dev.millrace.table.types.logical.RowType;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Collects the records of a stream in batches of columns. A batch is emitted when it has 256 rows, a millisecond
/// after its first row, and before each watermark, checkpoint and end.
///
/// @param <T> the type of the records
public final class RecordBatches<T> extends MadeOperatorFactory<T, ColumnBatch> {
    private static final long serialVersionUID = 1L;
    private static final int ROWS = 256;
    private static final int TIME = -1;

    private final Class<T> type;
    private final RowType rowType;
    private final boolean isSingle;
    private final List<Integer> places;
    private final Set<String> times;

    /// Creates the factory.
    ///
    /// @param rowType the wanted columns
    /// @param isSingle whether the record itself is the only column
    /// @param places the positions of the wanted columns in rows without names
    /// @param times the columns that contain the timestamp of the record
    public RecordBatches(Class<T> type, RowType rowType, boolean isSingle, List<Integer> places, Set<String> times) {
        this.type = type;
        this.rowType = rowType;
        this.isSingle = isSingle;
        this.places = List.copyOf(places);
        this.times = Set.copyOf(times);
    }

    @Override
    public Operator make(OperatorContext context) {
        return new Collector<>(this, context);
    }

    private static final class Collector<T> implements OneInput<T> {
        private final OperatorContext context;
        private final RowType rowType;
        private final @Nullable RecordFields fields;
        private final int[] fieldOfColumn;
        private final BatchBuilder builder;
        private Deadlines.@Nullable Deadline deadline;

        Collector(RecordBatches<T> factory, OperatorContext context) {
            this.context = context;
            this.rowType = factory.rowType;
            List<String> names = new ArrayList<>();
            List<Integer> places = new ArrayList<>();
            this.fieldOfColumn = new int[rowType.getFieldCount()];
            for (int i = 0; i < fieldOfColumn.length; i++) {
                String name = rowType.getFieldNames().get(i);
                boolean isTime = factory.times.contains(name);
                fieldOfColumn[i] = isTime ? TIME : names.size();
                if (isTime) continue;
                names.add(name);
                places.add(factory.places.get(i));
            }
            this.fields = factory.isSingle ? null : fields(factory, names, places);
            this.builder = new BatchBuilder(rowType, ROWS);
        }

        private static RecordFields fields(RecordBatches<?> factory, List<String> names, List<Integer> places) {
            boolean isRow = factory.type == Row.class;
            return isRow ? RecordFields.ofRows(names, places) : RecordFields.of(factory.type, names);
        }

        @Override
        public Receiver<?> control() {
            return context.control();
        }

        @Override
        public void record(T record, long timestamp) {
            try {
                RowKind kind = record instanceof Row row ? row.getKind() : RowKind.INSERT;
                GenericRowData data = new GenericRowData(kind, rowType.getFieldCount());
                for (int i = 0; i < rowType.getFieldCount(); i++) {
                    data.setField(i, ExternalValues.internal(value(record, timestamp, i), rowType.getTypeAt(i)));
                }
                builder.append(data);
            } catch (RuntimeException thrown) {
                throw context.failures().at(thrown, record, timestamp);
            }
            if (builder.size() >= ROWS) flush();
            else if (deadline == null) deadline = after();
        }

        private @Nullable Object value(T record, long timestamp, int column) {
            int field = fieldOfColumn[column];
            if (field != TIME) return fields == null ? record : fields.field(record, field);
            if (timestamp == Batch.NO_TIMESTAMP) {
                throw ExternalFaults.MISTAKE
                        .what(
                                "The column %s is the time of the record, but the record has none.",
                                rowType.getFieldNames().get(column))
                        .fix("Call assignTimestampsAndWatermarks on the stream before it becomes a table.");
            }
            boolean isInstant = rowType.getTypeAt(column).is(LogicalTypeRoot.TIMESTAMP_WITH_LOCAL_TIME_ZONE);
            Instant time = Instant.ofEpochMilli(timestamp);
            return isInstant ? time : LocalDateTime.ofInstant(time, ZoneOffset.UTC);
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
}
