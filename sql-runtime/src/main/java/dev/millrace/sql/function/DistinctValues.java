package dev.millrace.sql.function;

import dev.millrace.table.types.logical.LogicalType;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Is a set of values of one type, in which NULL equals NULL. Not thread-safe.
public final class DistinctValues {
    private final LogicalType type;
    private final Set<Key> keys = new HashSet<>();

    /// Creates an empty set.
    public DistinctValues(LogicalType type) {
        this.type = type;
    }

    /// Adds a value in internal form, and returns whether it was missing.
    public boolean add(@Nullable Object value) {
        return keys.add(new Key(value, type));
    }

    /// Returns whether the set has the value.
    public boolean contains(@Nullable Object value) {
        return keys.contains(new Key(value, type));
    }

    /// Compares values as SQL does. Nested values have equal hashes, because their parts may be equal in many forms.
    private record Key(@Nullable Object value, LogicalType type) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key && ValueOrder.areSame(value, type, key.value, type);
        }

        @Override
        public int hashCode() {
            return switch (type.getTypeRoot()) {
                case ARRAY, MAP, MULTISET, ROW, STRUCTURED_TYPE -> 0;
                case BINARY, VARBINARY -> Arrays.hashCode((byte[]) value);
                case FLOAT, DOUBLE -> value == null ? 0 : Double.hashCode(((Number) value).doubleValue() + 0.0);
                default -> value == null ? 0 : value.hashCode();
            };
        }
    }
}
