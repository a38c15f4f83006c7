package dev.millrace.sql.external;

import dev.millrace.table.types.DataType;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Converts values of one type between the internal form of tables and a Java class. It finds all that depends on the
/// type when it is created. Thread-safe.
public final class ValueConverter {
    private static final Function<Object, @Nullable Object> NONE = value -> value;

    private final Function<Object, @Nullable Object> toExternal;
    private final Function<Object, @Nullable Object> toInternal;

    ValueConverter(Function<Object, @Nullable Object> toExternal, Function<Object, @Nullable Object> toInternal) {
        this.toExternal = toExternal;
        this.toInternal = toInternal;
    }

    /// Returns the converter of a type.
    ///
    /// @throws dev.millrace.base.fault.MillraceException if objects of its class cannot be made
    public static ValueConverter of(DataType type) {
        return Converters.of(type);
    }

    static ValueConverter same() {
        return new ValueConverter(NONE, NONE);
    }

    /// Returns whether both forms are the same objects.
    public boolean isSame() {
        return toExternal == NONE && toInternal == NONE;
    }

    /// Returns the object of a value in internal form; null for NULL.
    public @Nullable Object external(@Nullable Object value) {
        return value == null ? null : toExternal.apply(value);
    }

    /// Returns the internal form of an object; null for NULL.
    public @Nullable Object internal(@Nullable Object value) {
        return value == null ? null : toInternal.apply(value);
    }
}
