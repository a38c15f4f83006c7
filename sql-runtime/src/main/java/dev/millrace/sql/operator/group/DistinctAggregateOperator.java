package dev.millrace.sql.operator.group;

import dev.millrace.column.BooleanColumn;
import dev.millrace.column.Column;
import dev.millrace.column.ColumnBatch;
import dev.millrace.column.ColumnBuilder;
import dev.millrace.sql.operator.BatchOperator;
import dev.millrace.sql.operator.OperatorServices;
import dev.millrace.sql.operator.OperatorSettings;
import dev.millrace.sql.operator.aggregate.Aggregators;
import dev.millrace.sql.plan.AggregateCall;
import dev.millrace.table.types.logical.BooleanType;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.RowType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Aggregates rows by key if functions pass over repeated arguments. First keeps one of the rows with equal keys and
/// arguments, which may go to files, so a group may have more distinct values than fit into memory.
///
/// The last step aggregates two kinds of rows: the rows of the input for functions that take all rows, and for each set
/// of arguments the rows without repetition. A filter of each function selects its rows.
final class DistinctAggregateOperator implements BatchOperator {

    /// Identifies the rows that functions with DISTINCT take.
    ///
    /// @param filter the index of the column that must be true; null for all rows
    private record Arguments(
            List<Integer> columns, @Nullable Integer filter) {}

    private final AggregateSpec spec;
    private final int width;
    private final RowType extended;
    private final List<Distinct> distincts = new ArrayList<>();
    /// The filters of functions that take all rows.
    private final List<Integer> filters = new ArrayList<>();
    private final boolean takesAllRows;
    private final AggregateOperator last;

    DistinctAggregateOperator(AggregateSpec spec, OperatorServices services) {
        this.spec = spec;
        this.width = spec.input().getFieldCount();
        Map<Arguments, Integer> sets = new LinkedHashMap<>();
        for (AggregateCall each : spec.calls())
            if (Aggregators.passesOverRepetition(each)) sets.putIfAbsent(arguments(each), sets.size());
        List<AggregateCall> calls = new ArrayList<>();
        for (AggregateCall each : spec.calls()) calls.add(filtered(each, sets));
        this.extended = extended(sets.size());
        this.takesAllRows = sets.size() < spec.calls().size() && hasPlainCall()
                || sets.keySet().stream().noneMatch(each -> each.filter == null);
        OperatorSettings share =
                services.settings().withMemory(services.settings().memoryBytes() / (sets.size() + 1));
        this.last = new AggregateOperator(
                new AggregateSpec(extended, spec.keys(), calls, false), services.with(share, services::emit));
        sets.forEach((set, number) -> distincts.add(new Distinct(set, number, services, share)));
    }

    private static Arguments arguments(AggregateCall call) {
        return new Arguments(call.arguments(), call.filter());
    }

    private boolean hasPlainCall() {
        return !spec.calls().stream().allMatch(Aggregators::passesOverRepetition);
    }

    /// Returns a call with the filter that selects its rows among the rows of both kinds.
    private AggregateCall filtered(AggregateCall call, Map<Arguments, Integer> sets) {
        Integer set = Aggregators.passesOverRepetition(call) ? sets.get(arguments(call)) : null;
        if (set != null) return Aggregators.withoutRepetition(call, width + 1 + set);
        Integer filter = call.filter();
        int selected = width;
        if (filter != null) {
            filters.add(filter);
            selected = width + sets.size() + filters.size();
        }
        return new AggregateCall(
                call.function(),
                call.isDistinct(),
                call.ignoresNulls(),
                call.arguments(),
                selected,
                call.order(),
                call.type(),
                call.user());
    }

    /// Returns the type of the rows of both kinds: the columns of the input, a column for rows of the input, a column
    /// per set of arguments and a column per filter.
    private RowType extended(int sets) {
        List<LogicalType> types = new ArrayList<>();
        for (LogicalType each : spec.input().getChildren()) types.add(each.copy(true));
        for (int i = 0; i < 1 + sets + filters.size(); i++) types.add(new BooleanType(true));
        return RowType.of(types.toArray(new LogicalType[0]));
    }

    @Override
    public void process(int input, ColumnBatch batch) {
        if (takesAllRows) last.process(0, extended(batch.columns(), batch.size(), 0, filters(batch)));
        for (Distinct each : distincts) each.add(batch);
    }

    private List<Column> filters(ColumnBatch batch) {
        List<Column> columns = new ArrayList<>();
        for (int each : filters) columns.add(batch.column(each));
        return columns;
    }

    /// Returns rows of one kind.
    ///
    /// @param kind 0 for rows of the input, and the number of a set of arguments plus 1 for rows without repetition
    private ColumnBatch extended(List<Column> columns, int size, int kind, List<Column> ofFilters) {
        List<Column> all = new ArrayList<>(columns);
        for (int i = 0; i <= distincts.size(); i++) all.add(constant(i == kind, size));
        all.addAll(ofFilters);
        return ColumnBatch.of(size, all);
    }

    private static Column constant(boolean value, int size) {
        byte[] values = new byte[size];
        if (value) Arrays.fill(values, (byte) 1);
        return new BooleanColumn(values, size, null);
    }

    @Override
    public void finish() {
        for (Distinct each : distincts) each.rows.finish();
        last.finish();
    }

    /// Keeps one of the rows with equal keys and arguments.
    private final class Distinct {
        private final @Nullable Integer filter;
        private final int number;
        private final int[] columns;
        private final AggregateOperator rows;
        private int[] selected = new int[ColumnBatch.ROWS_MAX];

        Distinct(Arguments set, int number, OperatorServices services, OperatorSettings share) {
            this.filter = set.filter;
            this.number = number;
            TreeSet<Integer> needed = new TreeSet<>(spec.keys());
            needed.addAll(set.columns);
            this.columns = needed.stream().mapToInt(each -> each).toArray();
            LogicalType[] types = new LogicalType[columns.length];
            for (int i = 0; i < types.length; i++) types[i] = extended.getTypeAt(columns[i]);
            List<Integer> keys = new ArrayList<>();
            for (int i = 0; i < columns.length; i++) keys.add(i);
            this.rows = new AggregateOperator(
                    new AggregateSpec(RowType.of(types), keys, List.of(), false), services.with(share, this::pass));
        }

        void add(ColumnBatch batch) {
            if (filter == null) {
                rows.process(0, batch.project(columns));
                return;
            }
            BooleanColumn isTaken = (BooleanColumn) batch.column(filter);
            if (selected.length < batch.size()) selected = new int[batch.size()];
            int count = 0;
            for (int row = 0; row < batch.size(); row++)
                if (!isTaken.isNull(row) && isTaken.value(row) != 0) selected[count++] = row;
            if (count > 0) rows.process(0, batch.project(columns).select(selected, count));
        }

        /// Passes rows without repetition to the last step. The columns that no function of the set needs are NULL.
        private void pass(ColumnBatch batch) {
            List<Column> all = new ArrayList<>();
            for (int i = 0; i < width; i++) {
                int at = Arrays.binarySearch(columns, i);
                all.add(at >= 0 ? batch.column(at) : missing(extended.getTypeAt(i), batch.size()));
            }
            List<Column> none = Collections.nCopies(filters.size(), constant(false, batch.size()));
            last.process(0, extended(all, batch.size(), number + 1, none));
        }

        private static Column missing(LogicalType type, int size) {
            ColumnBuilder builder = ColumnBuilder.of(type, size);
            for (int i = 0; i < size; i++) builder.appendNull();
            return builder.build();
        }
    }
}
