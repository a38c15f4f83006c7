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

/// The file systems that programs and plug-ins bring. Any thread.
public final class FileSystems {
    /// The scheme of this machine's files, for which no factory is asked.
    static final String LOCAL = "file";

    /// By the factory's class, so that what a program brought goes with the program.
    private static final ClassValue<Map<Key, FileSystem>> OPEN = new ClassValue<>() {
        @Override
        protected Map<Key, FileSystem> computeValue(Class<?> factory) {
            return new ConcurrentHashMap<>();
        }
    };

    /// One file system of a factory.
    private record Key(String authority, Configuration configuration) {
        static Key of(URI uri, Configuration configuration) {
            return new Key(String.valueOf(uri.getAuthority()), configuration);
        }
    }

    private FileSystems() {}

    /// The file system of an address that is not local; empty if nobody brings one.
    ///
    /// @param loader whose factories are looked for, and the engine's own
    /// @param configuration which the factory is told before it opens the file system
    public static Optional<FileSystem> find(URI uri, ClassLoader loader, Configuration configuration)
            throws IOException {
        Optional<FileSystemFactory> factory = factory(uri, loader);
        return factory.isEmpty() ? Optional.empty() : Optional.of(open(factory.get(), uri, configuration));
    }

    /// The same for whoever does not know the job's settings: as it is open already, if it is.
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

    /// All schemes that can be used, `file` among them.
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
