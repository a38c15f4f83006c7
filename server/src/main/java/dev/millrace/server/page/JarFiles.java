package dev.millrace.server.page;

import dev.millrace.base.host.Disk;
import dev.millrace.server.http.RestSettings;
import dev.millrace.server.http.ServerOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Stores uploaded jars as files of a directory. If a directory in another file system is set, that directory is the
/// original, and this machine has copies of the jars. Thread-safe.
final class JarFiles {
    /// The end of the names of complete jars.
    static final String JAR = ".jar";

    private final Disk disk;
    private final Path directory;
    private final @Nullable RemoteJars remote;
    private final JarCheck check;

    JarFiles(Disk disk, RestSettings settings) {
        this.disk = disk;
        this.directory = settings.jars();
        this.remote = settings.remoteJars().map(RemoteJars::new).orElse(null);
        this.check = new JarCheck(
                settings.options().get(ServerOptions.JAR_ENTRIES),
                settings.options().get(ServerOptions.JAR_RATIO));
    }

    /// Describes a jar on this machine.
    record Stored(String id, Path path, long modifiedMillis) {}

    /// Returns all jars.
    List<Stored> all() throws IOException {
        if (remote != null) {
            List<Stored> all = new ArrayList<>();
            for (RemoteJars.Jar each : remote.all())
                all.add(new Stored(each.id(), copied(remote, each.id()), each.modifiedMillis()));
            return all;
        }
        if (!disk.exists(directory)) return List.of();
        List<Stored> all = new ArrayList<>();
        for (Disk.Entry each : disk.list(directory)) {
            String id = each.path().getFileName().toString();
            if (!each.isDirectory() && id.endsWith(JAR)) all.add(new Stored(id, each.path(), each.modifiedMillis()));
        }
        return all;
    }

    /// Checks and stores a jar.
    ///
    /// @return the address of the stored jar
    /// @throws dev.millrace.server.http.Refusal if the file is not a jar or exceeds a limit
    String add(String id, InputStream content) throws IOException {
        Path unfinished = directory.resolve(id + ".unfinished");
        try {
            long size;
            try (OutputStream to = disk.create(unfinished)) {
                size = content.transferTo(to);
            }
            try (InputStream written = disk.read(unfinished, 0)) {
                check.pass(written, size);
            }
            if (remote != null) {
                try (InputStream written = disk.read(unfinished, 0)) {
                    remote.add(id, written);
                }
            }
            disk.move(unfinished, directory.resolve(id));
        } finally {
            disk.delete(unfinished);
        }
        return remote == null ? directory.resolve(id).toString() : remote.address(id);
    }

    /// Returns a jar on this machine; empty if there is no such jar.
    Optional<Path> find(String id) throws IOException {
        Path jar = directory.resolve(id).normalize();
        boolean isName = directory.normalize().equals(jar.getParent()) && id.endsWith(JAR);
        if (!isName) return Optional.empty();
        if (remote != null) return remote.has(id) ? Optional.of(copied(remote, id)) : Optional.empty();
        return disk.exists(jar) ? Optional.of(jar) : Optional.empty();
    }

    /// Deletes a jar that [#find] has found.
    void delete(String id) throws IOException {
        if (remote != null) remote.delete(id);
        disk.delete(directory.resolve(id));
    }

    /// Returns the copy of a jar on this machine. Copies the jar first if needed; a jar never changes.
    private synchronized Path copied(RemoteJars from, String id) throws IOException {
        Path copy = directory.resolve(id);
        if (disk.exists(copy)) return copy;
        Path unfinished = directory.resolve(id + ".copy");
        try (InputStream content = from.open(id);
                OutputStream to = disk.create(unfinished)) {
            content.transferTo(to);
        }
        disk.move(unfinished, copy);
        return copy;
    }
}
