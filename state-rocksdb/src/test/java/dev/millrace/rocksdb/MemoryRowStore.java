package dev.millrace.rocksdb;

import dev.millrace.state.tier.RowStore;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Implements a store in memory. Not thread-safe.
final class MemoryRowStore implements RowStore {
    private final NavigableMap<byte[], byte[]> rows = new TreeMap<>(Arrays::compareUnsigned);

    int size() {
        return rows.size();
    }

    @Override
    public int read(byte[] key, int length, byte[] into) {
        byte[] value = rows.get(Arrays.copyOf(key, length));
        if (value == null) return -1;
        System.arraycopy(value, 0, into, 0, Math.min(value.length, into.length));
        return value.length;
    }

    @Override
    public void write(List<Row> written) {
        for (Row row : written) rows.put(row.key(), row.value());
    }

    @Override
    public void delete(byte[] key) {
        rows.remove(key);
    }

    @Override
    public void deleteAll(byte[] prefix) {
        rows.subMap(prefix, RocksRowStore.behind(prefix)).clear();
    }

    @Override
    public RowView view() {
        NavigableMap<byte[], byte[]> then = new TreeMap<>(rows);
        return new RowView() {
            @Override
            public byte @Nullable [] read(byte[] key) {
                return then.get(key);
            }

            @Override
            public Cursor rows(byte[] prefix, byte @Nullable [] from) {
                return new Walk(then.subMap(from == null ? prefix : from, RocksRowStore.behind(prefix))
                        .entrySet()
                        .iterator());
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public void close(Runnable whenClosed) {
        whenClosed.run();
    }

    private static final class Walk implements Cursor {
        private final Iterator<Map.Entry<byte[], byte[]>> all;
        private Map.Entry<byte[], byte[]> at;

        Walk(Iterator<Map.Entry<byte[], byte[]>> all) {
            this.all = all;
        }

        @Override
        public boolean next() {
            if (!all.hasNext()) return false;
            at = all.next();
            return true;
        }

        @Override
        public byte[] key() {
            return at.getKey();
        }

        @Override
        public byte[] value() {
            return at.getValue();
        }

        @Override
        public void close() {}
    }
}
