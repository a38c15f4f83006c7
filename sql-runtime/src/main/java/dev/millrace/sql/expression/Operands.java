package dev.millrace.sql.expression;

import dev.millrace.sql.function.Casts;
import dev.millrace.table.data.ArrayData;
import dev.millrace.table.data.RowData;
import dev.millrace.table.types.logical.LogicalType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Gives the values of a call's operands to the evaluations of functions.
///
/// @param call the call
/// @param evaluations the evaluations of its operands
/// @param casts the casts of the session
record Operands(Expr.Call call, List<Evaluation> evaluations, Casts casts) {

    int count() {
        return evaluations.size();
    }

    LogicalType type(int operand) {
        return call.operands().get(operand).type();
    }

    /// Returns the type of the elements of an operand that is an array.
    LogicalType elementType(int operand) {
        return type(operand).getChildren().getFirst();
    }

    @Nullable
    Object value(RowData row, int operand) {
        return evaluations.get(operand).of(row);
    }

    /// Returns the value as a value of another type.
    @Nullable
    Object value(RowData row, int operand, LogicalType type) {
        return casts.cast(value(row, operand), type(operand), type);
    }

    /// Returns the elements of an array as values of a type, in a new list; null for NULL.
    @Nullable
    List<@Nullable Object> elements(RowData row, int operand, LogicalType type) {
        return value(row, operand) instanceof ArrayData array ? elements(array, elementType(operand), type) : null;
    }

    private List<@Nullable Object> elements(ArrayData array, LogicalType from, LogicalType type) {
        ArrayData.ElementGetter getter = ArrayData.createElementGetter(from);
        boolean isSame = from.copy(true).equals(type.copy(true));
        List<@Nullable Object> elements = new ArrayList<>(array.size());
        for (int i = 0; i < array.size(); i++) {
            Object element = getter.getElementOrNull(array, i);
            elements.add(isSame ? element : casts.cast(element, from, type));
        }
        return elements;
    }

    /// Returns whether an operand is NULL.
    boolean hasNull(RowData row) {
        for (Evaluation each : evaluations) if (each.of(row) == null) return true;
        return false;
    }
}
