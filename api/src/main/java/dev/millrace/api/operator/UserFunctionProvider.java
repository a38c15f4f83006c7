package dev.millrace.api.operator;

import dev.millrace.api.function.Function;

/// Whoever runs a function of the program.
public interface UserFunctionProvider<F extends Function> {

    F getUserFunction();
}
