package dev.millrace.sql.operator.correlate;

import dev.millrace.api.util.Collector;
import dev.millrace.sql.expression.Evaluation;
import dev.millrace.sql.expression.Interpreter;
import dev.millrace.sql.external.ValueConverter;
import dev.millrace.sql.plan.QueryPlan;
import dev.millrace.sql.user.AwaitedCall;
import dev.millrace.sql.user.FunctionArguments;
import dev.millrace.sql.user.FunctionCall;
import dev.millrace.sql.user.FunctionMethods;
import dev.millrace.sql.user.UserFunction;
import dev.millrace.table.data.GenericRowData;
import dev.millrace.table.data.RowData;
import dev.millrace.table.functions.AsyncTableFunction;
import dev.millrace.table.functions.TableFunction;
import dev.millrace.table.functions.UserDefinedFunction;
import dev.millrace.table.types.logical.LogicalTypeRoot;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Calls a table function of the program. Not thread-safe.
final class FunctionRows {
    private final Evaluation[] operands;
    private final FunctionArguments arguments;
    private final ValueConverter results;
    private final boolean areRows;
    private final @Nullable FunctionCall call;
    private final @Nullable AwaitedCall asynchronous;
    private final int capacity;
    private final Deque<Started> open = new ArrayDeque<>();
    private List<RowData> rows = new ArrayList<>();

    /// Is a call that was started.
    private record Started(@Nullable Object[] arguments, CompletableFuture<@Nullable Object> future) {}

    /// @param operands compute the arguments
    FunctionRows(QueryPlan.FunctionTable plan, Interpreter interpreter, Evaluation[] operands) {
        UserFunction function = plan.function();
        this.operands = operands;
        this.capacity = interpreter.tableCalls().capacity();
        this.arguments = new FunctionArguments(
                function, plan.operands().stream().map(each -> each.type()).toList(), interpreter.casts());
        this.results = ValueConverter.of(function.output());
        this.areRows = function.output().getLogicalType().isAnyOf(LogicalTypeRoot.ROW, LogicalTypeRoot.STRUCTURED_TYPE);
        UserDefinedFunction instance = interpreter.users().instance(function);
        if (instance instanceof AsyncTableFunction<?>) {
            this.call = null;
            this.asynchronous = new AwaitedCall(function, instance, interpreter.tableCalls());
            return;
        }
        List<Class<?>> classes = FunctionMethods.classes(function.arguments());
        this.call = new FunctionCall(function, "eval", FunctionMethods.find(function, instance, "eval", classes));
        this.asynchronous = null;
        collect(instance);
    }

    @SuppressWarnings("unchecked")
    private void collect(UserDefinedFunction instance) {
        ((TableFunction<Object>) instance).setCollector(new Collector<>() {
            @Override
            public void collect(Object row) {
                rows.add(converted(row));
            }

            @Override
            public void close() {}
        });
    }

    private RowData converted(Object row) {
        Object value = results.internal(row);
        return areRows && value != null ? (RowData) value : GenericRowData.of(value);
    }

    /// Returns how many calls may be open at a time; 1 if the function is not asynchronous.
    int capacity() {
        return asynchronous == null ? 1 : capacity;
    }

    /// Starts the call of an asynchronous function for an input row. The next calls of [#of] must be for the rows whose
    /// calls were started, in the same order.
    void start(RowData input) {
        if (asynchronous == null) return;
        @Nullable Object[] values = values(input);
        open.add(new Started(values, asynchronous.start(values)));
    }

    private @Nullable Object[] values(RowData input) {
        @Nullable Object[] values = new Object[operands.length];
        for (int i = 0; i < values.length; i++) values[i] = arguments.external(i, operands[i].of(input));
        return values;
    }

    /// Returns the rows that the function gives for an input row.
    List<RowData> of(RowData input) {
        rows = new ArrayList<>();
        if (call != null) call.call(values(input));
        if (asynchronous == null) return rows;
        if (open.isEmpty()) start(input);
        Started started = open.remove();
        if (asynchronous.await(started.future, started.arguments) instanceof Collection<?> found) {
            for (Object each : found) rows.add(converted(each));
        }
        return rows;
    }
}
