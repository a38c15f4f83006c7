package dev.millrace.api.state;

import dev.millrace.api.function.Function;
import dev.millrace.api.util.Preconditions;

/// Checks of the functions that states use.
final class FunctionChecks {
    private FunctionChecks() {}

    /// The function itself; states call it for many keys and neither open nor close it.
    static <F extends Function> F plain(String stateName, F function) {
        return Preconditions.checkNotNull(function, "state '%s' needs a function", stateName);
    }
}
