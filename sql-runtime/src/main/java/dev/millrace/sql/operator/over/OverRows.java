package dev.millrace.sql.operator.over;

import dev.millrace.column.Column;
import dev.millrace.column.ColumnBatch;
import dev.millrace.column.ColumnBuilder;
import dev.millrace.sql.expression.Expr;
import dev.millrace.sql.expression.Interpreter;
import dev.millrace.sql.plan.AggregateCall;
import dev.millrace.sql.plan.OverGroup;
import dev.millrace.sql.user.FunctionInstances;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.RowType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Computes functions over the windows of the rows of sorted partitions. Not thread-safe.
public final class OverRows {
    private final int width;
    private final OverGroup group;
    private final @Nullable Object[] constants;
    private final List<OverFunction> functions = new ArrayList<>();
    private final FrameBounds bounds;
    private final RowType extended;
    private final FunctionInstances users;

    /// Creates the functions of a window.
    ///
    /// @param input the type of the rows
    /// @param width the number of columns behind which arguments refer to the constants of the group
    public OverRows(RowType input, int width, OverGroup group, Interpreter interpreter) {
        this.width = width;
        this.group = group;
        List<LogicalType> types = new ArrayList<>(input.getChildren().subList(0, width));
        this.constants = new Object[group.constants().size()];
        for (int i = 0; i < constants.length; i++) {
            Expr constant = group.constants().get(i);
            constants[i] = interpreter.constant(constant);
            types.add(constant.type().copy(true));
        }
        this.extended = RowType.of(types.toArray(new LogicalType[0]));
        this.users = interpreter.users();
        for (AggregateCall each : group.calls()) functions.add(OverFunctions.of(each, extended, users));
        this.bounds = new FrameBounds(group, input, interpreter);
    }

    /// Returns the results of the functions, one column per function.
    ///
    /// @param rows the sorted rows of one or several partitions
    /// @param starts the first row of each partition, of which the first `partitions` are used
    public List<Column> of(ColumnBatch rows, int[] starts, int partitions) {
        ColumnBatch withConstants = extended(rows);
        List<ColumnBuilder> results = new ArrayList<>();
        for (AggregateCall each : group.calls()) results.add(ColumnBuilder.of(each.type(), rows.size()));
        for (int i = 0; i < partitions; i++) {
            int to = i + 1 < partitions ? starts[i + 1] : rows.size();
            OverPartition partition = new OverPartition(withConstants, starts[i], to, bounds);
            for (int k = 0; k < results.size(); k++) functions.get(k).compute(partition, results.get(k));
        }
        List<Column> added = new ArrayList<>();
        for (ColumnBuilder each : results) added.add(each.build());
        return added;
    }

    /// Returns rows with the columns to which the arguments of functions refer.
    ColumnBatch extended(ColumnBatch rows) {
        List<Column> columns = new ArrayList<>(rows.columns().subList(0, width));
        for (int i = 0; i < constants.length; i++) columns.add(constant(i, rows.size()));
        return ColumnBatch.of(rows.size(), columns);
    }

    /// Returns a partition with all rows of a batch.
    OverPartition whole(ColumnBatch rows) {
        return new OverPartition(rows, 0, rows.size(), bounds);
    }

    /// Returns the functions for a partition that is too large for memory.
    List<PartFunction> parts(long memoryBytes) {
        PartFunctions made = new PartFunctions(extended, width, constants, bounds, users, memoryBytes);
        List<PartFunction> parts = new ArrayList<>();
        for (AggregateCall each : group.calls()) parts.add(made.of(each));
        return parts;
    }

    private Column constant(int index, int size) {
        ColumnBuilder column = ColumnBuilder.of(group.constants().get(index).type(), size);
        for (int i = 0; i < size; i++) column.appendValue(constants[index]);
        return column.build();
    }
}
