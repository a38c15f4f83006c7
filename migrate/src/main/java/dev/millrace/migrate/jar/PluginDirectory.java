package dev.millrace.migrate.jar;

import dev.millrace.api.config.Configuration;
import dev.millrace.api.config.CoreOptions;
import dev.millrace.api.config.PluginManager;
import dev.millrace.api.fs.FileSystemFactory;
import dev.millrace.api.fs.FileSystems;
import dev.millrace.base.fault.MillraceException;
import dev.millrace.base.host.Disk;
import dev.millrace.base.host.Host;
import dev.millrace.migrate.MigrateFaults;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Loads the plug-ins of a directory. Each directory below is a plug-in: its jars share a class loader, and no other
/// plug-in and no program sees their classes. Jars that were built for Flink are accepted unchanged. A plug-in that
/// cannot be loaded does not affect others. Not thread-safe.
public final class PluginDirectory implements PluginManager {
    /// The environment variable that names the directory.
    public static final String VARIABLE = "MILLRACE_PLUGINS_DIR";

    private static final String FLINK_VARIABLE = "FLINK_PLUGINS_DIR";
    private static final String SERVICES = "META-INF/services/";
    /// Flink's file system of Hadoop, whose jar has no service file: Flink's distribution contains the jar.
    private static final String HADOOP_FACTORY = "org.apache.flink.runtime.fs.hdfs.HadoopFsFactory";

    private static final Logger LOG = LoggerFactory.getLogger(PluginDirectory.class);

    private final List<Plugin> plugins = new ArrayList<>();
    private final List<MillraceException> problems = new ArrayList<>();

    private PluginDirectory() {}

    private record Plugin(Path directory, JobClassLoader loader) {}

    /// Finds the plug-ins of a directory. The plug-ins stay loaded until the process ends.
    ///
    /// @param environment the environment variables, one of which may name the jars of Hadoop
    /// @throws MillraceException if the directory does not exist
    public static PluginDirectory in(Path directory, Configuration configuration, Map<String, String> environment) {
        Disk disk = Host.real().disk();
        HadoopClassPath hadoop = HadoopClassPath.of(environment, disk);
        PluginDirectory found = new PluginDirectory();
        List<String> parentFirst = List.of(CoreOptions.getPluginParentFirstLoaderPatterns(configuration));
        try {
            if (!disk.entry(directory).isDirectory()) throw new IOException(directory + " is a file");
            for (Disk.Entry each : disk.list(directory)) {
                if (each.isDirectory()) found.add(disk, each.path(), parentFirst, hadoop);
            }
        } catch (IOException failed) {
            throw MigrateFaults.PLUGINS
                    .what("The plug-ins in %s cannot be listed.", directory)
                    .cause(failed)
                    .fix(
                            "Create the directory, or correct the environment variable %s or %s.",
                            VARIABLE, FLINK_VARIABLE);
        }
        return found;
    }

    /// Makes the file systems of all plug-ins available to this process, configured by its settings. Logs the plug-ins
    /// that cannot be loaded. Without a directory of plug-ins, the settings still reach other file systems.
    ///
    /// @param settings of the process
    /// @param environment the environment variables, one of which may name the directory
    /// @return the problems of plug-ins that cannot be loaded
    public static List<MillraceException> install(Map<String, String> settings, Map<String, String> environment) {
        Configuration configuration = Configuration.fromMap(settings);
        // Plug-ins that were built for Flink expect a value of this option, which has a default in Flink.
        if (configuration.getOptional(CoreOptions.TMP_DIRS).isEmpty())
            configuration.set(CoreOptions.TMP_DIRS, System.getProperty("java.io.tmpdir"));
        String named = environment.getOrDefault(VARIABLE, environment.getOrDefault(FLINK_VARIABLE, ""));
        if (named.isBlank()) {
            FileSystems.install(configuration, List.of(), List.of());
            return List.of();
        }
        PluginDirectory plugins = in(Path.of(named), configuration, environment);
        List<FileSystemFactory> factories = new ArrayList<>();
        plugins.load(FileSystemFactory.class).forEachRemaining(factories::add);
        List<MillraceException> problems = plugins.problems();
        for (MillraceException each : problems) LOG.warn("{}", each.getMessage());
        FileSystems.install(
                configuration,
                factories,
                problems.stream().map(MillraceException::what).toList());
        return problems;
    }

    /// Returns the plug-ins and services that could not be loaded so far.
    public List<MillraceException> problems() {
        return List.copyOf(problems);
    }

    private void add(Disk disk, Path directory, List<String> parentFirst, HadoopClassPath hadoop) throws IOException {
        List<URL> jars = new ArrayList<>();
        boolean needsHadoop = false;
        for (Disk.Entry each : disk.list(directory)) {
            if (each.isDirectory() || !each.path().toString().endsWith(".jar")) continue;
            if (!isReadable(each.path())) continue;
            jars.add(url(each.path()));
            needsHadoop |= contains(each.path(), HADOOP_FACTORY);
        }
        if (needsHadoop) for (Path each : hadoop.places()) jars.add(url(each));
        ClassLoader engine = PluginDirectory.class.getClassLoader();
        String name = String.valueOf(directory.getFileName());
        if (!jars.isEmpty())
            plugins.add(new Plugin(
                    directory, JobClassLoader.ofPlugin(name, jars.toArray(URL[]::new), engine, parentFirst)));
    }

    private static URL url(Path jar) throws MalformedURLException {
        return jar.toAbsolutePath().toUri().toURL();
    }

    private static boolean contains(Path jar, String className) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.getEntry(className.replace('.', '/') + ".class") != null;
        }
    }

    /// Class loaders silently skip jars that cannot be read, so each jar is checked before.
    private boolean isReadable(Path jar) {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.size() > 0;
        } catch (IOException failed) {
            problems.add(broken(jar.toString(), failed, "Replace the jar by a complete copy, or remove the jar."));
            return false;
        }
    }

    private static MillraceException broken(String jar, Throwable cause, String fix) {
        return MigrateFaults.PLUGIN
                .what("The plug-in %s cannot be loaded.", jar)
                .cause(cause)
                .fix("%s", fix);
    }

    @Override
    public <P> Iterator<P> load(Class<P> service) {
        List<P> all = new ArrayList<>();
        for (Plugin each : plugins) load(each, service, all);
        return all.iterator();
    }

    private <P> void load(Plugin plugin, Class<P> service, List<P> to) {
        try {
            for (URL file : Collections.list(plugin.loader.findResources(SERVICES + service.getName()))) {
                String lines = new String(plugin.loader.read(file), StandardCharsets.UTF_8);
                for (String line : lines.split("\n")) {
                    String name = line.replaceFirst("#.*", "").strip();
                    if (!name.isEmpty()) create(plugin, file, name, service, to);
                }
            }
            URL hadoop = plugin.loader.findResource(HADOOP_FACTORY.replace('.', '/') + ".class");
            if (service == FileSystemFactory.class && hadoop != null)
                create(plugin, hadoop, HADOOP_FACTORY, service, to);
        } catch (IOException failed) {
            problems.add(broken(plugin.directory.toString(), failed, "Check the jars of the plug-in."));
        }
    }

    private <P> void create(Plugin plugin, URL file, String name, Class<P> service, List<P> to) throws IOException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(plugin.loader);
        try {
            Class<?> type = Class.forName(name, true, plugin.loader);
            to.add(service.cast(type.getDeclaredConstructor().newInstance()));
        } catch (ReflectiveOperationException | LinkageError | RuntimeException failed) {
            String jar = OpenJars.place(file).getPath();
            problems.add(broken(
                    name + " in " + jar,
                    failed,
                    "Use a version of the plug-in for Flink 2.x, with all jars that the plug-in needs."));
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
