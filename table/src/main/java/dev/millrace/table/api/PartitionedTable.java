package dev.millrace.table.api;

import dev.millrace.table.expressions.Expression;
import dev.millrace.table.functions.UserDefinedFunction;

/// Is a table whose rows belong to partitions, as an argument of a process table function. Immutable.
public interface PartitionedTable {

    /// Sorts the rows of each partition before the function receives them. The first column must have the event time.
    PartitionedTable orderBy(Expression... fields);

    /// Returns the table as the argument with a name.
    ApiExpression asArgument(String name);

    /// Returns the rows of a process table function that receives this table and further arguments.
    ///
    /// @param path the name of the function
    Table process(String path, Object... arguments);

    /// Returns the rows of a process table function that receives this table and further arguments.
    Table process(Class<? extends UserDefinedFunction> function, Object... arguments);
}
