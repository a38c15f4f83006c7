package dev.millrace.state;

import dev.millrace.api.state.StateDescriptor;
import dev.millrace.base.fault.Check;
import dev.millrace.state.table.KeyedTable;
import dev.millrace.state.table.TableSnapshot;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// All entries of one namespace, in one table as a cache before a store.
final class StoredSingleTable<K> implements Tables<K> {
    private final Cache<K> cache;
    private final Shelf<K> shelf;

    StoredSingleTable(Cache<K> cache, KeyedTable<K> table, StateDescriptor<?, ?> descriptor) {
        TimeToLive ttl =
                new TimeToLive(descriptor.getTtlConfig(), cache.states().clock());
        byte[] prefix = cache.newPrefix();
        this.cache = cache;
        this.shelf = new Shelf<>(cache, table, ShelfForm.of(prefix, descriptor, ttl), prefix);
    }

    @Override
    public Shelf<K> shelf() {
        return shelf;
    }

    @Override
    public KeyedTable<K> current() {
        return shelf.table();
    }

    @Override
    public void forEach(OnSlot<K> consumer) {
        Tables.walk(shelf.table(), consumer);
    }

    @Override
    public void forEachKey(Consumer<K> consumer) {
        new StoredKeys<>(cache).forEach(shelf, consumer);
    }

    @Override
    public int size() {
        return Math.toIntExact(Math.min(shelf.size(), Integer.MAX_VALUE));
    }

    @Override
    public void clear(int group) {
        throw Check.broken("one namespace was to lose key group %d", group);
    }

    @Override
    public void beginSnapshots() {
        shelf.table().beginWholeSnapshots();
    }

    @Override
    public Map<Integer, TableSnapshot<K>> snapshot() {
        return Map.of(-1, shelf.table().snapshot());
    }

    @Override
    public @Nullable AwayRows away() {
        return shelf.away() == 0 ? null : new AwayRows(shelf.prefix());
    }

    @Override
    public void discard() {
        shelf.discard();
    }
}
