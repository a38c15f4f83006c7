package dev.millrace.sql.environment;

import dev.millrace.table.api.ApiExpression;
import dev.millrace.table.catalog.Identifiers;
import dev.millrace.table.expressions.Expression;
import dev.millrace.table.expressions.UnresolvedCallExpression;
import dev.millrace.table.functions.CallForm;
import dev.millrace.table.schema.Schema;
import dev.millrace.table.types.DataTypes;
import dev.millrace.table.types.logical.RowType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Says which columns a list such as `$("user"), $("time").rowtime()` gives to a stream.
///
/// @param schema the columns of the stream, with columns of time
/// @param query the names of the table's columns, in SQL
record LegacyFields(Schema schema, String query) {
    private static final int TIME_DIGITS = 3;

    /// Returns the columns of a list.
    ///
    /// @param records the fields of the records
    static LegacyFields of(RowType records, List<? extends Expression> fields) {
        Schema.Builder schema = Schema.newBuilder().fromSchema(Schemas.ofRow(records));
        List<String> columns = new ArrayList<>();
        List<String> names = records.getFieldNames();
        boolean isByName =
                fields.stream().filter(each -> timeKind(each) == null).allMatch(each -> names.contains(source(each)));
        Set<String> used = new HashSet<>(names);
        int position = 0;
        for (Expression each : fields) {
            String name = name(each);
            String kind = timeKind(each);
            String source = isByName || position >= names.size() ? source(each) : names.get(position);
            if (kind != null) {
                boolean isReplaced = names.contains(name) && "ROWTIME".equals(kind);
                source = fresh(name, used);
                if ("ROWTIME".equals(kind)) {
                    schema.columnByMetadata(source, DataTypes.TIMESTAMP(TIME_DIGITS), "rowtime", true);
                    schema.watermark(source, "SOURCE_WATERMARK()");
                } else {
                    schema.columnByExpression(source, "PROCTIME()");
                }
                if (isReplaced) position++;
            } else {
                position++;
            }
            columns.add(Identifiers.quoted(source) + " AS " + Identifiers.quoted(name));
        }
        return new LegacyFields(schema.build(), String.join(", ", columns));
    }

    private static String fresh(String name, Set<String> used) {
        String fresh = name;
        while (!used.add(fresh)) fresh = "$" + fresh;
        return fresh;
    }

    private static String source(Expression expression) {
        Expression bare = expression instanceof ApiExpression api ? api.toExpr() : expression;
        if (bare instanceof UnresolvedCallExpression call && call.form().equals(CallForm.ALIAS)) {
            return source(call.arguments().getFirst());
        }
        return name(bare);
    }

    /// Returns the name of the column that an element of the list makes.
    private static String name(Expression expression) {
        Expression bare = expression instanceof ApiExpression api ? api.toExpr() : expression;
        if (bare instanceof UnresolvedCallExpression call && call.form().equals(CallForm.WINDOW_PROPERTY)) {
            return name(call.arguments().getFirst());
        }
        return String.valueOf(ExpressionText.nameOf(bare));
    }

    /// Returns ROWTIME or PROCTIME for a column of time, and null for other columns.
    private static @Nullable String timeKind(Expression expression) {
        Expression bare = expression instanceof ApiExpression api ? api.toExpr() : expression;
        if (!(bare instanceof UnresolvedCallExpression call)) return null;
        if (call.form().equals(CallForm.ALIAS)) return timeKind(call.arguments().getFirst());
        if (!call.form().equals(CallForm.WINDOW_PROPERTY)) return null;
        String property = call.arguments().get(1).asSummaryString().replace("`", "");
        return switch (property) {
            case "rowtime" -> "ROWTIME";
            case "proctime" -> "PROCTIME";
            default -> null;
        };
    }
}
