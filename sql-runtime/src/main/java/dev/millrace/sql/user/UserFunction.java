package dev.millrace.sql.user;

import dev.millrace.table.functions.UserDefinedFunction;
import dev.millrace.table.types.DataType;
import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Is the function of a call in a plan, with the types that inference has found for the call.
///
/// @param name the name in the query
/// @param function the function. Each subtask works with a copy.
/// @param arguments the types to which the arguments are cast
/// @param accumulator the type of the accumulator of an aggregate function; null for other functions
/// @param output the type of the result, or of the rows of a table function
public record UserFunction(
        String name,
        UserDefinedFunction function,
        List<DataType> arguments,
        @Nullable DataType accumulator,
        DataType output)
        implements Serializable {
    public UserFunction {
        arguments = List.copyOf(arguments);
    }

    /// Returns whether equal arguments have equal results.
    public boolean isDeterministic() {
        return function.isDeterministic();
    }
}
