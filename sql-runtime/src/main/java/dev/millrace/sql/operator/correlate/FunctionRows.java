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
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Calls a table function of the program. Not thread-safe.
final class FunctionRows {
    private final Evaluation[] operands;
    private final FunctionArguments arguments;
    private final ValueConverter results;
    private final boolean areRows;
    private final @Nullable FunctionCall call;
    private final @Nullable AwaitedCall asynchronous;
    private List<RowData> rows = new ArrayList<>();

    /// @param operands compute the arguments
    FunctionRows(QueryPlan.FunctionTable plan, Interpreter interpreter, Evaluation[] operands) {
        UserFunction function = plan.function();
        this.operands = operands;
        this.arguments = new FunctionArguments(
                function, plan.operands().stream().map(each -> each.type()).toList(), interpreter.casts());
        this.results = ValueConverter.of(function.output());
        this.areRows = function.output().getLogicalType().isAnyOf(LogicalTypeRoot.ROW, LogicalTypeRoot.STRUCTURED_TYPE);
        UserDefinedFunction instance = interpreter.users().instance(function);
        if (instance instanceof AsyncTableFunction<?>) {
            this.call = null;
            this.asynchronous = new AwaitedCall(function, instance);
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

    /// Returns the rows that the function gives for an input row.
    List<RowData> of(RowData input) {
        @Nullable Object[] values = new Object[operands.length];
        for (int i = 0; i < values.length; i++) values[i] = arguments.external(i, operands[i].of(input));
        rows = new ArrayList<>();
        if (call != null) call.call(values);
        if (asynchronous != null && asynchronous.call(values) instanceof Collection<?> found) {
            for (Object each : found) rows.add(converted(each));
        }
        return rows;
    }
}
