package dev.millrace.runtime.storage;

import dev.millrace.api.config.Configuration;
import dev.millrace.api.fs.FileSystem;
import dev.millrace.api.fs.FileSystemFactory;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Creates file systems in memory for the scheme `mem`, one for each authority.
public final class MemoryFiles implements FileSystemFactory {
    private static final Map<String, MemoryFileSystem> ALL = new ConcurrentHashMap<>();

    private String greeting = "";

    static MemoryFileSystem of(String authority) {
        return ALL.computeIfAbsent(authority, MemoryFileSystem::new);
    }

    @Override
    public void configure(Configuration config) {
        greeting = config.getString("mem.greeting", "none");
    }

    @Override
    public String getScheme() {
        return "mem";
    }

    @Override
    public FileSystem create(URI fsUri) {
        MemoryFileSystem files = of(fsUri.getAuthority());
        files.greetings.add(greeting);
        return files;
    }
}
