package dev.millrace.table.types.extraction;

import dev.millrace.table.types.DataType;
import dev.millrace.table.types.inference.StaticArgumentTrait;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Is a signature of a function with the types of its states and its result.
///
/// @param isVarArgs whether the last argument may stand any number of times
/// @param states the states by name
/// @param output the type of the result; null if the method returns nothing
record Mapping(
        List<Argument> arguments,
        boolean isVarArgs,
        LinkedHashMap<String, State> states,
        @Nullable DataType output) {

    /// Is a state.
    ///
    /// @param timeToLive the time after which the unused state is dropped; null for the one of the query
    record State(DataType type, @Nullable Duration timeToLive) {}

    /// Is an argument.
    ///
    /// @param type the type; null for any type
    /// @param conversionClass the class of the values of any type
    /// @param traits the properties of a table; empty for a value
    record Argument(
            String name,
            @Nullable DataType type,
            Class<?> conversionClass,
            boolean isOptional,
            EnumSet<StaticArgumentTrait> traits) {
        boolean isTable() {
            return traits.contains(StaticArgumentTrait.TABLE);
        }
    }
}
