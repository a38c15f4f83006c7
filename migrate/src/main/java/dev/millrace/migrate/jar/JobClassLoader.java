package dev.millrace.migrate.jar;

import dev.millrace.migrate.NamesTable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.URLConnection;
import java.security.CodeSource;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds a program's classes in the program first, so that its libraries may differ from the engine's; but what
/// belongs to the engine or the JDK comes from there alone. Names of Flink's classes mean ours, whether the
/// program names them in its code, in a string, or in a file of services; classes of Flink's that the program
/// brings along and that we do not have are loaded with the program. Safe to use from any thread.
public final class JobClassLoader extends URLClassLoader {
    private static final String SERVICES = "META-INF/services/";
    private static final String CLASS_FILE = ".class";
    /// Classes of the engine that use a library which the program may bring along. A program loads these classes
    /// itself, so that their library is the one of the program.
    private static final String WITH_THE_PROGRAM = "dev.millrace.metrics.dropwizard.";

    static {
        registerAsParallelCapable();
    }

    private final FlinkNames names;
    private final Renaming renaming;
    private final UserSystemExitMode exitMode;

    /// Lets the program end the process.
    ///
    /// @param places jars and directories of classes
    /// @param engine where the engine's classes are
    public JobClassLoader(URL[] places, ClassLoader engine) {
        this(places, engine, UserSystemExitMode.DISABLED);
    }

    /// @param places jars and directories of classes
    /// @param engine where the engine's classes are
    /// @param exitMode what happens when the program tries to end the process
    public JobClassLoader(URL[] places, ClassLoader engine, UserSystemExitMode exitMode) {
        super("program", places, engine);
        this.names = new FlinkNames(NamesTable.flink());
        this.renaming = new Renaming(names);
        this.exitMode = exitMode;
    }

    /// Returns what happens when the program tries to end the process.
    UserSystemExitMode exitMode() {
        return exitMode;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        String library = FlinkNames.library(name);
        if (library != null) return loadClass(library, resolve);
        String ours = names.ours(name);
        if (ours != null) return loadEngines(ours, resolve);
        if (isEngines(name)) return loadEngines(name, resolve);
        synchronized (getClassLoadingLock(name)) {
            Class<?> known = findLoadedClass(name);
            if (known != null) return known;
            try {
                return findClass(name);
            } catch (ClassNotFoundException notInProgram) {
                return super.loadClass(name, resolve);
            }
        }
    }

    private Class<?> loadEngines(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(WITH_THE_PROGRAM)) return super.loadClass(name, resolve);
        synchronized (getClassLoadingLock(name)) {
            Class<?> known = findLoadedClass(name);
            return known != null ? known : define(name, getParent().getResource(name.replace('.', '/') + CLASS_FILE));
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        return define(name, findResource(name.replace('.', '/') + CLASS_FILE));
    }

    private Class<?> define(String name, @Nullable URL file) throws ClassNotFoundException {
        if (file == null) throw new ClassNotFoundException(name);
        try {
            URLConnection connection = connection(file);
            byte[] bytes = renaming.apply(read(connection));
            URL place = connection instanceof JarURLConnection jar ? jar.getJarFileURL() : file;
            definePackageOf(name);
            return defineClass(name, bytes, 0, bytes.length, new CodeSource(place, (Certificate[]) null));
        } catch (IOException unreadable) {
            throw new ClassNotFoundException(name, unreadable);
        }
    }

    /// Opens a file for this loader alone. Connections share an open jar otherwise, and the first loader of the jar
    /// that is closed takes the jar away from all others.
    private static URLConnection connection(URL file) throws IOException {
        URLConnection connection = file.openConnection();
        connection.setUseCaches(false);
        return connection;
    }

    private static byte[] read(URLConnection connection) throws IOException {
        try (InputStream bytes = connection.getInputStream()) {
            return bytes.readAllBytes();
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
            // By another thread, equally.
        }
    }

    /// Class files come as they are loaded, so that whoever reads a program's code finds the names it runs with.
    @Override
    public @Nullable InputStream getResourceAsStream(String name) {
        URL file = getResource(name);
        if (file == null) return null;
        try {
            boolean isProgramClass = name.endsWith(CLASS_FILE) && findResource(name) != null;
            URLConnection connection = connection(file);
            if (!isProgramClass) return connection.getInputStream();
            return new ByteArrayInputStream(renaming.apply(read(connection)));
        } catch (IOException unreadable) {
            return null;
        }
    }

    /// The program's own files first, as its classes.
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

    private static boolean isEngines(String name) {
        boolean isExample = name.startsWith("dev.millrace.examples.");
        return name.startsWith("java.")
                || name.startsWith("javax.")
                || name.startsWith("jdk.")
                || name.startsWith("org.slf4j.")
                || name.startsWith("dev.millrace.") && !isExample;
    }
}
