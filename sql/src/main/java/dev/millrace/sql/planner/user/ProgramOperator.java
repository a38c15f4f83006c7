package dev.millrace.sql.planner.user;

import dev.millrace.table.functions.UserDefinedFunction;

/// Is the operator of a function of the program.
public sealed interface ProgramOperator permits ScalarOperator, TableOperator, ProgramAggregate, ProcessCallOperator {

    /// Returns the name in the query.
    String functionName();

    /// Returns the function.
    UserDefinedFunction function();
}
