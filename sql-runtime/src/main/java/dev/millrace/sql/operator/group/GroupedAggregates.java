package dev.millrace.sql.operator.group;

import dev.millrace.column.BooleanColumn;
import dev.millrace.column.Column;
import dev.millrace.column.ColumnBatch;
import dev.millrace.sql.operator.aggregate.Aggregator;
import dev.millrace.sql.operator.aggregate.Aggregators;
import dev.millrace.sql.operator.aggregate.RowNumbers;
import dev.millrace.column.key.KeyTable;
import dev.millrace.sql.plan.AggregateCall;
import dev.millrace.sql.user.FunctionInstances;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.RowType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/// Aggregates rows by key on the heap. Not thread-safe.
public final class GroupedAggregates {
    private final int[] keys;
    private final int[] leadingKeys;
    private final List<AggregateCall> calls;
    private final Aggregator[] aggregators;
    private final List<LogicalType> keyTypes = new ArrayList<>();
    private final KeyTable table;
    private int[] groups = new int[ColumnBatch.ROWS_MAX];
    private int[] filteredRows = new int[ColumnBatch.ROWS_MAX];
    private int[] filteredGroups = new int[ColumnBatch.ROWS_MAX];

    /// Creates aggregates without groups.
    ///
    /// @param users provides the functions of the program
    public GroupedAggregates(RowType input, List<Integer> keys, List<AggregateCall> calls, FunctionInstances users) {
        this(input, keys, calls, aggregators(input, calls, users));
    }

    /// Creates aggregates without groups.
    ///
    /// @param aggregators the aggregator of each call
    GroupedAggregates(RowType input, List<Integer> keys, List<AggregateCall> calls, Aggregator[] aggregators) {
        this.keys = keys.stream().mapToInt(each -> each).toArray();
        this.leadingKeys = new int[this.keys.length];
        this.calls = calls;
        this.aggregators = aggregators;
        for (int i = 0; i < this.keys.length; i++) {
            leadingKeys[i] = i;
            keyTypes.add(input.getTypeAt(this.keys[i]));
        }
        this.table = KeyTable.of(keyTypes);
    }

    private static Aggregator[] aggregators(RowType input, List<AggregateCall> calls, FunctionInstances users) {
        Aggregator[] aggregators = new Aggregator[calls.size()];
        for (int i = 0; i < aggregators.length; i++) aggregators[i] = Aggregators.of(calls.get(i), input, users);
        return aggregators;
    }

    /// Returns the types of rows with intermediate results: the keys, then the columns of each call.
    public static RowType partialType(RowType input, List<Integer> keys, List<AggregateCall> calls) {
        return new GroupedAggregates(input, keys, calls, FunctionInstances.DETACHED).partialType();
    }

    /// Returns the type of rows with intermediate results.
    RowType partialType() {
        List<LogicalType> types = new ArrayList<>(keyTypes);
        for (Aggregator each : aggregators) types.addAll(each.partialTypes());
        return RowType.of(types.toArray(new LogicalType[0]));
    }

    /// Returns the number of groups.
    public int size() {
        return table.size();
    }

    int hash(int group) {
        return table.hash(group);
    }

    /// Creates the group of a query without keys, which exists without rows as well.
    public void addOnlyGroup() {
        if (keys.length > 0 || table.size() > 0) return;
        table.find(ColumnBatch.of(1, List.of()), keys, groups);
        resize();
    }

    private void resize() {
        for (Aggregator each : aggregators) each.resize(table.size());
    }

    /// Adds rows of the input.
    public void add(ColumnBatch batch) {
        add(batch, _ -> true);
    }

    /// Adds rows of the input to some calls.
    void add(ColumnBatch batch, IntPredicate readsInput) {
        find(batch, keys);
        int size = batch.size();
        for (int i = 0; i < aggregators.length; i++) {
            if (!readsInput.test(i)) continue;
            Integer filter = calls.get(i).filter();
            if (filter == null) aggregators[i].add(batch, RowNumbers.upTo(size), groups, size);
            else addFiltered(batch, aggregators[i], (BooleanColumn) batch.column(filter));
        }
    }

    private void addFiltered(ColumnBatch batch, Aggregator aggregator, BooleanColumn filter) {
        int count = 0;
        for (int row = 0; row < batch.size(); row++) {
            if (filter.isNull(row) || filter.value(row) == 0) continue;
            filteredRows[count] = row;
            filteredGroups[count++] = groups[row];
        }
        aggregator.add(batch, filteredRows, filteredGroups, count);
    }

    /// Adds rows that contain the keys and then the arguments of some calls, whose filters they have passed.
    void addArguments(ColumnBatch batch, IntPredicate reads) {
        find(batch, leadingKeys);
        int size = batch.size();
        for (int i = 0; i < aggregators.length; i++)
            if (reads.test(i)) aggregators[i].add(batch, RowNumbers.upTo(size), groups, size);
    }

    /// Adds rows with intermediate results.
    public void merge(ColumnBatch batch) {
        find(batch, leadingKeys);
        int column = keys.length;
        for (Aggregator each : aggregators) {
            each.merge(batch, column, groups);
            column += each.partialTypes().size();
        }
    }

    private void find(ColumnBatch batch, int[] columns) {
        if (groups.length < batch.size()) {
            groups = new int[batch.size()];
            filteredRows = new int[batch.size()];
            filteredGroups = new int[batch.size()];
        }
        table.find(batch, columns, groups);
        resize();
    }

    /// Returns rows with the intermediate results of some groups.
    public ColumnBatch partials(int from, int to) {
        List<Column> columns = new ArrayList<>(table.keys(from, to));
        for (Aggregator each : aggregators) columns.addAll(each.partials(from, to));
        return ColumnBatch.of(to - from, columns);
    }

    /// Returns rows with the results of some groups.
    public ColumnBatch results(int from, int to) {
        List<Column> columns = new ArrayList<>(table.keys(from, to));
        for (Aggregator each : aggregators) columns.add(each.results(from, to));
        return ColumnBatch.of(to - from, columns);
    }

    long bytes() {
        return table.bytes() + valueBytes();
    }

    /// Returns the estimated bytes of memory without the keys.
    long valueBytes() {
        long sum = 0;
        for (Aggregator each : aggregators) sum += each.bytes();
        return sum;
    }

    /// Drops all groups.
    public void clear() {
        table.clear();
        for (Aggregator each : aggregators) each.clear();
    }
}
