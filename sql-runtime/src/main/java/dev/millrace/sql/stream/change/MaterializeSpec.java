package dev.millrace.sql.stream.change;

import dev.millrace.api.value.RowKind;
import dev.millrace.column.ColumnBatch;
import dev.millrace.sql.stream.ContinuousOperator;
import dev.millrace.sql.stream.ContinuousServices;
import dev.millrace.sql.stream.ContinuousSpec;
import dev.millrace.sql.stream.StoredValue;
import dev.millrace.sql.stream.StreamFaults;
import dev.millrace.sql.stream.row.BatchKeys;
import dev.millrace.sql.stream.ChangeWriter;
import dev.millrace.sql.stream.row.PackedRow;
import dev.millrace.sql.stream.row.PackedRowsSerializer;
import dev.millrace.sql.stream.row.RowPacker;
import dev.millrace.table.types.logical.RowType;
import java.util.ArrayList;
import java.util.List;

/// Keeps all rows with the same primary key of a sink, and emits the one that the sink must have.
///
/// @param key the indexes of the columns of the primary key
/// @param upsertKey the indexes of the columns of the upsert key of the query; empty if rows are identified by
///     all columns
/// @param conflict which of several rows the sink has
public record MaterializeSpec(RowType rowType, List<Integer> key, List<Integer> upsertKey, Conflict conflict)
        implements ContinuousSpec {
    /// Lists which of several rows a sink has.
    public enum Conflict {
        /// Several rows are a fault.
        ERROR,
        /// The sink has the row that came first.
        FIRST,
        /// The sink has the row that came last.
        LAST
    }

    @Override
    public ContinuousOperator open(ContinuousServices services) {
        return new Materializer(this, services);
    }

    private static final class Materializer implements ContinuousOperator {
        private final MaterializeSpec spec;
        private final ContinuousServices services;
        private final StoredValue<List<PackedRow>> stored;
        private final BatchKeys keys;
        private final ChangeWriter writer;
        private final RowPacker identity;

        Materializer(MaterializeSpec spec, ContinuousServices services) {
            this.spec = spec;
            this.services = services;
            this.stored = services.value("rows", PackedRowsSerializer.INSTANCE);
            this.keys = new BatchKeys(spec.rowType, spec.key);
            this.writer = new ChangeWriter(services, spec.rowType);
            this.identity = spec.upsertKey.isEmpty() ? writer.packer() : new RowPacker(spec.rowType, spec.upsertKey);
        }

        @Override
        public void process(int input, ColumnBatch batch) {
            keys.find(batch);
            services.prefetch(keys);
            for (int row = 0; row < batch.size(); row++) {
                services.select(keys.key(keys.number(row)));
                List<PackedRow> before = stored.read();
                List<PackedRow> rows = before == null ? new ArrayList<>() : new ArrayList<>(before);
                RowKind kind = batch.kind(row);
                if (kind == RowKind.INSERT || kind == RowKind.UPDATE_AFTER) add(batch, row, rows);
                else remove(batch, row, rows);
                if (rows.isEmpty()) stored.clear();
                else stored.write(rows);
            }
            writer.emit();
        }

        private void add(ColumnBatch batch, int row, List<PackedRow> rows) {
            PackedRow added = writer.packer().pack(batch, row);
            boolean isFirst = rows.isEmpty();
            int at = spec.upsertKey.isEmpty() ? -1 : indexOf(batch, row, rows);
            if (at >= 0) rows.set(at, added);
            else rows.add(added);
            if (spec.conflict == Conflict.ERROR && rows.size() > 1) throw duplicate();
            if (isFirst) writer.add(RowKind.INSERT, added);
            else if (spec.conflict != Conflict.FIRST || at == 0) writer.add(RowKind.UPDATE_AFTER, added);
        }

        private void remove(ColumnBatch batch, int row, List<PackedRow> rows) {
            int at = indexOf(batch, row, rows);
            if (at < 0) return;
            PackedRow removed = rows.remove(at);
            if (rows.isEmpty()) {
                writer.add(RowKind.DELETE, removed);
                return;
            }
            boolean isFirst = spec.conflict == Conflict.FIRST;
            boolean wasShown = isFirst ? at == 0 : at == rows.size();
            if (wasShown) writer.add(RowKind.UPDATE_AFTER, isFirst ? rows.getFirst() : rows.getLast());
        }

        private int indexOf(ColumnBatch batch, int row, List<PackedRow> rows) {
            PackedRow wanted = identity.pack(batch, row);
            for (int i = 0; i < rows.size(); i++) {
                PackedRow each = rows.get(i);
                boolean isSame = spec.upsertKey.isEmpty()
                        ? each.equals(wanted)
                        : identity.pack(writer.packer().batch(each), 0).equals(wanted);
                if (isSame) return i;
            }
            return -1;
        }

        private static RuntimeException duplicate() {
            return StreamFaults.DUPLICATE
                    .what("Two rows of the query have the same primary key of the table that it writes.")
                    .why("The INSERT says ON CONFLICT DO ERROR.")
                    .fix("Write ON CONFLICT DO DEDUPLICATE or DO NOTHING, or group by the primary key.");
        }
    }
}
