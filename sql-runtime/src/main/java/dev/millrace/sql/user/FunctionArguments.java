package dev.millrace.sql.user;

import dev.millrace.sql.external.ValueConverter;
import dev.millrace.sql.function.Casts;
import dev.millrace.table.types.DataType;
import dev.millrace.table.types.logical.LogicalType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Casts the arguments of a call and converts them into the classes of a method. Not thread-safe.
public final class FunctionArguments {
    private final LogicalType[] given;
    private final LogicalType[] wanted;
    private final boolean[] areCast;
    private final ValueConverter[] converters;
    private final Casts casts;

    /// Creates the arguments of a call.
    ///
    /// @param given the types of the arguments in the query
    public FunctionArguments(UserFunction function, List<LogicalType> given, Casts casts) {
        int count = given.size();
        this.given = given.toArray(LogicalType[]::new);
        this.wanted = new LogicalType[count];
        this.areCast = new boolean[count];
        this.converters = new ValueConverter[count];
        this.casts = casts;
        for (int i = 0; i < count; i++) {
            DataType type = function.arguments().get(i);
            wanted[i] = type.getLogicalType();
            areCast[i] = isCast(this.given[i], wanted[i]);
            converters[i] = ValueConverter.of(type);
        }
    }

    private static boolean isCast(LogicalType from, LogicalType to) {
        if (from.copy(true).equals(to.copy(true)) || from.getTypeRoot().name().equals("NULL")) return false;
        return from.getChildren().isEmpty() && to.getChildren().isEmpty();
    }

    /// Returns an argument as an object of the class of its parameter.
    ///
    /// @param value the argument in internal form
    public @Nullable Object external(int index, @Nullable Object value) {
        Object cast = areCast[index] ? casts.cast(value, given[index], wanted[index]) : value;
        return converters[index].external(cast);
    }

    /// Returns the number of arguments.
    public int count() {
        return converters.length;
    }
}
