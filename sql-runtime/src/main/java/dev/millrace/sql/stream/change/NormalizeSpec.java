package dev.millrace.sql.stream.change;

import dev.millrace.api.value.RowKind;
import dev.millrace.column.ColumnBatch;
import dev.millrace.sql.compile.BatchFilter;
import dev.millrace.sql.expression.Expr;
import dev.millrace.sql.stream.ContinuousOperator;
import dev.millrace.sql.stream.ContinuousServices;
import dev.millrace.sql.stream.ContinuousSpec;
import dev.millrace.sql.stream.StoredValue;
import dev.millrace.sql.stream.row.BatchKeys;
import dev.millrace.sql.stream.ChangeWriter;
import dev.millrace.sql.stream.row.PackedRow;
import dev.millrace.sql.stream.row.PackedRowSerializer;
import dev.millrace.table.types.logical.RowType;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Completes the changes of a table whose rows replace each other by key: it adds former rows, tells new rows from
/// updates, and drops repetitions.
///
/// @param keys the indexes of the columns of the primary key
/// @param condition the condition that emitted rows fulfil; null for all rows
/// @param emitsBefores whether updates are preceded by the former rows
public record NormalizeSpec(
        RowType rowType, List<Integer> keys, @Nullable Expr condition, boolean emitsBefores) implements ContinuousSpec {
    @Override
    public ContinuousOperator open(ContinuousServices services) {
        return new Normalizer(this, services);
    }

    private static final class Normalizer implements ContinuousOperator {
        private final NormalizeSpec spec;
        private final ContinuousServices services;
        private final StoredValue<PackedRow> stored;
        private final BatchKeys found;
        private final ChangeWriter writer;
        private final @Nullable BatchFilter filter;
        private final boolean repeatsEqual;
        private int[] passing = new int[ColumnBatch.ROWS_MAX];

        Normalizer(NormalizeSpec spec, ContinuousServices services) {
            this.spec = spec;
            this.services = services;
            this.stored = services.value("rows", PackedRowSerializer.INSTANCE);
            this.found = new BatchKeys(spec.rowType, spec.keys);
            this.writer = new ChangeWriter(services, spec.rowType);
            this.filter = spec.condition == null
                    ? null
                    : services.operators().expressions().filter(spec.condition);
            this.repeatsEqual = services.settings().timeToLiveMillis() > 0;
        }

        @Override
        public void process(int input, ColumnBatch batch) {
            found.find(batch);
            services.prefetch(found);
            boolean[] passes = passes(batch);
            for (int row = 0; row < batch.size(); row++) {
                services.select(found.key(found.number(row)));
                PackedRow before = stored.read();
                RowKind kind = batch.kind(row);
                boolean isAdded = kind == RowKind.INSERT || kind == RowKind.UPDATE_AFTER;
                if (isAdded && passes[row]) update(before, writer.packer().pack(batch, row));
                // A former row says nothing, because the new one follows.
                else if (kind != RowKind.UPDATE_BEFORE) delete(before);
            }
            writer.emit();
        }

        private boolean[] passes(ColumnBatch batch) {
            boolean[] passes = new boolean[batch.size()];
            if (filter == null) {
                Arrays.fill(passes, true);
                return passes;
            }
            if (passing.length < batch.size()) passing = new int[batch.size()];
            int count = filter.select(batch, passing);
            for (int i = 0; i < count; i++) passes[passing[i]] = true;
            return passes;
        }

        private void update(@Nullable PackedRow before, PackedRow after) {
            if (!repeatsEqual && after.equals(before)) return;
            stored.write(after);
            if (before == null) {
                writer.add(RowKind.INSERT, after);
                return;
            }
            if (spec.emitsBefores) writer.add(RowKind.UPDATE_BEFORE, before);
            writer.add(RowKind.UPDATE_AFTER, after);
        }

        private void delete(@Nullable PackedRow before) {
            if (before == null) return;
            stored.clear();
            writer.add(RowKind.DELETE, before);
        }
    }
}
