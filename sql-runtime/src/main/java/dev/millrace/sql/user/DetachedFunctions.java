package dev.millrace.sql.user;

import dev.millrace.table.functions.FunctionContext;
import dev.millrace.table.functions.UserDefinedFunction;
import java.util.Map;

/// Provides copies of functions that belong to no subtask.
final class DetachedFunctions implements FunctionInstances {
    private static final long serialVersionUID = 1L;

    @Override
    public UserDefinedFunction instance(UserFunction function) {
        UserDefinedFunction copy = FunctionCopies.of(function.function());
        ClassLoader loader = copy.getClass().getClassLoader();
        FunctionCopies.open(function, copy, new FunctionContext(loader, Map.of()));
        return copy;
    }
}
