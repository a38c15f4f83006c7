package dev.millrace.sql.procedure;

import dev.millrace.sql.expression.Expr;
import dev.millrace.sql.expression.Interpreter;
import dev.millrace.sql.external.ValueConverter;
import dev.millrace.sql.user.FunctionArguments;
import dev.millrace.sql.user.FunctionCall;
import dev.millrace.sql.user.FunctionMethods;
import dev.millrace.sql.user.UserFunction;
import dev.millrace.table.data.GenericRowData;
import dev.millrace.table.data.RowData;
import dev.millrace.table.procedure.Procedure;
import dev.millrace.table.procedure.ProcedureContext;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.LogicalTypeRoot;
import dev.millrace.table.types.logical.RowType;
import dev.millrace.table.types.logical.utils.LogicalTypeChecks;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Calls a procedure, and converts its result into rows. Not thread-safe.
///
/// @param call the planned call of the [ProcedureFunction]
/// @param interpreter computes the arguments
record ProcedureRows(Expr.UserCall call, Interpreter interpreter) {
    /// Is the column of results that are no rows, as in Flink.
    private static final String COLUMN = "result";

    /// Returns the columns of the result.
    RowType rowType() {
        LogicalType output = call.function().output().getLogicalType();
        if (!isRow(output)) return RowType.of(new LogicalType[] {output}, new String[] {COLUMN});
        List<String> names = LogicalTypeChecks.getFieldNames(output);
        List<RowType.RowField> fields = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            fields.add(new RowType.RowField(names.get(i), output.getChildren().get(i)));
        }
        return new RowType(false, fields);
    }

    private static boolean isRow(LogicalType type) {
        return type.isAnyOf(LogicalTypeRoot.ROW, LogicalTypeRoot.STRUCTURED_TYPE);
    }

    /// Runs the procedure in this thread, and returns its rows.
    List<RowData> call(ProcedureContext context) {
        UserFunction function = call.function();
        Procedure procedure = ((ProcedureFunction) function.function()).procedure();
        List<Class<?>> classes = new ArrayList<>(List.of(ProcedureContext.class));
        classes.addAll(FunctionMethods.classes(function.arguments()));
        FunctionCall method =
                new FunctionCall(function, "call", FunctionMethods.find(function, procedure, "call", classes));
        FunctionArguments arguments = new FunctionArguments(
                function, call.operands().stream().map(Expr::type).toList(), interpreter.casts());
        @Nullable Object[] values = new Object[classes.size()];
        values[0] = context;
        for (int i = 0; i < arguments.count(); i++) {
            values[i + 1] =
                    arguments.external(i, interpreter.constant(call.operands().get(i)));
        }
        return rows(method.call(values));
    }

    private List<RowData> rows(@Nullable Object result) {
        List<RowData> rows = new ArrayList<>();
        if (result == null) return rows;
        ValueConverter converter = ValueConverter.of(call.function().output());
        boolean isRow = isRow(call.function().output().getLogicalType());
        int count = Array.getLength(result);
        for (int i = 0; i < count; i++) {
            Object value = converter.internal(Array.get(result, i));
            if (!isRow) rows.add(GenericRowData.of(value));
            else if (value instanceof RowData row) rows.add(row);
        }
        return rows;
    }
}
