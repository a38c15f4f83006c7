package dev.millrace.api.value;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Compares rows in tests and creates rows whose positions have names.
public final class RowUtils {
    private RowUtils() {}

    /// Returns whether two lists contain equal rows in the same order.
    public static boolean compareRows(List<Row> l1, List<Row> l2) {
        return compareRows(l1, l2, false);
    }

    /// Returns whether two lists contain equal rows.
    ///
    /// @param ignoreOrder whether the order may differ
    public static boolean compareRows(List<Row> l1, List<Row> l2, boolean ignoreOrder) {
        if (l1.size() != l2.size()) return false;
        if (!ignoreOrder) return l1.equals(l2);
        List<Row> left = new ArrayList<>(l1);
        for (Row row : l2) {
            if (!left.remove(row)) return false;
        }
        return true;
    }

    /// Creates a row whose positions also have names. The row uses the array and the map without copying them.
    public static Row createRowWithNamedPositions(
            RowKind kind, @Nullable Object[] fieldByPosition, LinkedHashMap<String, Integer> positionByName) {
        return new Row(kind, fieldByPosition, null, positionByName);
    }
}
