package dev.millrace.state.tier;

import dev.millrace.base.host.Host;
import java.nio.file.Path;

/// Represents a type of store. [java.util.ServiceLoader] finds the types.
public interface RowStoreType {

    /// Returns the name of the type in the option `state.backend.type`.
    String name();

    /// Creates an empty store.
    ///
    /// @param directory a directory for this store only, which is empty or does not exist; deleted when the store
    ///     is closed
    /// @param memoryBytes the size of off-heap memory that the store may use
    /// @throws dev.millrace.base.fault.MillraceException if the store cannot be created in the directory
    RowStore open(Host host, Path directory, long memoryBytes);
}
