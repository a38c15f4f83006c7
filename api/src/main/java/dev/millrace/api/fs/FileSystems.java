package dev.millrace.api.fs;

import dev.millrace.api.config.Configuration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// Finds the file systems that programs and plug-ins provide. Thread-safe.
public final class FileSystems {
    /// The scheme of local files, for which no factory is used.
    static final String LOCAL = "file";

    /// Cached by the class of the factory, so that the file systems of a program are released with the program.
    private static final ClassValue<Map<Key, FileSystem>> OPEN = new ClassValue<>() {
        @Override
        protected Map<Key, FileSystem> computeValue(Class<?> factory) {
            return new ConcurrentHashMap<>();
        }
    };

    /// Identifies a file system of a factory.
    private record Key(String authority, Configuration configuration) {
        static Key of(URI uri, Configuration configuration) {
            return new Key(String.valueOf(uri.getAuthority()), configuration);
        }
    }

    private FileSystems() {}

    /// Returns the file system of a URI that is not local; empty if no factory has the scheme.
    ///
    /// @param loader the class loader whose factories are searched, in addition to those of the engine
    /// @param configuration configures the factory before it creates the file system
    public static Optional<FileSystem> find(URI uri, ClassLoader loader, Configuration configuration)
            throws IOException {
        Optional<FileSystemFactory> factory = factory(uri, loader);
        return factory.isEmpty() ? Optional.empty() : Optional.of(open(factory.get(), uri, configuration));
    }

    /// Returns the file system of a URI for callers without the job's configuration. If the file system is already
    /// open, it is reused.
    static Optional<FileSystem> find(URI uri, ClassLoader loader) throws IOException {
        Optional<FileSystemFactory> factory = factory(uri, loader);
        if (factory.isEmpty()) return Optional.empty();
        String authority = Key.of(uri, new Configuration()).authority;
        for (Map.Entry<Key, FileSystem> each :
                OPEN.get(factory.get().getClass()).entrySet())
            if (each.getKey().authority.equals(authority)) return Optional.of(each.getValue());
        return Optional.of(open(factory.get(), uri, new Configuration()));
    }

    private static FileSystem open(FileSystemFactory factory, URI uri, Configuration configuration) throws IOException {
        Key key = Key.of(uri, new Configuration(configuration));
        try {
            return OPEN.get(factory.getClass()).computeIfAbsent(key, _ -> {
                try {
                    factory.configure(key.configuration);
                    return factory.create(uri);
                } catch (IOException failed) {
                    throw new UncheckedIOException(failed);
                }
            });
        } catch (UncheckedIOException failed) {
            throw new IOException("%s cannot be opened: %s".formatted(uri, failed.getMessage()), failed.getCause());
        }
    }

    private static Optional<FileSystemFactory> factory(URI uri, ClassLoader loader) {
        return all(loader)
                .filter(each -> each.getScheme().equalsIgnoreCase(uri.getScheme()))
                .max(Comparator.comparingInt(FileSystemFactory::getPriority));
    }

    /// Returns all available schemes, including `file`.
    public static Set<String> schemes(ClassLoader loader) {
        Set<String> schemes = new TreeSet<>(Set.of(LOCAL));
        all(loader).forEach(each -> schemes.add(each.getScheme()));
        return schemes;
    }

    private static Stream<FileSystemFactory> all(ClassLoader loader) {
        Stream<FileSystemFactory> theirs =
                ServiceLoader.load(FileSystemFactory.class, loader).stream().map(ServiceLoader.Provider::get);
        ClassLoader own = FileSystems.class.getClassLoader();
        if (loader == own) return theirs;
        return Stream.concat(
                theirs,
                ServiceLoader.load(FileSystemFactory.class, own).stream().map(ServiceLoader.Provider::get));
    }

    static ClassLoader contextLoader() {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        return context == null ? FileSystems.class.getClassLoader() : context;
    }
}
