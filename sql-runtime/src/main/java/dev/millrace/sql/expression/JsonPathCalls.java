package dev.millrace.sql.expression;

import dev.millrace.sql.function.EvaluationFaults;
import dev.millrace.sql.json.JsonDocuments;
import dev.millrace.sql.json.JsonPathQuery;
import dev.millrace.table.data.GenericArrayData;
import dev.millrace.table.data.RowData;
import dev.millrace.table.data.StringData;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.LogicalTypeRoot;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Evaluates functions that find a part of a JSON document by a path.
final class JsonPathCalls {
    private static final String DEFAULT = "DEFAULT";
    private static final int FIRST_OPTION = 2;

    private final Operands operands;
    private final @Nullable JsonPathQuery constantPath;

    private JsonPathCalls(Operands operands) {
        this.operands = operands;
        this.constantPath = operands.call().operands().get(1) instanceof Expr.Literal literal && literal.value() != null
                ? JsonPathQuery.of(literal.value().toString())
                : null;
    }

    /// Says what an empty result or an error gives.
    ///
    /// @param name NULL, ERROR or DEFAULT
    /// @param operand the operand with the default
    private record Fallback(String name, int operand) {}

    static @Nullable Evaluation find(Operands operands) {
        return switch (operands.call().function()) {
            case "JSON_EXISTS" -> new JsonPathCalls(operands)::exists;
            case "JSON_VALUE" -> new JsonPathCalls(operands)::value;
            case "JSON_QUERY" -> new JsonPathCalls(operands)::query;
            default -> null;
        };
    }

    private JsonPathQuery path(RowData row) {
        return constantPath != null ? constantPath : JsonPathQuery.of(String.valueOf(operands.value(row, 1)));
    }

    private static RuntimeException failed(String what) {
        return EvaluationFaults.JSON
                .what("%s", what)
                .fix("Write NULL ON EMPTY, NULL ON ERROR or a default to accept such documents.");
    }

    private @Nullable Object exists(RowData row) {
        Object text = operands.value(row, 0);
        if (text == null || operands.value(row, 1) == null) return null;
        JsonPathQuery.Result result = path(row).find(text.toString());
        if (result.error() == null) return result.value() != null;
        String behaviour =
                operands.count() > FIRST_OPTION ? String.valueOf(operands.value(row, FIRST_OPTION)) : "FALSE";
        return switch (behaviour) {
            case "TRUE" -> true;
            case "UNKNOWN" -> null;
            case "ERROR" -> throw failed(result.error());
            default -> false;
        };
    }

    private @Nullable Object value(RowData row) {
        Object text = operands.value(row, 0);
        if (text == null || operands.value(row, 1) == null) return null;
        JsonPathQuery path = path(row);
        JsonPathQuery.Result result = path.find(text.toString());
        String error = result.error();
        if (error == null) {
            Object found = result.value();
            boolean isScalar = JsonDocuments.isScalar(found);
            if (found == null || !isScalar && path.isLax()) {
                return fallback(row, fallback(row, "EMPTY"), "The path finds no value in the document.");
            }
            if (isScalar) return converted(found);
            error = "The strict path finds an object or an array in place of a value.";
        }
        return fallback(row, fallback(row, "ERROR"), error);
    }

    /// Returns what the call says for a case. Options are pairs of a behaviour and a case, and a default in between.
    private Fallback fallback(RowData row, String wanted) {
        int at = FIRST_OPTION;
        while (at < operands.count()) {
            String name = String.valueOf(operands.value(row, at));
            int width = name.equals(DEFAULT) ? 2 : 1;
            if (String.valueOf(operands.value(row, at + width)).equals(wanted)) return new Fallback(name, at + 1);
            at += width + 1;
        }
        return new Fallback("NULL", 0);
    }

    private @Nullable Object fallback(RowData row, Fallback fallback, String problem) {
        return switch (fallback.name()) {
            case DEFAULT ->
                operands.value(row, fallback.operand(), operands.call().type());
            case "ERROR" -> throw failed(problem);
            default -> null;
        };
    }

    private @Nullable Object converted(Object found) {
        LogicalType type = operands.call().type();
        if (type.is(LogicalTypeRoot.VARCHAR)) return StringData.fromString(found.toString());
        return switch (found) {
            case Boolean truth when type.is(LogicalTypeRoot.BOOLEAN) -> truth;
            case Integer number when type.is(LogicalTypeRoot.INTEGER) -> number;
            case BigDecimal number when type.is(LogicalTypeRoot.DOUBLE) -> number.doubleValue();
            case Integer number when type.is(LogicalTypeRoot.DOUBLE) -> number.doubleValue();
            case Integer number when type.is(LogicalTypeRoot.BIGINT) -> number.longValue();
            case Long number when type.is(LogicalTypeRoot.BIGINT) -> number;
            default -> throw failed("The value '" + found + "' of the document is no " + type.asSummaryString() + ".");
        };
    }

    private @Nullable Object query(RowData row) {
        Object text = operands.value(row, 0);
        if (text == null || operands.value(row, 1) == null) return null;
        JsonPathQuery path = path(row);
        JsonPathQuery.Result result = path.find(text.toString());
        String error = result.error();
        if (error == null) {
            Object found = wrapped(row, result.value());
            boolean isScalar = JsonDocuments.isScalar(found);
            if (found == null || isScalar && path.isLax()) {
                return empty(row, 3, "The path finds no object and no array in the document.");
            }
            if (!isScalar) return written(found);
            error = "The strict path finds a value in place of an object or an array.";
        }
        return empty(row, 4, error);
    }

    private @Nullable Object wrapped(RowData row, @Nullable Object found) {
        if (found == null) return null;
        return switch (String.valueOf(operands.value(row, FIRST_OPTION))) {
            case "WITH_UNCONDITIONAL_ARRAY" -> List.of(found);
            case "WITH_CONDITIONAL_ARRAY" -> found instanceof Collection ? found : List.of(found);
            default -> found;
        };
    }

    private @Nullable Object empty(RowData row, int operand, String problem) {
        return switch (String.valueOf(operands.value(row, operand))) {
            case "EMPTY_ARRAY" -> written(List.of());
            case "EMPTY_OBJECT" -> StringData.fromString("{}");
            case "ERROR" -> throw failed(problem);
            default -> null;
        };
    }

    private @Nullable Object written(Object found) {
        if (!operands.call().type().is(LogicalTypeRoot.ARRAY)) {
            return StringData.fromString(JsonDocuments.text(found));
        }
        if (!(found instanceof List<?> list)) return null;
        return new GenericArrayData(list.stream()
                .map(each -> each == null ? null : StringData.fromString(elementText(each)))
                .toArray());
    }

    private static String elementText(Object element) {
        return JsonDocuments.isScalar(element) ? element.toString() : JsonDocuments.text(element);
    }
}
