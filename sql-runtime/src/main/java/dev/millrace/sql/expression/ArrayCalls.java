package dev.millrace.sql.expression;

import dev.millrace.sql.function.DistinctValues;
import dev.millrace.sql.function.ValueOrder;
import dev.millrace.table.data.ArrayData;
import dev.millrace.table.data.GenericArrayData;
import dev.millrace.table.data.RowData;
import dev.millrace.table.data.StringData;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.VarCharType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/// Evaluates functions of arrays.
final class ArrayCalls {
    private final Operands operands;

    private ArrayCalls(Operands operands) {
        this.operands = operands;
    }

    /// Combines the elements of two arrays.
    private interface Combination {
        List<@Nullable Object> of(List<@Nullable Object> left, List<@Nullable Object> right, LogicalType type);
    }

    static @Nullable Evaluation find(Operands operands) {
        ArrayCalls calls = new ArrayCalls(operands);
        return switch (operands.call().function()) {
            case "ARRAY_APPEND" -> row -> calls.extended(row, false);
            case "ARRAY_PREPEND" -> row -> calls.extended(row, true);
            case "ARRAY_CONCAT" -> calls::concatenation;
            case "ARRAY_CONTAINS" -> row -> calls.position(row) instanceof Integer at ? at > 0 : null;
            case "ARRAY_POSITION" -> row -> operands.value(row, 1) == null ? null : calls.position(row);
            case "ARRAY_DISTINCT" -> calls::distinct;
            case "ARRAY_UNION" -> row -> calls.combined(row, ArrayCalls::union);
            case "ARRAY_EXCEPT" -> row -> calls.combined(row, ArrayCalls::difference);
            case "ARRAY_INTERSECT" -> row -> calls.combined(row, ArrayCalls::intersection);
            case "ARRAY_REMOVE" -> calls::without;
            case "ARRAY_REVERSE" -> calls::reversed;
            case "ARRAY_MAX" -> row -> calls.extreme(row, 1);
            case "ARRAY_MIN" -> row -> calls.extreme(row, -1);
            case "ARRAY_SLICE" -> calls::slice;
            case "ARRAY_SORT" -> calls::sorted;
            case "ARRAY_JOIN" -> calls::joined;
            default -> null;
        };
    }

    private static @Nullable ArrayData array(@Nullable List<@Nullable Object> elements) {
        return elements == null ? null : new GenericArrayData(elements.toArray());
    }

    private LogicalType resultElement() {
        return operands.call().type().getChildren().getFirst();
    }

    private @Nullable ArrayData extended(RowData row, boolean isFirst) {
        List<@Nullable Object> elements = operands.elements(row, 0, resultElement());
        if (elements == null) return null;
        Object added = operands.value(row, 1, resultElement());
        if (isFirst) elements.addFirst(added);
        else elements.add(added);
        return array(elements);
    }

    private @Nullable ArrayData concatenation(RowData row) {
        List<@Nullable Object> all = new ArrayList<>();
        for (int i = 0; i < operands.count(); i++) {
            List<@Nullable Object> part = operands.elements(row, i, resultElement());
            if (part == null) return null;
            all.addAll(part);
        }
        return array(all);
    }

    private @Nullable Integer position(RowData row) {
        LogicalType type = operands.elementType(0);
        List<@Nullable Object> elements = operands.elements(row, 0, type);
        if (elements == null) return null;
        Object searched = operands.value(row, 1);
        for (int i = 0; i < elements.size(); i++) {
            if (ValueOrder.areSame(elements.get(i), type, searched, operands.type(1))) return i + 1;
        }
        return 0;
    }

    private @Nullable ArrayData distinct(RowData row) {
        List<@Nullable Object> elements = operands.elements(row, 0, operands.elementType(0));
        return elements == null ? null : array(union(elements, List.of(), operands.elementType(0)));
    }

    private @Nullable ArrayData combined(RowData row, Combination combination) {
        List<@Nullable Object> left = operands.elements(row, 0, resultElement());
        List<@Nullable Object> right = operands.elements(row, 1, resultElement());
        return left == null || right == null ? null : array(combination.of(left, right, resultElement()));
    }

    private static List<@Nullable Object> union(
            List<@Nullable Object> left, List<@Nullable Object> right, LogicalType type) {
        DistinctValues seen = new DistinctValues(type);
        List<@Nullable Object> all = new ArrayList<>();
        for (Object each : left) if (seen.add(each)) all.add(each);
        for (Object each : right) if (seen.add(each)) all.add(each);
        return all;
    }

    private static List<@Nullable Object> difference(
            List<@Nullable Object> left, List<@Nullable Object> right, LogicalType type) {
        DistinctValues excluded = new DistinctValues(type);
        for (Object each : right) excluded.add(each);
        List<@Nullable Object> rest = new ArrayList<>();
        for (Object each : left) if (excluded.add(each)) rest.add(each);
        return rest;
    }

    private static List<@Nullable Object> intersection(
            List<@Nullable Object> left, List<@Nullable Object> right, LogicalType type) {
        DistinctValues wanted = new DistinctValues(type);
        for (Object each : right) wanted.add(each);
        DistinctValues seen = new DistinctValues(type);
        List<@Nullable Object> common = new ArrayList<>();
        for (Object each : left) if (wanted.contains(each) && seen.add(each)) common.add(each);
        return common;
    }

    private @Nullable ArrayData without(RowData row) {
        LogicalType type = operands.elementType(0);
        List<@Nullable Object> elements = operands.elements(row, 0, type);
        if (elements == null) return null;
        Object removed = operands.value(row, 1);
        elements.removeIf(each -> ValueOrder.areSame(each, type, removed, operands.type(1)));
        return array(elements);
    }

    private @Nullable ArrayData reversed(RowData row) {
        List<@Nullable Object> elements = operands.elements(row, 0, operands.elementType(0));
        return elements == null ? null : array(elements.reversed());
    }

    private @Nullable Object extreme(RowData row, int sign) {
        LogicalType type = operands.elementType(0);
        List<@Nullable Object> elements = operands.elements(row, 0, type);
        Object best = null;
        for (Object each : elements == null ? List.of() : elements) {
            boolean isBetter = each != null && (best == null || sign * ValueOrder.compare(each, type, best, type) > 0);
            if (isBetter) best = each;
        }
        return best;
    }

    /// Returns the elements from a position to another one, both from 1, or from the end if they are negative.
    private @Nullable ArrayData slice(RowData row) {
        List<@Nullable Object> elements = operands.elements(row, 0, operands.elementType(0));
        if (elements == null || operands.hasNull(row)) return null;
        int size = elements.size();
        int from = index(row, 1, size);
        int to = operands.count() > 2 ? index(row, 2, size) : size;
        from = Math.max(1, from);
        to = Math.min(size, to);
        return array(from > to ? List.of() : elements.subList(from - 1, to));
    }

    private int index(RowData row, int operand, int size) {
        int index = operands.value(row, operand) instanceof Number number ? number.intValue() : 0;
        return index < 0 ? size + index + 1 : index == 0 ? 1 : index;
    }

    /// Returns the sorted elements. NULL is first in ascending order and last in descending one, unless an
    /// operand says.
    private @Nullable ArrayData sorted(RowData row) {
        LogicalType type = operands.elementType(0);
        List<@Nullable Object> elements = operands.elements(row, 0, type);
        if (elements == null || operands.hasNull(row)) return null;
        boolean isAscending = operands.count() < 2 || Boolean.TRUE.equals(operands.value(row, 1));
        boolean areNullsFirst = operands.count() < 3 ? isAscending : Boolean.TRUE.equals(operands.value(row, 2));
        Comparator<Object> order = (left, right) -> ValueOrder.compare(left, type, right, type);
        if (!isAscending) order = order.reversed();
        Collections.sort(elements, areNullsFirst ? Comparator.nullsFirst(order) : Comparator.nullsLast(order));
        return array(elements);
    }

    private @Nullable StringData joined(RowData row) {
        if (operands.hasNull(row)) return null;
        List<@Nullable Object> elements = operands.elements(row, 0, VarCharType.STRING_TYPE);
        if (elements == null) return null;
        StringJoiner text = new StringJoiner(String.valueOf(operands.value(row, 1)));
        Object replacement = operands.count() > 2 ? operands.value(row, 2) : null;
        for (Object each : elements) {
            Object shown = each == null ? replacement : each;
            if (shown != null) text.add(shown.toString());
        }
        return StringData.fromString(text.toString());
    }
}
