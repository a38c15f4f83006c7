package dev.millrace.sql.expression;

import dev.millrace.sql.function.Casts;
import dev.millrace.sql.function.EvaluationFaults;
import dev.millrace.sql.function.MapEntries;
import dev.millrace.sql.json.JsonVariants;
import dev.millrace.table.data.ArrayData;
import dev.millrace.table.data.GenericArrayData;
import dev.millrace.table.data.GenericMapData;
import dev.millrace.table.data.GenericRowData;
import dev.millrace.table.data.MapData;
import dev.millrace.table.data.RowData;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.utils.LogicalTypeChecks;
import dev.millrace.table.variant.Variant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Evaluates functions that make rows, arrays and maps, and that read them.
final class CollectionCalls {
    private static final Casts CASTS = new Casts(ZoneOffset.UTC);

    private CollectionCalls() {}

    static @Nullable Evaluation find(Expr.Call call, List<Evaluation> operands) {
        return switch (call.function()) {
            case "ROW" -> row -> row(call, operands, row);
            case "OBJECT_OF" -> row -> object(call, operands, row);
            case "OBJECT_UPDATE" -> row -> updated(call, operands, row);
            case "ARRAY" -> row -> array(call, operands, row);
            case "MAP" -> row -> map(call, operands, row);
            case "ITEM" -> row -> item(call, operands, row);
            case "CARDINALITY" -> row -> cardinality(operands.getFirst().of(row));
            case "ELEMENT" -> row -> element(call, operands.getFirst().of(row));
            default -> null;
        };
    }

    private static LogicalType type(Expr.Call call, int operand) {
        return call.operands().get(operand).type();
    }

    private static @Nullable Object part(
            Expr.Call call, List<Evaluation> operands, RowData row, int operand, LogicalType type) {
        return CASTS.cast(operands.get(operand).of(row), type(call, operand), type);
    }

    private static RowData row(Expr.Call call, List<Evaluation> operands, RowData row) {
        GenericRowData result = new GenericRowData(operands.size());
        List<LogicalType> types = call.type().getChildren();
        for (int i = 0; i < operands.size(); i++) result.setField(i, part(call, operands, row, i, types.get(i)));
        return result;
    }

    /// Returns the object whose fields stand after the name of the class and their own names.
    private static RowData object(Expr.Call call, List<Evaluation> operands, RowData row) {
        List<LogicalType> types = call.type().getChildren();
        GenericRowData result = new GenericRowData(types.size());
        for (int i = 0; i < types.size(); i++) {
            result.setField(i, part(call, operands, row, 2 * i + 2, types.get(i)));
        }
        return result;
    }

    /// Returns a copy of the object in the first operand with some other fields.
    private static @Nullable RowData updated(Expr.Call call, List<Evaluation> operands, RowData row) {
        if (!(operands.getFirst().of(row) instanceof RowData object)) return null;
        List<LogicalType> from = type(call, 0).getChildren();
        GenericRowData result = new GenericRowData(from.size());
        for (int i = 0; i < from.size(); i++) {
            result.setField(
                    i, RowData.createFieldGetter(from.get(i).copy(true), i).getFieldOrNull(object));
        }
        List<String> names = LogicalTypeChecks.getFieldNames(call.type());
        for (int i = 1; i + 1 < operands.size(); i += 2) {
            int at = names.indexOf(String.valueOf(operands.get(i).of(row)));
            result.setField(
                    at,
                    part(call, operands, row, i + 1, call.type().getChildren().get(at)));
        }
        return result;
    }

    private static ArrayData array(Expr.Call call, List<Evaluation> operands, RowData row) {
        @Nullable Object[] elements = new Object[operands.size()];
        LogicalType type = call.type().getChildren().getFirst();
        for (int i = 0; i < elements.length; i++) elements[i] = part(call, operands, row, i, type);
        return new GenericArrayData(elements);
    }

    private static MapData map(Expr.Call call, List<Evaluation> operands, RowData row) {
        Map<@Nullable Object, @Nullable Object> entries = new LinkedHashMap<>();
        LogicalType key = call.type().getChildren().getFirst();
        LogicalType value = call.type().getChildren().getLast();
        for (int i = 0; i + 1 < operands.size(); i += 2) {
            entries.put(part(call, operands, row, i, key), part(call, operands, row, i + 1, value));
        }
        return new GenericMapData(entries);
    }

    private static @Nullable Object item(Expr.Call call, List<Evaluation> operands, RowData row) {
        Object key = operands.get(1).of(row);
        LogicalType type = type(call, 0);
        return switch (operands.getFirst().of(row)) {
            case ArrayData array
            when key instanceof Number position -> {
                long at = position.longValue();
                boolean isInside = at >= 1 && at <= array.size();
                yield isInside
                        ? ArrayData.createElementGetter(type.getChildren().getFirst())
                                .getElementOrNull(array, (int) at - 1)
                        : null;
            }
            case MapData map -> {
                int at = MapEntries.position(map, type, key, type(call, 1));
                yield at < 0 ? null : MapEntries.value(map, type, at);
            }
            case Variant variant when key != null -> JsonVariants.item(variant, key);
            case null, default -> null;
        };
    }

    private static @Nullable Integer cardinality(@Nullable Object value) {
        return switch (value) {
            case ArrayData array -> array.size();
            case MapData map -> map.size();
            case null, default -> null;
        };
    }

    private static @Nullable Object element(Expr.Call call, @Nullable Object value) {
        if (!(value instanceof ArrayData array) || array.size() == 0) return null;
        if (array.size() > 1) {
            throw EvaluationFaults.FAILED
                    .what("ELEMENT got an array with %d elements.", array.size())
                    .why("the array must have one element")
                    .fix("Use array[1] for the first element.");
        }
        return ArrayData.createElementGetter(type(call, 0).getChildren().getFirst())
                .getElementOrNull(array, 0);
    }
}
