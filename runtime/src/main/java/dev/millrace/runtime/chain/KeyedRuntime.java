package dev.millrace.runtime.chain;

import dev.millrace.api.process.RuntimeContext;
import dev.millrace.state.KeyedStates;

/// What user functions see, with keyed state that can be another's.
public interface KeyedRuntime extends RuntimeContext {

    /// The same with other keyed state.
    KeyedRuntime with(KeyedStates<Object> keyed);
}
