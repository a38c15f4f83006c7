package dev.millrace.sql.user;

import dev.millrace.table.functions.FunctionContext;
import dev.millrace.table.functions.TableFunction;
import dev.millrace.table.functions.UserDefinedFunction;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/// Provides the copies of functions of one operator in one subtask, and closes them. Not thread-safe.
public final class SubtaskFunctions implements FunctionInstances, AutoCloseable {
    private static final long serialVersionUID = 1L;

    private final transient Supplier<FunctionContext> context;
    private final transient Map<UserFunction, UserDefinedFunction> instances = new LinkedHashMap<>();

    /// Creates the functions of an operator.
    ///
    /// @param context provides the context with which functions are opened
    public SubtaskFunctions(Supplier<FunctionContext> context) {
        this.context = context;
    }

    @Override
    public UserDefinedFunction instance(UserFunction function) {
        UserDefinedFunction known = instances.get(function);
        if (known != null) return known;
        UserDefinedFunction copy = FunctionCopies.of(function.function());
        instances.put(function, copy);
        FunctionCopies.open(function, copy, context.get());
        return copy;
    }

    /// Tells table functions that there are no more rows.
    public void finish() {
        instances.forEach((function, instance) -> {
            if (!(instance instanceof TableFunction<?> table)) return;
            try {
                table.finish();
            } catch (Exception failed) {
                throw UserFaults.CALL
                        .what("The function %s failed in finish(): %s", function.name(), failed)
                        .cause(failed)
                        .fix("Repair the function.");
            }
        });
    }

    /// Closes all functions.
    @Override
    public void close() {
        RuntimeException first = null;
        for (Map.Entry<UserFunction, UserDefinedFunction> each : instances.entrySet()) {
            try {
                each.getValue().close();
            } catch (Exception failed) {
                if (first == null) {
                    first = UserFaults.OPEN
                            .what(
                                    "The function %s failed in close(): %s",
                                    each.getKey().name(), failed)
                            .cause(failed)
                            .fix("Repair the function.");
                }
            }
        }
        instances.clear();
        if (first != null) throw first;
    }
}
