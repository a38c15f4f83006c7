package dev.millrace.sql.planner.user;

import dev.millrace.sql.user.UserFunction;
import dev.millrace.table.types.logical.LogicalType;
import java.util.List;
import java.util.Locale;
import org.apache.calcite.sql.SqlOperator;
import org.jspecify.annotations.Nullable;

/// Finds the functions of the program among aggregate functions.
public final class AggregateFunctions {
    private AggregateFunctions() {}

    /// Returns the function of the program; null for a function of Millrace.
    ///
    /// @param given the types of the arguments
    public static @Nullable UserFunction of(SqlOperator operator, List<LogicalType> given) {
        return operator instanceof ProgramAggregate program
                ? new CallTypes(program.functionName(), program.function()).of(given, null)
                : null;
    }

    /// Returns the name in a plan. Names of functions of Millrace are in upper case, unlike those of programs.
    public static String name(SqlOperator operator) {
        return operator instanceof ProgramAggregate program
                ? "function " + program.functionName()
                : operator.getName().toUpperCase(Locale.ROOT);
    }
}
