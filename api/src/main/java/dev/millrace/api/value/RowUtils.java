package dev.millrace.api.value;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Comparing results in tests, and making rows whose positions have names.
public final class RowUtils {
    private RowUtils() {}

    /// Whether two lists hold equal rows in the same order.
    public static boolean compareRows(List<Row> l1, List<Row> l2) {
        return compareRows(l1, l2, false);
    }

    /// Whether two lists hold equal rows, on demand in any order.
    public static boolean compareRows(List<Row> l1, List<Row> l2, boolean ignoreOrder) {
        if (l1.size() != l2.size()) return false;
        if (!ignoreOrder) return l1.equals(l2);
        List<Row> left = new ArrayList<>(l1);
        for (Row row : l2) {
            if (!left.remove(row)) return false;
        }
        return true;
    }

    /// A row over these fields whose positions also have names; the array and the map are used as they are.
    public static Row createRowWithNamedPositions(
            RowKind kind, @Nullable Object[] fieldByPosition, LinkedHashMap<String, Integer> positionByName) {
        return new Row(kind, fieldByPosition, null, positionByName);
    }
}
