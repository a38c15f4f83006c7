package dev.millrace.sql.planner.user;

import dev.millrace.api.value.Row;
import dev.millrace.sql.plan.QueryPlan.SortKey;
import dev.millrace.sql.user.UserFunction;
import dev.millrace.table.data.RowData;
import dev.millrace.table.fault.ValidationException;
import dev.millrace.table.types.DataType;
import dev.millrace.table.types.DataTypes;
import dev.millrace.table.types.TypeConversions;
import dev.millrace.table.types.inference.ImplicitCasts;
import dev.millrace.table.types.inference.StaticArgument;
import dev.millrace.table.types.inference.StaticArgumentTrait;
import dev.millrace.table.types.inference.TypeInference;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.LogicalTypeRoot;
import dev.millrace.table.types.logical.RowType;
import dev.millrace.table.types.logical.utils.LogicalTypeChecks;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.sql.SqlOperatorBinding;

/// Finds the types of a call of a process table function, and checks its tables.
final class ProcessTypes {
    private static final String ROWTIME = "rowtime";

    private final ProcessSyntax syntax;
    private final List<CallTable> tables = new ArrayList<>();
    private final ProcessContext call;
    private final UserFunction function;

    /// Infers the types of a call.
    ///
    /// @param inputs the types of the tables
    /// @param values the types of the values
    /// @param binding the call
    /// @param places the index of each value among the operands of the call
    ProcessTypes(
            ProcessSyntax syntax,
            List<RowType> inputs,
            List<LogicalType> values,
            SqlOperatorBinding binding,
            List<Integer> places) {
        this.syntax = syntax;
        List<DataType> types = new ArrayList<>();
        List<Integer> operands = new ArrayList<>();
        int value = 0;
        for (ProcessSyntax.Argument each : syntax.arguments()) {
            boolean isValue = each instanceof ProcessSyntax.Value;
            operands.add(isValue ? places.get(value) : -1);
            types.add(
                    switch (each) {
                        case ProcessSyntax.Value _ -> TypeConversions.fromLogicalToDataType(values.get(value++));
                        case ProcessSyntax.Columns columns ->
                            columns.columns() == null
                                    ? DataTypes.NULL()
                                    : DataTypes.DESCRIPTOR().notNull();
                        case ProcessSyntax.Table table -> described(table, inputs.get(tables.size()));
                    });
        }
        checkTogether();
        this.call = new ProcessContext(syntax, types, tables, binding, operands);
        this.function = function(types);
    }

    private DataType described(ProcessSyntax.Table table, RowType input) {
        StaticArgument declared = table.declared();
        List<Integer> keys = new ArrayList<>();
        if (table.keys() != null) for (String each : table.keys()) keys.add(column(input, each));
        List<SortKey> order = new ArrayList<>();
        for (ProcessSyntax.Order each : table.order()) {
            order.add(new SortKey(column(input, each.column()), each.isDescending(), each.areNullsFirst()));
        }
        int time = -1;
        for (String each : syntax.onTime()) {
            int found = input.getFieldIndex(each);
            if (found < 0) continue;
            if (time >= 0) throw wrong("The argument on_time names two columns of the table " + declared.getName());
            time = found;
        }
        checkAlone(table);
        if (time < 0 && declared.is(StaticArgumentTrait.REQUIRE_ON_TIME)) {
            throw wrong("The table " + declared.getName() + " needs the argument on_time with a column of it");
        }
        if (time >= 0) checkTime(input, time);
        DataType type = rowType(declared, input);
        tables.add(new CallTable(declared, input, type, keys, order, time));
        return type;
    }

    private void checkTime(RowType input, int time) {
        LogicalType type = input.getTypeAt(time);
        boolean isTime = type.isAnyOf(
                LogicalTypeRoot.TIMESTAMP_WITHOUT_TIME_ZONE, LogicalTypeRoot.TIMESTAMP_WITH_LOCAL_TIME_ZONE);
        if (!isTime || LogicalTypeChecks.getPrecision(type) > 3) {
            throw wrong("The column " + input.getFieldNames().get(time) + " of on_time has the type " + type
                    + ", but needs a timestamp of at most three digits");
        }
    }

    private void checkAlone(ProcessSyntax.Table table) {
        StaticArgument declared = table.declared();
        boolean isSet = declared.is(StaticArgumentTrait.SET_SEMANTIC_TABLE);
        if (!isSet && (table.keys() != null || !table.order().isEmpty())) {
            throw wrong("The table " + declared.getName()
                    + " has row semantics, so that PARTITION BY and ORDER BY are not possible");
        }
        if (isSet && table.keys() == null && !declared.is(StaticArgumentTrait.OPTIONAL_PARTITION_BY)) {
            throw wrong("The table " + declared.getName() + " needs PARTITION BY");
        }
    }

    private int column(RowType input, String name) {
        int index = input.getFieldIndex(name);
        if (index < 0) throw wrong("There is no column " + name + " among " + input.getFieldNames());
        return index;
    }

    /// Returns the type of the rows that the function receives.
    private DataType rowType(StaticArgument declared, RowType input) {
        DataType wanted = declared.getDataType().orElse(null);
        if (wanted != null) {
            List<LogicalType> fields = wanted.getLogicalType().getChildren();
            boolean fits = fields.size() == input.getFieldCount();
            for (int i = 0; fits && i < fields.size(); i++) {
                fits = ImplicitCasts.isPossible(input.getTypeAt(i), fields.get(i));
            }
            if (fits) return wanted;
            throw wrong("The table " + declared.getName() + " has the columns " + input.asSummaryString()
                    + ", but needs " + wanted.getLogicalType().asSummaryString());
        }
        DataType type = TypeConversions.fromLogicalToDataType(input.copy(false));
        boolean isData = declared.getConversionClass().orElse(Row.class) == RowData.class;
        return type.bridgedTo(isData ? RowData.class : Row.class);
    }

    private void checkTogether() {
        for (String each : syntax.onTime()) {
            boolean isKnown = tables.stream().anyMatch(table -> table.input().getFieldIndex(each) >= 0);
            if (!isKnown) throw wrong("No table has the column " + each + " of on_time");
        }
        if (tables.size() < 2) return;
        CallTable first = tables.getFirst();
        for (CallTable each : tables) {
            if (!each.argument().is(StaticArgumentTrait.SET_SEMANTIC_TABLE)
                    || each.argument().is(StaticArgumentTrait.PASS_COLUMNS_THROUGH)) {
                throw wrong("Several tables need set semantics, and pass no columns through");
            }
            boolean isSame = each.keys().size() == first.keys().size();
            for (int i = 0; isSame && i < each.keys().size(); i++) {
                isSame = isSame(first.keyType(i), each.keyType(i));
            }
            if (!isSame) throw wrong("The columns after PARTITION BY must have the same types in all tables");
        }
    }

    private static boolean isSame(LogicalType one, LogicalType other) {
        boolean areTexts = one.isAnyOf(LogicalTypeRoot.CHAR, LogicalTypeRoot.VARCHAR)
                && other.isAnyOf(LogicalTypeRoot.CHAR, LogicalTypeRoot.VARCHAR);
        return areTexts || ImplicitCasts.isSame(one, other);
    }

    private UserFunction function(List<DataType> given) {
        TypeInference inference = syntax.function().getTypeInference(PlannerDataTypes.INSTANCE);
        List<DataType> arguments = inference
                .getInputTypeStrategy()
                .inferInputTypes(call, true)
                .orElseThrow(() -> wrong("It does not accept the arguments " + given));
        DataType output = inference
                .getOutputTypeStrategy()
                .inferType(call.with(arguments))
                .orElseThrow(() -> wrong("The type of its rows is not known"));
        return new UserFunction(syntax.name(), syntax.function(), arguments, null, output);
    }

    private ValidationException wrong(String what) {
        return new ValidationException("The function " + syntax.name() + " cannot be called so. " + what + ".");
    }

    UserFunction function() {
        return function;
    }

    ProcessContext call() {
        return call.with(function.arguments());
    }

    List<CallTable> tables() {
        return tables;
    }

    boolean hasRowtime() {
        return tables.stream().anyMatch(each -> each.timeColumn() >= 0);
    }

    /// Returns the type of the result: the columns of tables that it keeps, those of the function, and the time.
    RowType rowType() {
        List<RowType.RowField> fields = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (CallTable each : tables) {
            if (each.argument().is(StaticArgumentTrait.PASS_COLUMNS_THROUGH)) {
                for (RowType.RowField field : each.input().getFields())
                    add(fields, names, field.getName(), field.getType());
            } else {
                for (int key : each.keys()) {
                    RowType.RowField field = each.input().getFields().get(key);
                    add(fields, names, field.getName(), field.getType());
                }
            }
        }
        LogicalType output = function.output().getLogicalType();
        if (output.isAnyOf(LogicalTypeRoot.ROW, LogicalTypeRoot.STRUCTURED_TYPE)) {
            List<String> own = LogicalTypeChecks.getFieldNames(output);
            for (int i = 0; i < own.size(); i++)
                add(fields, names, own.get(i), output.getChildren().get(i));
        } else {
            add(fields, names, "EXPR$0", output);
        }
        for (CallTable each : tables) {
            if (each.timeColumn() < 0) continue;
            add(fields, names, ROWTIME, each.input().getTypeAt(each.timeColumn()));
            break;
        }
        return new RowType(false, fields);
    }

    private static void add(List<RowType.RowField> fields, Set<String> names, String name, LogicalType type) {
        String unique = name;
        for (int i = 0; !names.add(unique); i++) unique = name + i;
        fields.add(new RowType.RowField(unique, type));
    }
}
