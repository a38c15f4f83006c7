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

/// What is made of files, and made again when one of them has changed. If it cannot be, what there was stays.
/// Any thread.
public final class Fresh<T> implements Supplier<T> {
    private static final Logger LOG = LoggerFactory.getLogger(Fresh.class);
    /// How often files are looked at, at most.
    private static final long LOOK_NANOS = 1_000_000_000;

    private final Host host;
    private final List<Path> files;
    private final Making<T> making;
    private final AtomicBoolean isLooking = new AtomicBoolean();
    private volatile T newest;
    private volatile long lookedNanos;
    // From here on: who is looking alone.
    private List<Disk.Entry> known;
    private @Nullable List<Disk.Entry> unusable;

    /// Reads the files.
    @FunctionalInterface
    public interface Making<T> {
        T make() throws GeneralSecurityException, IOException;
    }

    /// Reads them once now.
    public Fresh(Host host, List<Path> files, Making<T> making) throws GeneralSecurityException, IOException {
        this.host = host;
        this.files = List.copyOf(files);
        this.making = making;
        this.known = firstEntries();
        this.lookedNanos = host.clock().nanos();
        this.newest = making.make();
    }

    /// As the files were a moment ago.
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
            LOG.info("{} have changed, and are used as they are now", files);
        } catch (GeneralSecurityException | IOException | RuntimeException failed) {
            // Somebody may be writing them just now: they are read again until they can be.
            if (!now.equals(unusable))
                LOG.warn("{} cannot be used as they are now; what was read stays", files, failed);
            unusable = now;
        }
    }

    /// Before they are read, so that no change is missed. Who reads tells what is wrong with them.
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
