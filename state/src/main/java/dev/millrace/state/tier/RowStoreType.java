package dev.millrace.state.tier;

import dev.millrace.base.host.Host;
import java.nio.file.Path;

/// A kind of store, found by [java.util.ServiceLoader].
public interface RowStoreType {

    /// As `state.backend.type` names it.
    String name();

    /// An empty store.
    ///
    /// @param directory of its own, empty or not there yet; it goes when the store is closed
    /// @param memoryBytes for what it keeps in memory beside the heap
    /// @throws dev.millrace.base.fault.MillraceException if it cannot be made there
    RowStore open(Host host, Path directory, long memoryBytes);
}
