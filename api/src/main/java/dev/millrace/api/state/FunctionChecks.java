package dev.millrace.api.state;

import dev.millrace.api.function.Function;
import dev.millrace.api.util.Preconditions;

/// Checks the functions that states use.
final class FunctionChecks {
    private FunctionChecks() {}

    /// Returns the function. A state calls the function for many keys, and neither opens nor closes it.
    static <F extends Function> F plain(String stateName, F function) {
        return Preconditions.checkNotNull(function, "state '%s' needs a function", stateName);
    }
}
