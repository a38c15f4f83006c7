package dev.millrace.api.state;

import org.jspecify.annotations.Nullable;

/// State to which values are added.
public interface AppendingState<IN, OUT> extends State {

    /// What was added, in the form this kind of state gives it; null if nothing was.
    @Nullable
    OUT get() throws Exception;

    /// Adds a value, which must not be null.
    void add(IN value) throws Exception;
}
