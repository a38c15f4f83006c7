package dev.millrace.table.types.extraction;

import dev.millrace.table.annotation.ArgumentHint;
import dev.millrace.table.annotation.DataTypeHint;
import dev.millrace.table.annotation.FunctionHint;
import dev.millrace.table.annotation.InputGroup;
import org.jspecify.annotations.Nullable;

/// Reads hints of functions.
final class FunctionHints {
    private FunctionHints() {}

    /// Returns whether a hint says the arguments.
    static boolean hasArguments(FunctionHint hint) {
        return arguments(hint).length > 0 || hasInput(hint);
    }

    /// Returns whether a hint gives types of arguments. The default is one hint without content.
    static boolean hasInput(FunctionHint hint) {
        return hint.input().length != 1 || isPresent(hint.input()[0]);
    }

    static ArgumentHint[] arguments(FunctionHint hint) {
        return hint.arguments().length > 0 ? hint.arguments() : hint.argument();
    }

    static boolean isPresent(DataTypeHint hint) {
        return !hint.value().isEmpty()
                || hint.bridgedTo() != void.class
                || hint.inputGroup() != InputGroup.UNKNOWN
                || !hint.rawSerializer().getSimpleName().equals("UnknownSerializer");
    }

    static @Nullable DataTypeHint presentOrNull(@Nullable DataTypeHint hint) {
        return hint != null && isPresent(hint) ? hint : null;
    }

    static boolean hasNames(FunctionHint hint) {
        return hint.argumentNames().length > 0 && !hint.argumentNames()[0].isEmpty();
    }
}
