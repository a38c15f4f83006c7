package dev.millrace.base.host;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Makes the temporary directories of this process below one root. The process holds a file lock in its root until it
/// ends, however it ends. A normal exit deletes the root. The next process that starts deletes the roots without a
/// locked file.
final class TemporaryDirectories {
    private static final String PREFIX = "millrace-process-";
    private static final String LOCK = "process.lock";
    /// The system property with the roots of this virtual machine, including those of other class loaders. On some
    /// systems, a process that opens and closes its own lock file again releases the lock.
    private static final String OWN_ROOTS = "dev.millrace.temporary.roots";
    /// The prefix of directories with logs, which may explain why a process ended.
    private static final String LOGS = "millrace-logs";

    private static final Duration LOGS_KEPT = Duration.ofDays(7);

    private final Path parent;
    private final Clock clock;
    private @Nullable Path root;
    private @Nullable FileChannel lock;

    TemporaryDirectories(Path parent, Clock clock) {
        this.parent = parent;
        this.clock = clock;
    }

    Path parent() {
        return parent;
    }

    synchronized Path make(String prefix) throws IOException {
        Path known = root;
        if (known == null || !Files.exists(known)) {
            known = open();
            root = known;
            deleteAbandoned(known);
        }
        return Files.createTempDirectory(known, prefix);
    }

    /// Makes the root. The root gets its final name after it is locked, so a root without a lock has no owner.
    private Path open() throws IOException {
        Path made = Files.createTempDirectory(parent, "millrace-new-");
        FileChannel file =
                FileChannel.open(made.resolve(LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        file.lock();
        lock = file;
        String number = made.getFileName().toString().substring("millrace-new-".length());
        Path own = parent.resolve(PREFIX + number);
        synchronized (System.getProperties()) {
            System.setProperty(OWN_ROOTS, System.getProperty(OWN_ROOTS, "") + own + File.pathSeparator);
        }
        return Files.move(made, own);
    }

    private static List<String> ownRoots() {
        return Arrays.asList(System.getProperty(OWN_ROOTS, "").split(File.pathSeparator));
    }

    private void deleteAbandoned(Path own) throws IOException {
        List<Path> roots;
        try (Stream<Path> all = Files.list(parent)) {
            roots = all.filter(each -> each.getFileName().toString().startsWith(PREFIX))
                    .filter(each -> !ownRoots().contains(each.toString()))
                    .toList();
        }
        for (Path each : roots) {
            try {
                if (Files.getOwner(each).equals(Files.getOwner(own))) deleteIfAbandoned(each);
            } catch (IOException unreadable) {
                // Another process is deleting the root, or it belongs to another user.
                continue;
            }
        }
    }

    private void deleteIfAbandoned(Path other) throws IOException {
        Path file = other.resolve(LOCK);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock taken = channel.tryLock()) {
            if (taken == null) return;
            long age = clock.millis() - Files.getLastModifiedTime(file).toMillis();
            delete(other, age < LOGS_KEPT.toMillis());
        } catch (OverlappingFileLockException heldByThisProcess) {
            // A class loader of this virtual machine owns the root but has not listed it.
            return;
        }
    }

    /// Deletes all directories, because the process ends.
    synchronized void close() {
        try (FileChannel _ = lock) {
            if (root != null) delete(root, false);
        } catch (IOException used) {
            // The next process that starts deletes the rest.
            return;
        }
    }

    /// @param keepsLogs whether to keep directories of logs, the root and its lock file
    private static void delete(Path root, boolean keepsLogs) throws IOException {
        boolean isEmpty = true;
        List<Path> children;
        try (Stream<Path> all = Files.list(root)) {
            children = all.filter(each -> !each.endsWith(LOCK)).toList();
        }
        for (Path each : children) {
            if (keepsLogs && each.getFileName().toString().startsWith(LOGS)) isEmpty = false;
            else Files.walkFileTree(each, new Deletion());
        }
        if (!isEmpty) return;
        Files.deleteIfExists(root.resolve(LOCK));
        Files.deleteIfExists(root);
    }

    /// Deletes as much as possible. Threads that still run may use a file or make another.
    private static final class Deletion extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            return deleted(file);
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failed) {
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failed) {
            return deleted(directory);
        }

        private static FileVisitResult deleted(Path path) {
            try {
                Files.deleteIfExists(path);
            } catch (IOException used) {
                // The next process that starts deletes the rest.
                return FileVisitResult.CONTINUE;
            }
            return FileVisitResult.CONTINUE;
        }
    }
}
