package dev.millrace.base.key;

import dev.millrace.base.host.Disk;
import dev.millrace.base.host.Host;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Holds a value that is made from files, and makes it again when one of the files has changed. If that fails, the old
/// value stays. Thread-safe.
public final class Fresh<T> implements Supplier<T> {
    private static final Logger LOG = LoggerFactory.getLogger(Fresh.class);
    /// The shortest interval between two checks of the files.
    private static final long LOOK_NANOS = 1_000_000_000;

    private final Host host;
    private final List<Path> files;
    private final Making<T> making;
    private final AtomicBoolean isLooking = new AtomicBoolean();
    private volatile T newest;
    private volatile long lookedNanos;
    // Only the thread that has set [#isLooking] uses the fields from here on.
    private List<Disk.Entry> known;
    private @Nullable List<Disk.Entry> unusable;

    /// Makes the value from the files.
    @FunctionalInterface
    public interface Making<T> {
        T make() throws GeneralSecurityException, IOException;
    }

    /// Makes the value for the first time.
    public Fresh(Host host, List<Path> files, Making<T> making) throws GeneralSecurityException, IOException {
        this.host = host;
        this.files = List.copyOf(files);
        this.making = making;
        this.known = firstEntries();
        this.lookedNanos = host.clock().nanos();
        this.newest = making.make();
    }

    /// Returns the newest value, which is at most about a second behind the files.
    @Override
    public T get() {
        long now = host.clock().nanos();
        if (now - lookedNanos >= LOOK_NANOS && isLooking.compareAndSet(false, true)) {
            try {
                look();
            } finally {
                lookedNanos = now;
                isLooking.set(false);
            }
        }
        return newest;
    }

    private void look() {
        List<Disk.Entry> now = List.of();
        try {
            now = entries();
            if (now.equals(known)) return;
            newest = making.make();
            known = now;
            LOG.info("{} have changed; the new versions are used", files);
        } catch (GeneralSecurityException | IOException | RuntimeException failed) {
            // Another process may be writing the files now. They are read again until they are valid.
            if (!now.equals(unusable))
                LOG.warn("The new versions of {} cannot be used; the former versions stay in use", files, failed);
            unusable = now;
        }
    }

    /// Reads the entries before the contents, so that no change is missed. If this fails, reading the contents
    /// reports the reason.
    private List<Disk.Entry> firstEntries() {
        try {
            return entries();
        } catch (IOException unreadable) {
            return List.of();
        }
    }

    private List<Disk.Entry> entries() throws IOException {
        List<Disk.Entry> entries = new ArrayList<>();
        for (Path file : files) entries.add(host.disk().entry(file));
        return entries;
    }
}
