package dev.millrace.sql.stream.group;

import dev.millrace.api.value.RowKind;
import dev.millrace.column.BatchBuilder;
import dev.millrace.column.ColumnBatch;
import dev.millrace.sql.plan.AggregateCall;
import dev.millrace.sql.stream.ContinuousOperator;
import dev.millrace.sql.stream.ContinuousServices;
import dev.millrace.sql.stream.ContinuousSpec;
import dev.millrace.sql.stream.StoredValue;
import dev.millrace.sql.stream.row.BatchKeys;
import dev.millrace.table.types.logical.RowType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Aggregates the rows of groups, and emits the results as they change.
///
/// @param input the type of the rows that are aggregated
/// @param keys the indexes of the columns of the group
/// @param retracts whether rows may be taken back
/// @param emitsBefores whether updates are preceded by the former results
/// @param rowType the keys, and then the results
public record GroupAggregateSpec(
        RowType input,
        List<Integer> keys,
        List<AggregateCall> calls,
        boolean retracts,
        boolean emitsBefores,
        RowType rowType)
        implements ContinuousSpec {
    @Override
    public ContinuousOperator open(ContinuousServices services) {
        return new GroupOperator(this, services);
    }

    private static final class GroupOperator implements ContinuousOperator {
        private final GroupAggregateSpec spec;
        private final ContinuousServices services;
        private final GroupAggregates aggregates;
        private final StoredValue<GroupRow> stored;
        private final BatchKeys keys;
        private final BatchBuilder results;
        private final boolean repeatsEqual;
        private final boolean compacts;
        private @Nullable GroupRow[] befores = new GroupRow[0];
        private @Nullable GroupRow[] groups = new GroupRow[0];

        GroupOperator(GroupAggregateSpec spec, ContinuousServices services) {
            this.spec = spec;
            this.services = services;
            this.aggregates = new GroupAggregates(spec.input, spec.calls, spec.retracts, services);
            this.stored = services.value("groups", aggregates.serializer());
            this.keys = new BatchKeys(spec.input, spec.keys);
            this.results = new BatchBuilder(spec.rowType);
            // Without functions the stream has inserted rows only.
            this.repeatsEqual = services.settings().timeToLiveMillis() > 0 && !spec.calls.isEmpty();
            this.compacts = services.settings().compacts();
        }

        @Override
        public void process(int input, ColumnBatch batch) {
            keys.find(batch);
            services.prefetch(keys);
            load();
            for (int row = 0; row < batch.size(); row++) change(batch, row);
            store();
            services.emit(results);
        }

        private void load() {
            int count = keys.count();
            if (groups.length < count) {
                groups = new GroupRow[count];
                befores = new GroupRow[count];
            }
            for (int i = 0; i < count; i++) {
                services.select(keys.key(i));
                GroupRow group = stored.read();
                befores[i] = group;
                groups[i] = group == null ? null : group.copy();
            }
        }

        private void change(ColumnBatch batch, int row) {
            int number = keys.number(row);
            RowKind kind = batch.kind(row);
            boolean isAdded = kind == RowKind.INSERT || kind == RowKind.UPDATE_AFTER;
            GroupRow group = groups[number];
            if (group == null) {
                // The group may have expired, so there is nothing to take the row from.
                if (!isAdded) return;
                group = aggregates.empty();
                groups[number] = group;
            }
            services.select(keys.key(number));
            aggregates.change(group, batch, row, isAdded ? 1 : -1);
            boolean isOver = spec.retracts && aggregates.isEmpty(group);
            if (isOver) aggregates.clear();
            if (compacts) return;
            emit(number, isOver ? null : group);
            befores[number] = isOver ? null : group.copy();
            if (isOver) groups[number] = null;
        }

        private void store() {
            for (int i = 0; i < keys.count(); i++) {
                GroupRow group = groups[i];
                boolean isOver = group == null || spec.retracts && aggregates.isEmpty(group);
                if (compacts) emit(i, isOver ? null : group);
                services.select(keys.key(i));
                if (isOver || group == null) stored.clear();
                else stored.write(group);
                groups[i] = null;
                befores[i] = null;
            }
        }

        private void emit(int number, @Nullable GroupRow after) {
            GroupRow before = befores[number];
            if (after == null) {
                if (before != null) append(RowKind.DELETE, number, before);
                return;
            }
            if (before == null) {
                append(RowKind.INSERT, number, after);
                return;
            }
            if (!repeatsEqual && aggregates.areSame(before, after)) return;
            if (spec.emitsBefores) append(RowKind.UPDATE_BEFORE, number, before);
            append(RowKind.UPDATE_AFTER, number, after);
        }

        private void append(RowKind kind, int number, GroupRow group) {
            int width = spec.keys.size();
            keys.packer().unpack(keys.key(number), results, 0);
            for (int i = 0; i < aggregates.count(); i++) aggregates.append(group, i, results.column(width + i));
            results.endRow(kind);
            services.emitIfFull(results);
        }
    }
}
