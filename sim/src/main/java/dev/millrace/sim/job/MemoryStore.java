package dev.millrace.sim.job;

import dev.millrace.base.fault.Check;
import dev.millrace.base.host.Threads;
import dev.millrace.state.tier.RowStore;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/// Stores rows in memory. Each call lets other threads run first.
final class MemoryStore implements RowStore {
    private static final int BYTE_MAX = 0xFF;

    private final Threads threads;
    private final ConcurrentSkipListMap<byte[], byte[]> rows = new ConcurrentSkipListMap<>(Arrays::compareUnsigned);

    MemoryStore(Threads threads) {
        this.threads = threads;
    }

    @Override
    public int read(byte[] key, int length, byte[] into) {
        threads.giveWay();
        byte[] value = rows.get(Arrays.copyOf(key, length));
        if (value == null) return -1;
        System.arraycopy(value, 0, into, 0, Math.min(value.length, into.length));
        return value.length;
    }

    @Override
    public void write(List<Row> written) {
        threads.giveWay();
        for (Row row : written) rows.put(row.key(), row.value());
    }

    @Override
    public void delete(byte[] key) {
        threads.giveWay();
        rows.remove(key);
    }

    @Override
    public void deleteAll(byte[] prefix) {
        threads.giveWay();
        rows.subMap(prefix, behind(prefix)).clear();
    }

    /// Returns the first key after all keys with a prefix.
    private static byte[] behind(byte[] prefix) {
        int last = prefix.length - 1;
        while ((prefix[last] & BYTE_MAX) == BYTE_MAX) last--;
        byte[] behind = Arrays.copyOf(prefix, last + 1);
        behind[last]++;
        return behind;
    }

    @Override
    public RowView view() {
        TreeMap<byte[], byte[]> then = new TreeMap<>(rows);
        return new RowView() {
            @Override
            public byte @Nullable [] read(byte[] key) {
                threads.giveWay();
                return then.get(key);
            }

            @Override
            public Cursor rows(byte[] prefix, byte @Nullable [] from) {
                threads.giveWay();
                return new Walk(then.subMap(from == null ? prefix : from, behind(prefix))
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
        private Map.@Nullable Entry<byte[], byte[]> at;

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
            return Check.present(at, "a row").getKey();
        }

        @Override
        public byte[] value() {
            return Check.present(at, "a row").getValue();
        }

        @Override
        public void close() {}
    }
}
