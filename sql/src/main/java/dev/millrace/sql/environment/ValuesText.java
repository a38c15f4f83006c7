package dev.millrace.sql.environment;

import dev.millrace.api.value.Row;
import dev.millrace.sql.planner.user.PlannerDataTypes;
import dev.millrace.table.api.ApiExpression;
import dev.millrace.table.api.BaseExpressions;
import dev.millrace.table.catalog.Identifiers;
import dev.millrace.table.expressions.Expression;
import dev.millrace.table.expressions.UnresolvedCallExpression;
import dev.millrace.table.expressions.ValueLiteralExpression;
import dev.millrace.table.fault.ValidationException;
import dev.millrace.table.functions.CallForm;
import dev.millrace.table.types.AbstractDataType;
import dev.millrace.table.types.DataType;
import dev.millrace.table.types.DataTypes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes rows of a program in SQL.
final class ValuesText {
    private static final CallForm ROW = CallForm.of("ROW");

    private ValuesText() {}

    /// Returns the query of rows whose columns are f0, f1 and so on.
    static String of(Object... values) {
        List<List<String>> rows = rows(values);
        List<String> names = new ArrayList<>();
        for (int i = 0; i < rows.getFirst().size(); i++) names.add("f" + i);
        return "SELECT * FROM " + text(rows) + " AS `values` (" + ExpressionText.quoted(names) + ")";
    }

    /// Returns the query of rows of a type.
    static String of(AbstractDataType<?> rowType, Object... values) {
        DataType type = PlannerDataTypes.INSTANCE.createDataType(rowType);
        List<DataTypes.Field> fields = DataType.getFields(type);
        if (fields.isEmpty()) fields = List.of(DataTypes.FIELD("f0", type));
        List<List<String>> rows = rows(values);
        List<String> names = new ArrayList<>();
        List<String> columns = new ArrayList<>();
        for (DataTypes.Field each : fields) {
            String name = "f" + names.size();
            names.add(name);
            String written = each.getDataType().getLogicalType().copy(true).asSerializableString();
            columns.add("CAST(" + Identifiers.quoted(name) + " AS " + written + ") AS "
                    + Identifiers.quoted(each.getName()));
        }
        return "SELECT " + String.join(", ", columns) + " FROM " + text(rows) + " AS `values` ("
                + ExpressionText.quoted(names) + ")";
    }

    private static String text(List<List<String>> rows) {
        List<String> written = new ArrayList<>();
        for (List<String> each : rows) written.add("(" + String.join(", ", each) + ")");
        return "(VALUES " + String.join(", ", written) + ")";
    }

    private static List<List<String>> rows(Object... values) {
        List<List<Expression>> rows = new ArrayList<>();
        for (Object each : values) rows.add(row(each));
        if (rows.isEmpty()) throw new ValidationException("A table of values needs at least one row.");
        int columns = rows.getFirst().size();
        for (List<Expression> each : rows) {
            if (each.size() == columns) continue;
            throw new ValidationException(
                    "The rows of a table of values have %d and %d columns.".formatted(columns, each.size()));
        }
        List<@Nullable DataType> types = new ArrayList<>();
        for (int i = 0; i < columns; i++) types.add(typeOfNull(rows, i));
        List<List<String>> texts = new ArrayList<>();
        for (List<Expression> row : rows) {
            List<String> fields = new ArrayList<>();
            for (int i = 0; i < columns; i++) fields.add(text(row.get(i), types.get(i)));
            texts.add(fields);
        }
        return texts;
    }

    /// Returns the type of the first value of a column; null if no value has one.
    private static @Nullable DataType typeOfNull(List<List<Expression>> rows, int column) {
        boolean hasNull = rows.stream()
                .anyMatch(row -> row.get(column) instanceof ValueLiteralExpression literal && literal.isNull());
        if (!hasNull) return null;
        for (List<Expression> row : rows) {
            if (row.get(column) instanceof ValueLiteralExpression literal && !literal.isNull()) {
                return literal.getOutputDataType();
            }
        }
        return null;
    }

    /// Returns a value. NULL without a type has the type of the column.
    private static String text(Expression value, @Nullable DataType columnType) {
        boolean isNull =
                value instanceof ValueLiteralExpression literal && literal.isNull() && literal.dataType() == null;
        if (!isNull || columnType == null) return ExpressionText.PLAIN.of(value);
        return new ValueLiteralExpression(null, columnType).asSummaryString();
    }

    private static List<Expression> row(@Nullable Object value) {
        if (value instanceof Row row) {
            List<Expression> fields = new ArrayList<>();
            for (int i = 0; i < row.getArity(); i++) fields.add(bare(row.getField(i)));
            return fields;
        }
        Expression expression = bare(value);
        if (expression instanceof UnresolvedCallExpression call && call.form().equals(ROW)) {
            return call.arguments().stream().map(ValuesText::bare).toList();
        }
        return List.of(expression);
    }

    private static Expression bare(@Nullable Object value) {
        Expression expression = BaseExpressions.expression(value);
        return expression instanceof ApiExpression api ? api.toExpr() : expression;
    }
}
