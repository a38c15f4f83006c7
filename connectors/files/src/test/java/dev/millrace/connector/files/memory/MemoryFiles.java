package dev.millrace.connector.files.memory;

import dev.millrace.api.fs.FileSystemFactory;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Creates file systems in memory for the scheme `memory`, one for each authority. The authority `plain` cannot
/// commit files. The authority `rolling` loses bytes of files that
/// are continued.
public final class MemoryFiles implements FileSystemFactory {
    private static final Map<String, MemoryFileSystem> ALL = new ConcurrentHashMap<>();

    /// Returns the file system of an authority.
    public static MemoryFileSystem of(String authority) {
        return ALL.computeIfAbsent(authority, MemoryFileSystem::new);
    }

    @Override
    public String getScheme() {
        return "memory";
    }

    @Override
    public MemoryFileSystem create(URI fsUri) {
        return of(fsUri.getAuthority());
    }
}
