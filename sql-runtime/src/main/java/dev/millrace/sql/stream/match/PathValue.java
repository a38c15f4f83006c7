package dev.millrace.sql.stream.match;

import dev.millrace.cep.match.TakenEvent;
import dev.millrace.column.ColumnBuilder;
import dev.millrace.sql.operator.OperatorSettings;
import dev.millrace.sql.plan.MatchValue;
import dev.millrace.sql.stream.group.GroupAggregates;
import dev.millrace.sql.stream.row.PackedRow;
import dev.millrace.sql.stream.row.RowPacker;
import dev.millrace.table.types.logical.RowType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Reads a value for a condition from a partial match and the current row. Not thread-safe.
interface PathValue {

    /// Appends the value.
    ///
    /// @param last the last event of the partial match; null if it has none
    void append(@Nullable TakenEvent<PackedRow> last, ColumnBuilder to);

    /// Returns the reader of a value.
    ///
    /// @param variable the variable to which the current row belongs
    static PathValue of(
            MatchValue value,
            String variable,
            RowType input,
            RowPacker packer,
            CurrentRow current,
            OperatorSettings settings) {
        return switch (value) {
            case MatchValue.OfRow row -> {
                boolean hasCurrent = Objects.equals(row.variable(), variable) || row.variable() == null;
                yield row.isFirst()
                        ? new FirstRow(row, hasCurrent, packer, current)
                        : new LastRow(row, hasCurrent, packer, current);
            }
            case MatchValue.OfRows rows -> {
                boolean hasCurrent = Objects.equals(rows.variable(), variable) || rows.variable() == null;
                yield GroupAggregates.isWithinRow(MatchAggregate.call(rows))
                        ? new GrowingAggregate(rows, hasCurrent, input, packer, current, settings)
                        : new PathAggregate(
                                rows, hasCurrent, new MatchAggregate(rows, input, settings), packer, current);
            }
            case MatchValue.Rowtime _, MatchValue.Proctime _ ->
                throw new IllegalArgumentException("A condition has no time of the match.");
        };
    }

    /// Returns whether an event belongs to a variable.
    static boolean isOf(TakenEvent<PackedRow> taken, @Nullable String variable) {
        return variable == null || taken.pattern().equals(variable);
    }

    /// Returns the rows of a variable in order, without the current row.
    private static List<PackedRow> rows(@Nullable TakenEvent<PackedRow> last, @Nullable String variable) {
        List<PackedRow> rows = new ArrayList<>();
        for (TakenEvent<PackedRow> each = last; each != null; each = each.previous()) {
            if (isOf(each, variable)) rows.add(each.value());
        }
        return rows.reversed();
    }

    /// Reads a column of a row that is counted from the last one.
    record LastRow(MatchValue.OfRow value, boolean hasCurrent, RowPacker packer, CurrentRow current)
            implements PathValue {
        @Override
        public void append(@Nullable TakenEvent<PackedRow> last, ColumnBuilder to) {
            int left = value.offset();
            if (hasCurrent && left-- == 0) {
                to.append(current.batch().column(value.column()), current.row());
                return;
            }
            for (TakenEvent<PackedRow> each = last; each != null; each = each.previous()) {
                if (isOf(each, value.variable()) && left-- == 0) {
                    packer.appendColumn(each.value(), value.column(), to);
                    return;
                }
            }
            to.appendNull();
        }
    }

    /// Reads a column of a row that is counted from the first one.
    record FirstRow(MatchValue.OfRow value, boolean hasCurrent, RowPacker packer, CurrentRow current)
            implements PathValue {
        @Override
        public void append(@Nullable TakenEvent<PackedRow> last, ColumnBuilder to) {
            List<PackedRow> rows = rows(last, value.variable());
            if (value.offset() < rows.size()) {
                packer.appendColumn(rows.get(value.offset()), value.column(), to);
            } else if (hasCurrent && value.offset() == rows.size()) {
                to.append(current.batch().column(value.column()), current.row());
            } else {
                to.appendNull();
            }
        }
    }

    /// Aggregates the rows of a variable.
    record PathAggregate(
            MatchValue.OfRows value, boolean hasCurrent, MatchAggregate aggregate, RowPacker packer, CurrentRow current)
            implements PathValue {
        @Override
        public void append(@Nullable TakenEvent<PackedRow> last, ColumnBuilder to) {
            for (PackedRow each : rows(last, value.variable())) aggregate.add(each, packer, 0);
            if (hasCurrent) aggregate.add(current.batch(), current.row(), 0);
            to.append(aggregate.results(1), 0);
        }
    }
}
