package dev.millrace.rocksdb;

import dev.millrace.base.fault.Check;
import dev.millrace.base.host.Disk;
import dev.millrace.base.host.Host;
import dev.millrace.state.tier.RowStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Stores rows in one column family of a RocksDB database. Each user of the store has its own key prefix. There may be
/// thousands of users, and a column family for each would need its own buffers and files. Thread-safe.
final class RocksRowStore implements RowStore {
    private static final Logger LOG = LoggerFactory.getLogger(RocksRowStore.class);

    private final Disk disk;
    private final Path directory;
    private final Library library;
    private final RocksDB database;
    private final ReadOptions reading = new ReadOptions();
    private final CloseGate gate = new CloseGate(this::end);
    private final Runnable forgetExit;
    private final AtomicReference<Runnable> whenClosed = new AtomicReference<>(() -> {});

    private RocksRowStore(Host host, Path directory, Library library, RocksDB database) {
        this.disk = host.disk();
        this.directory = directory;
        this.library = library;
        this.database = database;
        // If the process exits during a compaction, RocksDB crashes.
        this.forgetExit = host.threads().beforeExit("millrace-rocksdb-exit", this::rest);
    }

    static RocksRowStore open(Host host, Path directory, long memoryBytes) {
        RocksDB.loadLibrary();
        Library library = new Library(memoryBytes);
        try {
            host.disk().makeDirectories(directory);
            return new RocksRowStore(host, directory, library, RocksDB.open(library.options(), directory.toString()));
        } catch (RocksDBException | IOException failed) {
            library.close();
            throw RocksFaults.failed("be opened", directory, failed);
        }
    }

    Path directory() {
        return directory;
    }

    RocksDB database() {
        return database;
    }

    CloseGate gate() {
        return gate;
    }

    @Override
    public int read(byte[] key, int length, byte[] into) {
        try {
            return database.get(reading, key, 0, length, into, 0, into.length);
        } catch (RocksDBException failed) {
            throw RocksFaults.failed("read", directory, failed);
        }
    }

    @Override
    public void write(List<Row> rows) {
        if (rows.isEmpty()) return;
        try (WriteBatch batch = new WriteBatch()) {
            for (Row row : rows) batch.put(row.key(), row.value());
            database.write(library.writing(), batch);
        } catch (RocksDBException failed) {
            throw RocksFaults.failed("write", directory, failed);
        }
    }

    @Override
    public void delete(byte[] key) {
        try {
            database.delete(library.writing(), key);
        } catch (RocksDBException failed) {
            throw RocksFaults.failed("delete", directory, failed);
        }
    }

    @Override
    public void deleteAll(byte[] prefix) {
        try {
            database.deleteRange(library.writing(), prefix, behind(prefix));
        } catch (RocksDBException failed) {
            throw RocksFaults.failed("delete", directory, failed);
        }
    }

    /// Returns the smallest key after all keys with a prefix.
    static byte[] behind(byte[] prefix) {
        int length = prefix.length;
        while (prefix[length - 1] == -1) length--;
        byte[] behind = Arrays.copyOf(prefix, length);
        behind[length - 1]++;
        return behind;
    }

    @Override
    public RowView view() {
        return new RocksRowView(this);
    }

    @Override
    public void close(Runnable callback) {
        whenClosed.set(callback);
        gate.close();
    }

    /// Stops all background work before the process exits.
    private void rest() {
        if (!gate.tryEnter()) return;
        database.cancelAllBackgroundWork(true);
        gate.leave();
    }

    private void end() {
        forgetExit.run();
        database.cancelAllBackgroundWork(true);
        reading.close();
        database.close();
        library.close();
        try {
            delete(directory);
        } catch (IOException left) {
            LOG.warn("The files of a state store remain in {}", directory, left);
        }
        Check.present(whenClosed.get(), "who waits for the end of a store").run();
    }

    private void delete(Path path) throws IOException {
        for (Disk.Entry each : disk.list(path)) {
            if (each.isDirectory()) delete(each.path());
            else disk.delete(each.path());
        }
        disk.delete(path);
    }
}
