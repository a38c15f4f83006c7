package dev.millrace.rocksdb;

import dev.millrace.base.host.Host;
import dev.millrace.state.tier.RowStore;
import dev.millrace.state.tier.RowStoreType;
import java.nio.file.Path;

/// The store that `state.backend.type: rocksdb` asks for. The native library is loaded when the first is opened.
public final class RocksRowStoreType implements RowStoreType {

    /// Called by [java.util.ServiceLoader].
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
