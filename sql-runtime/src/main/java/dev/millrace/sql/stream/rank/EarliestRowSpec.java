package dev.millrace.sql.stream.rank;

import dev.millrace.api.value.RowKind;
import dev.millrace.column.ColumnBatch;
import dev.millrace.column.LongColumn;
import dev.millrace.sql.stream.ContinuousOperator;
import dev.millrace.sql.stream.ContinuousServices;
import dev.millrace.sql.stream.ContinuousSpec;
import dev.millrace.sql.stream.RowTimers;
import dev.millrace.sql.stream.StoredValue;
import dev.millrace.sql.stream.row.BatchKeys;
import dev.millrace.sql.stream.ChangeWriter;
import dev.millrace.sql.stream.row.PackedRow;
import dev.millrace.sql.stream.row.PackedRowSerializer;
import dev.millrace.table.types.logical.RowType;
import java.util.List;

/// Emits the row of each key with the earliest event time, once no earlier one is expected.
///
/// @param keys the indexes of the columns of the key
/// @param timeColumn the index of the column with the event time
public record EarliestRowSpec(RowType input, List<Integer> keys, int timeColumn) implements ContinuousSpec {
    @Override
    public ContinuousOperator open(ContinuousServices services) {
        return new EarliestRow(this, services);
    }

    private static final class EarliestRow implements ContinuousOperator {
        private final EarliestRowSpec spec;
        private final ContinuousServices services;
        /// The earliest row that waits; an empty one after it was emitted.
        private final StoredValue<PackedRow> stored;
        private final BatchKeys keys;
        private final ChangeWriter writer;
        private final RowTimers timers;

        EarliestRow(EarliestRowSpec spec, ContinuousServices services) {
            this.spec = spec;
            this.services = services;
            this.stored = services.value("earliest-row", PackedRowSerializer.INSTANCE);
            this.keys = new BatchKeys(spec.input, spec.keys);
            this.writer = new ChangeWriter(services, spec.input);
            this.timers = services.timers("earliest", this::emit, _ -> {});
        }

        @Override
        public void process(int input, ColumnBatch batch) {
            keys.find(batch);
            services.prefetch(keys);
            for (int row = 0; row < batch.size(); row++) {
                long time = ((LongColumn) batch.column(spec.timeColumn)).value(row);
                services.select(keys.key(keys.number(row)));
                PackedRow before = stored.read();
                if (PackedRow.EMPTY.equals(before)) continue;
                if (time <= services.watermark()) {
                    services.countLate();
                    continue;
                }
                if (before != null && timeOf(before) <= time) continue;
                if (before != null) timers.cancelEventTime(timeOf(before));
                stored.write(writer.packer().pack(batch, row));
                timers.atEventTime(time);
            }
        }

        private long timeOf(PackedRow row) {
            return ((LongColumn) writer.packer().batch(row).column(spec.timeColumn)).value(0);
        }

        private void emit(long timestamp) {
            PackedRow row = stored.read();
            if (row == null || PackedRow.EMPTY.equals(row)) return;
            writer.add(RowKind.INSERT, row);
            writer.emit();
            stored.write(PackedRow.EMPTY);
        }
    }
}
