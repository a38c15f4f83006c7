package dev.millrace.sql.environment;

import dev.millrace.table.api.ApiExpression;
import dev.millrace.table.api.PartitionedTable;
import dev.millrace.table.api.Table;
import dev.millrace.table.expressions.Expression;
import dev.millrace.table.functions.UserDefinedFunction;
import java.util.List;

/// Is a table with partitions, as an argument of a process table function. Immutable.
record PartitionedQuery(QueryTable table, List<Expression> keys, List<Expression> order) implements PartitionedTable {
    @Override
    public PartitionedTable orderBy(Expression... fields) {
        return new PartitionedQuery(table, keys, table.fields(fields));
    }

    @Override
    public ApiExpression asArgument(String name) {
        return CallText.expression(argument()).asArgument(name);
    }

    /// Returns the table as an argument of a function in SQL.
    String argument() {
        return table.argument() + " PARTITION BY (" + table.text().list(keys) + ")"
                + (order.isEmpty() ? "" : " ORDER BY (" + table.text().list(order) + ")");
    }

    @Override
    public Table process(String path, Object... arguments) {
        return table.environment().fromCall(path, CallText.with(this, arguments));
    }

    @Override
    public Table process(Class<? extends UserDefinedFunction> function, Object... arguments) {
        return table.environment().fromCall(function, CallText.with(this, arguments));
    }
}
