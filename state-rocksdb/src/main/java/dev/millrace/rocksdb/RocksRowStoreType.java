package dev.millrace.rocksdb;

import dev.millrace.base.host.Host;
import dev.millrace.state.tier.RowStore;
import dev.millrace.state.tier.RowStoreType;
import java.nio.file.Path;

/// Creates the stores for `state.backend.type: rocksdb`. Loads the native library with the first store.
public final class RocksRowStoreType implements RowStoreType {

    /// Creates the type. Called by [java.util.ServiceLoader].
    public RocksRowStoreType() {}

    @Override
    public String name() {
        return "rocksdb";
    }

    @Override
    public RowStore open(Host host, Path directory, long memoryBytes) {
        return RocksRowStore.open(host, directory, memoryBytes);
    }
}
