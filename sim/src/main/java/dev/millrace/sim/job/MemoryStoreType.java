package dev.millrace.sim.job;

import dev.millrace.base.host.Host;
import dev.millrace.state.tier.RowStore;
import dev.millrace.state.tier.RowStoreType;
import java.nio.file.Path;

/// Makes stores that keep their rows in memory, so that their behaviour follows from the seed.
public final class MemoryStoreType implements RowStoreType {
    static final String NAME = "sim-memory";

    /// Makes the type. Called by [java.util.ServiceLoader].
    public MemoryStoreType() {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public RowStore open(Host host, Path directory, long memoryBytes) {
        return new MemoryStore(host.threads());
    }
}
