package dev.millrace.api.value;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Compares and hashes the content of rows.
final class RowEquality {
    private RowEquality() {}

    static boolean equal(Row left, Row right) {
        if (left == right) return true;
        if (left.getKind() != right.getKind()) return false;
        LinkedHashMap<String, @Nullable Object> leftNames = left.rawNames();
        LinkedHashMap<String, @Nullable Object> rightNames = right.rawNames();
        if (leftNames == null || rightNames == null) {
            return leftNames == rightNames && Arrays.deepEquals(left.rawPositions(), right.rawPositions());
        }
        return leftNames.keySet().equals(rightNames.keySet()) && sameValues(leftNames, rightNames);
    }

    private static boolean sameValues(Map<String, @Nullable Object> left, Map<String, @Nullable Object> right) {
        return left.entrySet().stream()
                .allMatch(field -> Objects.deepEquals(field.getValue(), right.get(field.getKey())));
    }
}
