package dev.millrace.sql.session;

import dev.millrace.api.config.Configuration;
import dev.millrace.api.config.PipelineOptions;
import dev.millrace.api.util.JarLoader;
import dev.millrace.api.util.MutableURLClassLoader;
import dev.millrace.base.host.Disk;
import dev.millrace.sql.parser.NearestName;
import dev.millrace.sql.statement.FunctionResource;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Holds the jars that ADD JAR and USING JAR name, and loads their classes. Connectors, formats, catalogs, functions
/// and the jobs of the session find their classes in the jars.
///
/// Not thread-safe.
final class SessionJars {
    /// Loads the classes of the program that opened the session.
    private final ClassLoader program;

    private final Disk disk;

    private final Map<String, URL> added = new LinkedHashMap<>();
    /// Jars of functions, which jobs need too, but which SHOW JARS does not list.
    private final Set<URL> ofFunctions = new LinkedHashSet<>();
    private @Nullable MutableURLClassLoader loader;

    SessionJars(ClassLoader program, Disk disk) {
        this.program = program;
        this.disk = disk;
    }

    /// Returns the paths of the jars as ADD JAR names them, in the order in which they were added.
    List<String> names() {
        return List.copyOf(added.keySet());
    }

    /// Returns the loader of the classes of the program, of the added jars and of the jars of functions.
    ClassLoader loader() {
        return loader == null ? program : loader;
    }

    /// Adds a jar. A jar that was added before is not added again.
    ///
    /// @throws dev.millrace.base.fault.MillraceException if the jar cannot be read
    void add(String path) {
        if (added.containsKey(path)) return;
        URL url = url(path);
        open(url);
        added.put(path, url);
    }

    /// Adds the jars of a function.
    ///
    /// @throws dev.millrace.base.fault.MillraceException if a jar cannot be read
    void add(List<FunctionResource> resources) {
        for (FunctionResource each : resources) {
            URL url = url(each.uri());
            if (added.containsValue(url) || !ofFunctions.add(url)) continue;
            open(url);
        }
    }

    private void open(URL url) {
        if (loader == null) loader = JarLoader.of(List.of(url), program);
        else loader.addURL(url);
    }

    /// Removes a jar. Functions that were created from the jar keep their classes.
    ///
    /// @throws dev.millrace.base.fault.MillraceException if the jar was not added
    void remove(String path) {
        if (added.remove(path) == null) {
            String near = NearestName.of(path, added.keySet());
            throw SessionFaults.JAR
                    .what("The jar %s was not added.", path)
                    .fix("%s", near == null ? "List the jars with SHOW JARS." : "Write '" + near + "'.");
        }
        List<URL> left = urls();
        loader = left.isEmpty() ? null : JarLoader.of(left, program);
    }

    private List<URL> urls() {
        Set<URL> urls = new LinkedHashSet<>(added.values());
        urls.addAll(ofFunctions);
        return List.copyOf(urls);
    }

    /// Returns the options of a job with the jars, so that workers load the same classes.
    Configuration withJars(Configuration options) {
        if (loader == null) return options;
        Configuration all = new Configuration(options);
        Set<String> jars =
                new LinkedHashSet<>(options.getOptional(PipelineOptions.JARS).orElse(List.of()));
        for (URL each : urls()) jars.add(each.toString());
        all.set(PipelineOptions.JARS, new ArrayList<>(jars));
        return all;
    }

    private URL url(String place) {
        try {
            boolean isUri = place.matches("[a-z]{2,}:.*");
            URI uri =
                    isUri ? URI.create(place) : Path.of(place).toAbsolutePath().toUri();
            if ("file".equals(uri.getScheme()) && disk.entry(Path.of(uri)).isDirectory()) {
                throw unreadable(place, "The path is a directory.");
            }
            return uri.toURL();
        } catch (NoSuchFileException missing) {
            throw unreadable(place, "The file does not exist.");
        } catch (IOException | IllegalArgumentException wrong) {
            throw unreadable(place, String.valueOf(wrong.getMessage()));
        }
    }

    private static RuntimeException unreadable(String place, String why) {
        return SessionFaults.JAR
                .what("The jar %s cannot be read.", place)
                .why("%s", why)
                .fix("Write the path of a readable jar on this machine.");
    }
}
