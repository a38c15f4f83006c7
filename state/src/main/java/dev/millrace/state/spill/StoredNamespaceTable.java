package dev.millrace.state.spill;

import dev.millrace.api.state.StateDescriptor;
import dev.millrace.base.fault.Check;
import dev.millrace.state.table.KeyedTable;
import dev.millrace.state.table.StateTable;
import dev.millrace.state.table.TableSnapshot;
import dev.millrace.state.value.TimeToLive;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Holds all entries of one namespace in one table, as a cache of the rows in a store.
public final class StoredNamespaceTable<K> implements StoredTable<K> {
    private final TableCache<K> cache;
    private final SpillableTable<K> spillable;

    public StoredNamespaceTable(
            TableCache<K> cache, KeyedTable<K> table, StateDescriptor<?, ?> descriptor, TimeToLive ttl) {
        byte[] prefix = cache.newPrefix();
        this.cache = cache;
        this.spillable = new SpillableTable<>(cache, table, SpilledRowCodec.of(prefix, descriptor, ttl), prefix);
    }

    @Override
    public SpillableTable<K> spillable() {
        return spillable;
    }

    @Override
    public void forEach(OnSlot<K> consumer) {
        StateTable.walk(spillable.table(), consumer);
    }

    @Override
    public void forEachKey(Consumer<K> consumer) {
        new StoredKeys<>(cache).forEach(spillable, consumer);
    }

    @Override
    public int size() {
        return Math.toIntExact(Math.min(spillable.size(), Integer.MAX_VALUE));
    }

    @Override
    public void clear(int group) {
        throw Check.broken("one namespace was to lose key group %d", group);
    }

    @Override
    public void beginSnapshots() {
        spillable.table().beginWholeSnapshots();
    }

    @Override
    public Map<Integer, TableSnapshot<K>> snapshot() {
        return Map.of(-1, spillable.table().snapshot());
    }

    @Override
    public @Nullable AwayRows away() {
        return spillable.away() == 0 ? null : new AwayRows(spillable.prefix());
    }

    @Override
    public void discard() {
        spillable.discard();
    }
}
