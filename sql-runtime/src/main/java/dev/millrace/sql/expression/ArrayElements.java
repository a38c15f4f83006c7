package dev.millrace.sql.expression;

import dev.millrace.table.data.ArrayData;
import dev.millrace.table.types.logical.LogicalType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads the elements of arrays.
final class ArrayElements {
    private ArrayElements() {}

    /// Returns the elements in internal form, in a new list.
    static List<@Nullable Object> of(ArrayData array, LogicalType type) {
        ArrayData.ElementGetter getter = ArrayData.createElementGetter(type);
        List<@Nullable Object> elements = new ArrayList<>(array.size());
        for (int i = 0; i < array.size(); i++) elements.add(getter.getElementOrNull(array, i));
        return elements;
    }
}
