package dev.millrace.api.fs;

import dev.millrace.api.config.Configuration;
import dev.millrace.api.config.CoreOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
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

    /// The scheme of the factory that is used if no other factory has a URI's scheme.
    private static final String ANY = "*";

    private static final String WITH_SCHEME = "[a-zA-Z][a-zA-Z0-9+.-]+:.*";

    /// Cached by the class of the factory, so that the file systems of a program are released with the program.
    private static final ClassValue<Map<Key, FileSystem>> OPEN = new ClassValue<>() {
        @Override
        protected Map<Key, FileSystem> computeValue(Class<?> factory) {
            return new ConcurrentHashMap<>();
        }
    };

    private static volatile InstalledFileSystems current =
            new InstalledFileSystems(new Configuration(), List.of(), List.of());

    /// Identifies a file system of a factory.
    private record Key(String authority, Configuration configuration) {
        static Key of(URI uri, Configuration configuration) {
            return new Key(String.valueOf(uri.getAuthority()), configuration);
        }
    }

    private FileSystems() {}

    /// Makes the file systems of plug-ins available to the whole process, in place of those of an earlier call.
    ///
    /// @param configuration configures the plug-ins, and the factories that are used without a job
    /// @param plugins the factories of the plug-ins, not yet configured
    /// @param problems why plug-ins could not be loaded; shown when a scheme is not found
    public static synchronized void install(
            Configuration configuration, List<FileSystemFactory> plugins, List<String> problems) {
        current = new InstalledFileSystems(configuration, plugins, problems);
    }

    /// Changes the configuration of the plug-ins, and of the factories that are used without a job.
    static synchronized void configure(Configuration configuration) {
        current = new InstalledFileSystems(configuration, current.factories(), current.problems());
    }

    /// Returns why plug-ins could not be loaded; empty if all were loaded.
    public static List<String> problems() {
        return current.problems();
    }

    /// Returns the file system behind wrappers of the engine.
    static FileSystem unwrapped(FileSystem files) {
        return files instanceof PluginFileSystem plugin ? plugin.original() : files;
    }

    /// Returns the file system of a URI that is not local; empty if no factory has the scheme.
    ///
    /// @param loader the class loader whose factories are searched, in addition to those of the engine
    /// @param configuration configures the factory before it creates the file system
    public static Optional<FileSystem> find(URI uri, ClassLoader loader, Configuration configuration)
            throws IOException {
        Optional<FileSystemFactory> factory = factory(uri, loader, configuration);
        return factory.isEmpty() ? Optional.empty() : open(factory.get(), uri, configuration);
    }

    /// Returns the file system of a URI for callers without the job's configuration. If the file system is already
    /// open, it is reused.
    static Optional<FileSystem> find(URI uri, ClassLoader loader) throws IOException {
        Configuration shared = current.configuration();
        Optional<FileSystemFactory> factory = factory(uri, loader, shared);
        if (factory.isEmpty()) return Optional.empty();
        String authority = Key.of(uri, shared).authority;
        for (Map.Entry<Key, FileSystem> each :
                OPEN.get(factory.get().getClass()).entrySet())
            if (each.getKey().authority.equals(authority)) return Optional.of(each.getValue());
        return open(factory.get(), uri, shared);
    }

    /// Returns empty if a factory for any scheme does not know the scheme.
    private static Optional<FileSystem> open(FileSystemFactory factory, URI uri, Configuration configuration)
            throws IOException {
        try {
            return Optional.of(opened(factory, uri, configuration));
        } catch (IOException failed) {
            boolean isUnknown = failed.getCause() instanceof UnsupportedFileSystemSchemeException unsupported
                    && unsupported.getCause() instanceof IOException;
            if (isUnknown && factory.getScheme().equals(ANY)) return Optional.empty();
            throw failed;
        }
    }

    private static FileSystem opened(FileSystemFactory factory, URI uri, Configuration configuration)
            throws IOException {
        InstalledFileSystems installed = current;
        if (installed.contains(factory)) return installed.open(factory, uri);
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

    private static Optional<FileSystemFactory> factory(URI uri, ClassLoader loader, Configuration configuration) {
        Comparator<FileSystemFactory> byPriority = Comparator.comparingInt(each -> priority(each, configuration));
        return all(loader)
                .filter(each -> each.getScheme().equalsIgnoreCase(uri.getScheme()))
                .max(byPriority)
                .or(() ->
                        all(loader).filter(each -> each.getScheme().equals(ANY)).max(byPriority));
    }

    /// Returns the configured priority of a factory, or else the priority that the factory declares.
    private static int priority(FileSystemFactory factory, Configuration configuration) {
        return configuration
                .getOptional(CoreOptions.fileSystemFactoryPriority(
                        factory.getScheme(), factory.getClass().getName()))
                .orElseGet(factory::getPriority);
    }

    /// Returns all available schemes, including `file`. `*` stands for the schemes that Hadoop knows.
    public static Set<String> schemes(ClassLoader loader) {
        Set<String> schemes = new TreeSet<>(Set.of(LOCAL));
        all(loader).forEach(each -> schemes.add(each.getScheme()));
        return schemes;
    }

    /// Returns a sentence about the available schemes, and about plug-ins that could not be loaded.
    public static String supported(ClassLoader loader) {
        List<String> problems = problems();
        Set<String> all = schemes(loader);
        String others = all.remove(ANY) ? ", and those of Hadoop" : "";
        String schemes = "The supported file systems are: " + String.join(", ", all) + others + ".";
        return problems.isEmpty() ? schemes : schemes + " Plug-ins could not be loaded: " + String.join(" ", problems);
    }

    /// Returns whether the text of a setting names a directory or file that is not on a disk of this machine.
    public static boolean isRemote(String text) {
        return text.matches(WITH_SCHEME) && !LOCAL.equals(new Path(text).toUri().getScheme());
    }

    /// Returns a directory or file of this machine that a setting names with or without the scheme `file`.
    ///
    /// @param setting the name of the setting, for messages
    /// @throws dev.millrace.base.fault.MillraceException if the setting names another file system
    public static java.nio.file.Path local(String setting, String text) {
        if (!text.matches(WITH_SCHEME)) return java.nio.file.Path.of(text);
        Path path = new Path(text);
        if (LOCAL.equals(path.toUri().getScheme())) return java.nio.file.Path.of(path.getPath());
        throw FileSystemFaults.FILE_SYSTEM
                .what(
                        "'%s' is %s, in the file system '%s'.",
                        setting, text, path.toUri().getScheme())
                .why("This setting needs a path on a disk of this machine.")
                .fix("Set a path on a local or mounted disk, with the scheme file: or without a scheme.");
    }

    private static Stream<FileSystemFactory> all(ClassLoader loader) {
        Stream<FileSystemFactory> theirs =
                ServiceLoader.load(FileSystemFactory.class, loader).stream().map(ServiceLoader.Provider::get);
        Stream<FileSystemFactory> installed = current.factories().stream();
        ClassLoader own = FileSystems.class.getClassLoader();
        if (loader == own) return Stream.concat(theirs, installed);
        Stream<FileSystemFactory> engines =
                ServiceLoader.load(FileSystemFactory.class, own).stream().map(ServiceLoader.Provider::get);
        return Stream.concat(Stream.concat(theirs, engines), installed);
    }

    /// Returns one factory of each available class.
    static List<FileSystemFactory> factories() {
        return all(contextLoader()).toList();
    }

    static ClassLoader contextLoader() {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        return context == null ? FileSystems.class.getClassLoader() : context;
    }
}
