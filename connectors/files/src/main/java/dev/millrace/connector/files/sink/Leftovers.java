package dev.millrace.connector.files.sink;

import dev.millrace.api.fs.Path;
import dev.millrace.base.host.Disk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Removes hidden files that compactors of earlier attempts have left. Their names contain the name of the request's
/// target, so they are removed when the same request runs again. Each directory is listed once, because later files
/// belong to this attempt. Thread-safe.
final class Leftovers {
    private static final String PREFIX = "compacted-";

    private final Disk disk;
    private final Map<Path, List<java.nio.file.Path>> byDirectory = new ConcurrentHashMap<>();

    Leftovers(Disk disk) {
        this.disk = disk;
    }

    /// Returns the path of the compacted file.
    static Path target(CompactorRequest request) {
        Path first = request.files().getFirst().target();
        return new Path(directory(first), PREFIX + first.getName());
    }

    static Path directory(Path file) {
        Path directory = file.getParent();
        if (directory == null) throw new IllegalStateException(file + " is in no directory");
        return directory;
    }

    /// Removes the files that earlier attempts left for a request.
    void remove(CompactorRequest request) throws IOException {
        Path target = target(request);
        String prefix = Bucket.hiddenPrefix(target.getName());
        for (java.nio.file.Path each : byDirectory.computeIfAbsent(directory(target), this::list)) {
            if (name(each).startsWith(prefix)) disk.delete(each);
        }
    }

    private List<java.nio.file.Path> list(Path directory) {
        try {
            if (!disk.exists(directory.toLocal())) return List.of();
            return disk.list(directory.toLocal()).stream()
                    .map(Disk.Entry::path)
                    .filter(each -> name(each).startsWith("." + PREFIX))
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String name(java.nio.file.Path file) {
        return String.valueOf(file.getFileName());
    }
}
