package dev.millrace.sql.environment;

import dev.millrace.api.value.Row;
import dev.millrace.table.api.ApiExpression;
import dev.millrace.table.api.BaseExpressions;
import dev.millrace.table.catalog.Identifiers;
import dev.millrace.table.expressions.CallForm;
import dev.millrace.table.expressions.Expression;
import dev.millrace.table.expressions.UnresolvedCallExpression;
import dev.millrace.table.fault.ValidationException;
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
        if (!(rowType instanceof DataType type)) throw new ValidationException("The type of rows must be known.");
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
        List<List<String>> rows = new ArrayList<>();
        for (Object each : values) rows.add(row(each));
        if (rows.isEmpty()) throw new ValidationException("A table of values needs at least one row.");
        return rows;
    }

    private static List<String> row(Object value) {
        if (value instanceof Row row) {
            List<String> fields = new ArrayList<>();
            for (int i = 0; i < row.getArity(); i++) fields.add(text(row.getField(i)));
            return fields;
        }
        Expression expression = BaseExpressions.expression(value);
        if (expression instanceof ApiExpression api) expression = api.toExpr();
        if (expression instanceof UnresolvedCallExpression call && call.form().equals(ROW)) {
            return call.arguments().stream().map(ExpressionText.PLAIN::of).toList();
        }
        return List.of(ExpressionText.PLAIN.of(expression));
    }

    private static String text(@Nullable Object value) {
        return BaseExpressions.expression(value).asSummaryString();
    }
}
