package dev.millrace.api.operator;

import dev.millrace.api.function.Function;

/// Provides the user function of an operator.
public interface UserFunctionProvider<F extends Function> {

    /// Returns the user function.
    F getUserFunction();
}
