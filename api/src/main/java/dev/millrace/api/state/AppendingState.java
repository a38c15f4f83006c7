package dev.millrace.api.state;

import org.jspecify.annotations.Nullable;

/// Stores values that a function adds.
public interface AppendingState<IN, OUT> extends State {

    /// Returns the content of the state, whose form depends on the kind of state, or null if the state is empty.
    @Nullable
    OUT get() throws Exception;

    /// Adds a value.
    ///
    /// @param value the value; must not be null
    void add(IN value) throws Exception;
}
