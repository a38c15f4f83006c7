package dev.millrace.sql.stream.match;

import dev.millrace.cep.match.TakenEvent;
import dev.millrace.column.BatchBuilder;
import dev.millrace.column.ColumnBatch;
import dev.millrace.column.ColumnBuilder;
import dev.millrace.sql.compile.BatchProjection;
import dev.millrace.sql.operator.OperatorSettings;
import dev.millrace.sql.plan.MatchValue;
import dev.millrace.sql.stream.group.GroupAggregates;
import dev.millrace.sql.stream.group.GroupRow;
import dev.millrace.sql.stream.row.PackedRow;
import dev.millrace.sql.stream.row.RowPacker;
import dev.millrace.table.types.logical.RowType;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Aggregates the rows of a variable in a partial match. The results up to recent rows are remembered, so that a
/// longer partial match costs one more row. Not thread-safe.
final class GrowingAggregate implements PathValue {
    private static final int REMEMBERED_MAX = 1024;

    private final MatchValue.OfRows value;
    private final boolean hasCurrent;
    private final RowPacker packer;
    private final CurrentRow current;
    private final GroupAggregates aggregates;
    private final @Nullable BatchProjection arguments;
    private final BatchBuilder builder;
    private final Map<RowAtEdge, GroupRow> remembered = new HashMap<>();

    /// Identifies the rows of a partial match up to one of them. The row is compared by identity, because rows of
    /// other partitions may be equal.
    private static final class RowAtEdge {
        private final PackedRow row;
        private final int edge;

        RowAtEdge(TakenEvent<PackedRow> taken) {
            this.row = taken.value();
            this.edge = taken.index();
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof RowAtEdge that && row == that.row && edge == that.edge;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(row) + edge;
        }
    }

    /// @param hasCurrent whether the current row belongs to the variable
    GrowingAggregate(
            MatchValue.OfRows value,
            boolean hasCurrent,
            RowType input,
            RowPacker packer,
            CurrentRow current,
            OperatorSettings settings) {
        this.value = value;
        this.hasCurrent = hasCurrent;
        this.packer = packer;
        this.current = current;
        RowType row = MatchAggregate.argumentType(value);
        this.aggregates = new GroupAggregates(row, List.of(MatchAggregate.call(value)), false, null);
        this.arguments =
                value.arguments().isEmpty() ? null : settings.expressions().projection(value.arguments(), row);
        this.builder = new BatchBuilder(input, 1);
    }

    @Override
    public void append(@Nullable TakenEvent<PackedRow> last, ColumnBuilder to) {
        GroupRow group = upTo(last);
        if (hasCurrent) {
            group = group.copy();
            ColumnBatch batch = current.batch();
            for (int i = 0; i < batch.width(); i++) builder.column(i).append(batch.column(i), current.row());
            add(group);
        }
        aggregates.append(group, 0, to);
    }

    /// Returns the intermediate result of the rows up to an event, which must not be changed.
    private GroupRow upTo(@Nullable TakenEvent<PackedRow> last) {
        Deque<TakenEvent<PackedRow>> missing = new ArrayDeque<>();
        GroupRow known = null;
        TakenEvent<PackedRow> at = last;
        while (at != null && known == null) {
            known = remembered.get(new RowAtEdge(at));
            if (known == null) missing.push(at);
            at = at.previous();
        }
        GroupRow group = known == null ? aggregates.empty() : known;
        if (missing.isEmpty()) return group;
        group = group.copy();
        for (TakenEvent<PackedRow> each : missing) {
            if (!PathValue.isOf(each, value.variable())) continue;
            packer.unpack(each.value(), builder, 0);
            add(group);
        }
        if (remembered.size() >= REMEMBERED_MAX) remembered.clear();
        if (last != null) remembered.put(new RowAtEdge(last), group);
        return group;
    }

    private void add(GroupRow group) {
        builder.endRow();
        ColumnBatch row = builder.build();
        aggregates.change(group, arguments == null ? row : arguments.of(row), 0, 1);
    }
}
