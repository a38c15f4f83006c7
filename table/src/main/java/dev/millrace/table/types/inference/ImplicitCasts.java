package dev.millrace.table.types.inference;

import dev.millrace.table.types.DataType;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.LogicalTypeRoot;
import dev.millrace.table.types.logical.utils.LogicalTypeCasts;
import org.jspecify.annotations.Nullable;

/// Finds the casts that the planner adds to arguments.
public final class ImplicitCasts {
    private ImplicitCasts() {}

    /// Returns the wanted type if values of the given one can be cast to it without loss; otherwise null.
    public static @Nullable DataType to(DataType given, DataType wanted) {
        return isPossible(given.getLogicalType(), wanted.getLogicalType()) ? wanted : null;
    }

    /// Returns whether values can be cast without loss.
    public static boolean isPossible(LogicalType given, LogicalType wanted) {
        if (given.is(LogicalTypeRoot.NULL)) return wanted.isNullable();
        if (given.isNullable() && !wanted.isNullable()) return false;
        return isSame(given, wanted) || LogicalTypeCasts.supportsImplicitCast(given, wanted);
    }

    /// Returns whether both types have the same values, except for NULL.
    public static boolean isSame(LogicalType one, LogicalType other) {
        return one.copy(true).equals(other.copy(true));
    }
}
