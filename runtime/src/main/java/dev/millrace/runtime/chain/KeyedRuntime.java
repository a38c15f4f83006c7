package dev.millrace.runtime.chain;

import dev.millrace.api.process.RuntimeContext;
import dev.millrace.state.KeyedStates;

/// Gives user functions a runtime context whose keyed state can be replaced.
public interface KeyedRuntime extends RuntimeContext {

    /// Returns this context with other keyed state.
    KeyedRuntime with(KeyedStates<Object> keyed);
}
