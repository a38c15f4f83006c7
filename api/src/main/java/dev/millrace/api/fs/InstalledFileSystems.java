package dev.millrace.api.fs;

import dev.millrace.api.config.Configuration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Holds the file systems of a process's plug-ins, with the configuration of the process. All jobs of the process
/// share them. Thread-safe.
final class InstalledFileSystems {
    private final Configuration configuration;
    private final List<FileSystemFactory> factories;
    /// Why plug-ins could not be loaded.
    private final List<String> problems;

    private final Map<String, FileSystem> open = new ConcurrentHashMap<>();

    /// @param factories not configured
    InstalledFileSystems(Configuration configuration, List<FileSystemFactory> factories, List<String> problems) {
        this.configuration = new Configuration(configuration);
        this.factories = List.copyOf(factories);
        this.problems = List.copyOf(problems);
    }

    Configuration configuration() {
        return configuration;
    }

    List<FileSystemFactory> factories() {
        return factories;
    }

    List<String> problems() {
        return problems;
    }

    boolean contains(FileSystemFactory factory) {
        return factories.stream().anyMatch(each -> each == factory);
    }

    /// Returns the file system of a URI. Opens the file system at the first call.
    FileSystem open(FileSystemFactory factory, URI uri) throws IOException {
        String key = System.identityHashCode(factory) + " " + factory.getScheme() + " " + uri.getAuthority();
        try {
            return open.computeIfAbsent(key, _ -> create(factory, uri));
        } catch (UncheckedIOException failed) {
            throw new IOException("%s cannot be opened: %s".formatted(uri, failed.getMessage()), failed.getCause());
        }
    }

    private FileSystem create(FileSystemFactory factory, URI uri) {
        ClassLoader loader = factory.getClassLoader();
        try {
            return PluginFileSystem.with(loader, () -> {
                factory.configure(new Configuration(configuration));
                return new PluginFileSystem(factory.create(uri), loader);
            });
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
