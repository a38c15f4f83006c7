package dev.millrace.sql.stream.group;

import dev.millrace.api.value.RowKind;
import dev.millrace.column.BatchBuilder;
import dev.millrace.column.ColumnBatch;
import dev.millrace.column.ColumnEquality;
import dev.millrace.sql.operator.group.GroupedAggregates;
import dev.millrace.sql.plan.AggregateCall;
import dev.millrace.sql.stream.ContinuousOperator;
import dev.millrace.sql.stream.ContinuousServices;
import dev.millrace.sql.stream.ContinuousSpec;
import dev.millrace.sql.stream.StoredValue;
import dev.millrace.sql.stream.row.PackedRow;
import dev.millrace.sql.stream.row.PackedRowSerializer;
import dev.millrace.sql.stream.row.RowPacker;
import dev.millrace.table.types.logical.RowType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Merges the intermediate results of [LocalGroupsSpec] with those of earlier batches, and emits at most one change
/// per group and batch.
///
/// @param local describes the rows of the input
/// @param emitsBefores whether updates are preceded by the former results
/// @param rowType the keys, and then the results
public record MergedGroupsSpec(LocalGroupsSpec local, boolean emitsBefores, RowType rowType) implements ContinuousSpec {
    @Override
    public ContinuousOperator open(ContinuousServices services) {
        return new Merging(this, services);
    }

    private static final class Merging implements ContinuousOperator {
        private final MergedGroupsSpec spec;
        private final ContinuousServices services;
        private final GroupedAggregates aggregates;
        private final StoredValue<PackedRow> stored;
        private final RowPacker keyPacker;
        private final RowPacker partialPacker;
        private final BatchBuilder former;
        private final BatchBuilder changes;
        private final boolean repeatsEqual;
        /// The keys of the batch: first those with former results, then the others.
        private final List<PackedRow> keys = new ArrayList<>();

        private final List<PackedRow> newKeys = new ArrayList<>();

        Merging(MergedGroupsSpec spec, ContinuousServices services) {
            this.spec = spec;
            this.services = services;
            LocalGroupsSpec local = spec.local;
            this.aggregates = new GroupedAggregates(
                    local.input(),
                    local.keys(),
                    local.calls(),
                    services.operators().users());
            this.stored = services.value("partials", PackedRowSerializer.INSTANCE);
            RowType type = local.rowType();
            int width = local.keys().size();
            this.keyPacker =
                    new RowPacker(type, IntStream.range(0, width).boxed().toList());
            this.partialPacker = RowPacker.ofAll(type);
            this.former = new BatchBuilder(type);
            this.changes = new BatchBuilder(spec.rowType);
            // Without functions the stream has inserted rows only.
            this.repeatsEqual = services.settings().timeToLiveMillis() > 0
                    && !spec.local.calls().isEmpty();
        }

        @Override
        public void process(int input, ColumnBatch batch) {
            int size = batch.size();
            PackedRow[] packed = new PackedRow[size];
            for (int row = 0; row < size; row++) packed[row] = keyPacker.pack(batch, row);
            services.prefetch(packed, size);
            for (int row = 0; row < size; row++) load(packed[row]);
            int known = keys.size();
            keys.addAll(newKeys);
            newKeys.clear();
            aggregates.merge(former.build());
            ColumnBatch befores = aggregates.results(0, known);
            // Former results come first, because functions such as FIRST_VALUE depend on the order.
            aggregates.merge(batch);
            ColumnBatch afters = aggregates.results(0, keys.size());
            ColumnBatch partials = aggregates.partials(0, keys.size());
            aggregates.clear();
            for (int group = 0; group < keys.size(); group++) {
                if (group >= known) emit(RowKind.INSERT, afters, group);
                else update(befores, afters, group);
                services.select(keys.get(group));
                stored.write(partialPacker.pack(partials, group));
            }
            keys.clear();
            services.emit(changes);
        }

        private void load(PackedRow key) {
            services.select(key);
            PackedRow partial = stored.read();
            if (partial == null) {
                newKeys.add(key);
                return;
            }
            keys.add(key);
            partialPacker.unpack(partial, former, 0);
            former.endRow();
        }

        private void update(ColumnBatch befores, ColumnBatch afters, int group) {
            if (!repeatsEqual && areSame(befores, afters, group)) return;
            if (spec.emitsBefores) emit(RowKind.UPDATE_BEFORE, befores, group);
            emit(RowKind.UPDATE_AFTER, afters, group);
        }

        private boolean areSame(ColumnBatch befores, ColumnBatch afters, int group) {
            for (int i = spec.local.keys().size(); i < afters.width(); i++) {
                if (!ColumnEquality.areSame(befores.column(i), group, afters.column(i), group)) return false;
            }
            return true;
        }

        private void emit(RowKind kind, ColumnBatch results, int group) {
            for (int i = 0; i < results.width(); i++) changes.column(i).append(results.column(i), group);
            changes.endRow(kind);
            services.emitIfFull(changes);
        }
    }
}
