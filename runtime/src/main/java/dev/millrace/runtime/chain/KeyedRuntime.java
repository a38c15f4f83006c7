package dev.millrace.runtime.chain;

import dev.millrace.api.process.RuntimeContext;
import dev.millrace.state.KeyedStates;
import org.jspecify.annotations.Nullable;

/// Gives user functions a runtime context whose keyed state can be replaced.
public interface KeyedRuntime extends RuntimeContext {

    /// Returns this context with other keyed state.
    KeyedRuntime with(KeyedStates<Object> keyed);

    /// Returns the keyed state; null if the input is not keyed.
    @Nullable
    KeyedStates<Object> keyed();
}
