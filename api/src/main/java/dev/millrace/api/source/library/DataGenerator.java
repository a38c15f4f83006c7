package dev.millrace.api.source.library;

import dev.millrace.api.process.RuntimeContext;
import dev.millrace.api.state.FunctionInitializationContext;
import dev.millrace.api.state.FunctionSnapshotContext;
import java.io.Serializable;
import java.util.Iterator;

/// Makes values, one after the other. A function that uses it opens it in its `initializeState`, and passes its
/// snapshots on.
public interface DataGenerator<T> extends Serializable, Iterator<T> {

    /// Called once, before the first value.
    ///
    /// @param name tells this generator's state from others' of the same function
    void open(String name, FunctionInitializationContext context, RuntimeContext runtimeContext) throws Exception;

    /// Writes what [#open] needs after a restore.
    default void snapshotState(FunctionSnapshotContext context) throws Exception {}
}
