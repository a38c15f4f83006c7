package dev.millrace.sql.operator.over;

import dev.millrace.column.BatchBuilder;
import dev.millrace.column.Column;
import dev.millrace.column.ColumnBatch;
import dev.millrace.column.ColumnBuilder;
import dev.millrace.column.ColumnEquality;
import dev.millrace.sql.expression.Expr;
import dev.millrace.sql.operator.BatchOperator;
import dev.millrace.sql.operator.OperatorFaults;
import dev.millrace.sql.operator.OperatorServices;
import dev.millrace.sql.operator.spill.BatchReader;
import dev.millrace.sql.operator.spill.RowSorter;
import dev.millrace.sql.plan.AggregateCall;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.RowType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Sorts the rows by partition and order, and then computes the functions for one partition after the other.
final class OverOperator implements BatchOperator {
    private final OverSpec spec;
    private final OperatorServices services;
    private final RowSorter sorter;
    private final BatchBuilder builder;
    private final int[] keys;
    private final @Nullable Object[] constants;
    private final List<OverFunction> functions = new ArrayList<>();
    private final FrameBounds bounds;
    private int[] starts = new int[ColumnBatch.ROWS_MAX];
    private int partitions;

    OverOperator(OverSpec spec, OperatorServices services) {
        this.spec = spec;
        this.services = services;
        this.sorter = new RowSorter(
                services.files(),
                spec.input(),
                spec.sortKeys(),
                services.settings().memoryBytes());
        this.builder = new BatchBuilder(spec.input());
        this.keys = spec.group().keys().stream().mapToInt(each -> each).toArray();
        var interpreter = services.settings().interpreter();
        List<LogicalType> types = new ArrayList<>(spec.input().getChildren().subList(0, spec.width()));
        this.constants = new Object[spec.group().constants().size()];
        for (int i = 0; i < constants.length; i++) {
            Expr constant = spec.group().constants().get(i);
            constants[i] = interpreter.constant(constant);
            types.add(constant.type().copy(true));
        }
        RowType extended = RowType.of(types.toArray(new LogicalType[0]));
        for (AggregateCall each : spec.group().calls()) functions.add(OverFunctions.of(each, extended));
        this.bounds = new FrameBounds(spec.group(), spec.input(), interpreter);
    }

    @Override
    public void process(int input, ColumnBatch batch) {
        sorter.add(batch);
    }

    @Override
    public void finish() {
        BatchReader sorted = sorter.sorted();
        ColumnBatch previous = null;
        for (ColumnBatch each = sorted.next(); each != null; each = sorted.next()) {
            for (int row = 0; row < each.size(); row++) {
                boolean isNew = row == 0
                        ? previous == null || !isSame(previous, previous.size() - 1, each, 0)
                        : !isSame(each, row - 1, each, row);
                if (isNew) begin();
                builder.append(each, row);
            }
            previous = each;
        }
        emit();
        sorter.clear();
    }

    private boolean isSame(ColumnBatch left, int leftRow, ColumnBatch right, int rightRow) {
        return ColumnEquality.areSame(left, leftRow, keys, right, rightRow, keys);
    }

    /// Begins a partition. Complete partitions are computed together if they have enough rows.
    private void begin() {
        checkSize();
        if (builder.isFull()) emit();
        if (partitions == starts.length) starts = Arrays.copyOf(starts, 2 * partitions);
        starts[partitions++] = builder.size();
    }

    private void checkSize() {
        if (builder.size() <= Integer.MAX_VALUE / 2) return;
        throw OperatorFaults.PARTITION
                .what("A partition of a window has %d rows.", builder.size())
                .fix("Add columns to PARTITION BY.");
    }

    private void emit() {
        if (builder.isEmpty()) return;
        ColumnBatch rows = builder.build();
        List<Column> columns = new ArrayList<>(rows.columns().subList(0, spec.width()));
        for (int i = 0; i < constants.length; i++) columns.add(constant(i, rows.size()));
        ColumnBatch extended = ColumnBatch.of(rows.size(), columns);
        List<ColumnBuilder> results = new ArrayList<>();
        for (AggregateCall each : spec.group().calls()) results.add(ColumnBuilder.of(each.type(), rows.size()));
        for (int i = 0; i < partitions; i++) {
            int to = i + 1 < partitions ? starts[i + 1] : rows.size();
            OverPartition partition = new OverPartition(extended, starts[i], to, bounds);
            for (int k = 0; k < results.size(); k++) functions.get(k).compute(partition, results.get(k));
        }
        partitions = 0;
        List<Column> added = new ArrayList<>();
        for (ColumnBuilder each : results) added.add(each.build());
        emit(rows.withAppended(added));
    }

    private void emit(ColumnBatch rows) {
        for (int from = 0; from < rows.size(); from += ColumnBatch.ROWS_MAX) {
            services.emit(rows.slice(from, Math.min(from + ColumnBatch.ROWS_MAX, rows.size())));
        }
    }

    private Column constant(int index, int size) {
        ColumnBuilder column =
                ColumnBuilder.of(spec.group().constants().get(index).type(), size);
        for (int i = 0; i < size; i++) column.appendValue(constants[index]);
        return column.build();
    }
}
