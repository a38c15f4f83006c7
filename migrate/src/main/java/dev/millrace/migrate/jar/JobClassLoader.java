package dev.millrace.migrate.jar;

import dev.millrace.api.util.MutableURLClassLoader;
import dev.millrace.migrate.NamesTable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.security.CodeSource;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Loads a program's classes from the program first, so that its libraries may differ from the engine's. Classes of
/// the engine and of the JDK come from the parent only.
///
/// Flink's class names resolve to Millrace's classes, in code, in strings and in service files. Flink classes of
/// the program without a counterpart are loaded from the program. Thread-safe.
public final class JobClassLoader extends MutableURLClassLoader {
    private static final String SERVICES = "META-INF/services/";
    private static final String CLASS_FILE = ".class";
    private static final String JACKSON = "com.fasterxml.jackson.";
    /// Packages of the engine that use a library of the program. The program's loader loads their classes itself, so
    /// that these use the program's library.
    private static final List<String> WITH_THE_PROGRAM = List.of(
            "dev.millrace.metrics.dropwizard.",
            "dev.millrace.format.avro.",
            "dev.millrace.connector.hadoop.",
            "dev.millrace.migrate.library.");

    static {
        registerAsParallelCapable();
    }

    private final FlinkNames names;
    private final Renaming renaming;
    private final UserSystemExitMode exitMode;
    /// Prefixes of further classes that come from the engine.
    private final List<String> parentFirst;

    private final OpenJars jars = new OpenJars();

    /// Creates a loader that lets the program end the process.
    ///
    /// @param places jars and directories of classes
    /// @param engine loads the engine's classes
    public JobClassLoader(URL[] places, ClassLoader engine) {
        this(places, engine, UserSystemExitMode.DISABLED);
    }

    /// @param places jars and directories of classes
    /// @param engine loads the engine's classes
    /// @param exitMode decides what happens when the program calls `System.exit`
    public JobClassLoader(URL[] places, ClassLoader engine, UserSystemExitMode exitMode) {
        this("program", places, engine, exitMode, List.of());
    }

    /// Creates a loader of a plug-in.
    ///
    /// @param plugin the name of the plug-in
    /// @param places jars of the plug-in
    /// @param engine loads the engine's classes
    /// @param parentFirst prefixes of classes that come from the engine, besides the engine's own
    static JobClassLoader ofPlugin(String plugin, URL[] places, ClassLoader engine, List<String> parentFirst) {
        return new JobClassLoader("plugin " + plugin, places, engine, UserSystemExitMode.DISABLED, parentFirst);
    }

    private JobClassLoader(
            String title, URL[] places, ClassLoader engine, UserSystemExitMode exitMode, List<String> parentFirst) {
        super(title, places, engine);
        this.parentFirst = List.copyOf(parentFirst);
        this.names = new FlinkNames(NamesTable.flink());
        this.renaming = new Renaming(names);
        this.exitMode = exitMode;
    }

    /// Returns what happens when the program calls `System.exit`.
    UserSystemExitMode exitMode() {
        return exitMode;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        String library = FlinkNames.library(name);
        if (library != null) return loadClass(library, resolve);
        String ours = names.ours(name);
        if (ours != null) return loadEngines(ours, resolve);
        if (isEngines(name) || parentFirst.stream().anyMatch(name::startsWith)) return loadEngines(name, resolve);
        synchronized (getClassLoadingLock(name)) {
            Class<?> known = findLoadedClass(name);
            if (known != null) return known;
            try {
                return findClass(name);
            } catch (ClassNotFoundException notInProgram) {
                URL part = name.startsWith(JACKSON) && hasOwnJackson() ? engines(name) : null;
                return part != null ? define(name, part) : super.loadClass(name, resolve);
            }
        }
    }

    /// Returns whether the program contains Jackson. Modules of Jackson that only the engine contains then have to
    /// use the Jackson of the program: Flink's formats use such modules under relocated names.
    private boolean hasOwnJackson() {
        return findResource("com/fasterxml/jackson/core/JsonFactory.class") != null;
    }

    private @Nullable URL engines(String name) {
        return getParent().getResource(name.replace('.', '/') + CLASS_FILE);
    }

    private Class<?> loadEngines(String name, boolean resolve) throws ClassNotFoundException {
        if (WITH_THE_PROGRAM.stream().noneMatch(name::startsWith)) return super.loadClass(name, resolve);
        synchronized (getClassLoadingLock(name)) {
            Class<?> known = findLoadedClass(name);
            return known != null ? known : define(name, engines(name));
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        return define(name, findResource(name.replace('.', '/') + CLASS_FILE));
    }

    private Class<?> define(String name, @Nullable URL file) throws ClassNotFoundException {
        if (file == null) throw new ClassNotFoundException(name);
        try {
            byte[] bytes = renaming.apply(jars.read(file));
            URL place = OpenJars.place(file);
            definePackageOf(name);
            return defineClass(name, bytes, 0, bytes.length, new CodeSource(place, (Certificate[]) null));
        } catch (IOException unreadable) {
            throw new ClassNotFoundException(name, unreadable);
        }
    }

    private void definePackageOf(String className) {
        int dot = className.lastIndexOf('.');
        if (dot < 0) return;
        String name = className.substring(0, dot);
        if (getDefinedPackage(name) != null) return;
        try {
            definePackage(name, null, null, null, null, null, null, null);
        } catch (IllegalArgumentException definedMeanwhile) {
            // Another thread has defined the same package.
        }
    }

    /// Returns class files as they are loaded, so that code analysis sees the rewritten names.
    @Override
    public @Nullable InputStream getResourceAsStream(String name) {
        URL file = getResource(name);
        if (file == null) return null;
        try {
            boolean isProgramClass = name.endsWith(CLASS_FILE) && findResource(name) != null;
            if (!isProgramClass) return jars.open(file);
            return new ByteArrayInputStream(renaming.apply(jars.read(file)));
        } catch (IOException unreadable) {
            return null;
        }
    }

    /// Searches the program first, as for classes.
    @Override
    public @Nullable URL getResource(String name) {
        URL own = findResource(name);
        return own != null ? own : super.getResource(name);
    }

    @Override
    public Enumeration<URL> findResources(String name) throws IOException {
        List<URL> found = Collections.list(super.findResources(name));
        if (!name.startsWith(SERVICES)) return Collections.enumeration(found);
        String flinks = names.flinks(name.substring(SERVICES.length()));
        if (flinks == null) return Collections.enumeration(found);
        List<URL> all = new ArrayList<>(found);
        all.addAll(Collections.list(super.findResources(SERVICES + flinks)));
        return Collections.enumeration(all);
    }

    /// Returns the content of a resource of the program.
    byte[] read(URL file) throws IOException {
        return jars.read(file);
    }

    @Override
    public void close() throws IOException {
        super.close();
        jars.close();
    }

    private static boolean isEngines(String name) {
        boolean isExample = name.startsWith("dev.millrace.examples.");
        return name.startsWith("java.")
                || name.startsWith("javax.")
                || name.startsWith("jdk.")
                || name.startsWith("org.slf4j.")
                || name.startsWith("dev.millrace.") && !isExample;
    }
}
