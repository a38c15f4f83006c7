package dev.millrace.api.source.library;

import dev.millrace.api.process.RuntimeContext;
import dev.millrace.api.state.FunctionInitializationContext;
import dev.millrace.api.state.FunctionSnapshotContext;
import java.io.Serializable;
import java.util.Iterator;

/// Generates values one after the other. The function that uses a generator calls [#open] in `initializeState` and
/// forwards its snapshots.
public interface DataGenerator<T> extends Serializable, Iterator<T> {

    /// Opens the generator. Called once, before the first value.
    ///
    /// @param name distinguishes the state of this generator from other generators of the same function
    void open(String name, FunctionInitializationContext context, RuntimeContext runtimeContext) throws Exception;

    /// Writes the state that [#open] reads after a restore.
    default void snapshotState(FunctionSnapshotContext context) throws Exception {}
}
