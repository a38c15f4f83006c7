package dev.millrace.rocksdb;

import dev.millrace.state.tier.RowStore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.Slice;
import org.rocksdb.Snapshot;

/// Provides the rows of a database at one moment. A reader enters the store's gate, so the database is not closed
/// during a read. Thread-safe.
final class RocksRowView implements RowStore.RowView {
    private static final long READ_AHEAD = 256 << 10;

    private final RocksRowStore store;
    private final Snapshot snapshot;
    private final ReadOptions reading;
    private final AtomicBoolean isClosed = new AtomicBoolean();

    RocksRowView(RocksRowStore store) {
        this.store = store;
        this.snapshot = store.database().getSnapshot();
        this.reading = new ReadOptions().setSnapshot(snapshot);
    }

    @Override
    public byte @Nullable [] read(byte[] key) {
        store.gate().enter();
        try {
            return store.database().get(reading, key);
        } catch (RocksDBException failed) {
            throw RocksFaults.failed("read", store.directory(), failed);
        } finally {
            store.gate().leave();
        }
    }

    @Override
    public RowStore.Cursor rows(byte[] prefix, byte @Nullable [] from) {
        store.gate().enter();
        return new Rows(prefix, from);
    }

    @Override
    public void close() {
        if (!isClosed.compareAndSet(false, true)) return;
        reading.close();
        if (!store.gate().tryEnter()) return;
        store.database().releaseSnapshot(snapshot);
        store.gate().leave();
    }

    /// Iterates over rows. Stays inside the gate until it is closed.
    private final class Rows implements RowStore.Cursor {
        private final Slice end;
        private final ReadOptions range;
        private final RocksIterator iterator;
        private boolean hasBegun;
        private boolean isOver;

        Rows(byte[] prefix, byte @Nullable [] from) {
            end = new Slice(RocksRowStore.behind(prefix));
            // A sequential read must not evict frequently read blocks from the cache.
            range = new ReadOptions()
                    .setSnapshot(snapshot)
                    .setIterateUpperBound(end)
                    .setFillCache(false)
                    .setReadaheadSize(READ_AHEAD);
            iterator = store.database().newIterator(range);
            iterator.seek(from == null ? prefix : from);
        }

        @Override
        public boolean next() {
            if (hasBegun) iterator.next();
            hasBegun = true;
            if (iterator.isValid()) return true;
            try {
                iterator.status();
            } catch (RocksDBException failed) {
                throw RocksFaults.failed("read", store.directory(), failed);
            }
            return false;
        }

        @Override
        public byte[] key() {
            return iterator.key();
        }

        @Override
        public byte[] value() {
            return iterator.value();
        }

        @Override
        public void close() {
            if (isOver) return;
            isOver = true;
            iterator.close();
            range.close();
            end.close();
            store.gate().leave();
        }
    }
}
