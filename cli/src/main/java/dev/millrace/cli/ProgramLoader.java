package dev.millrace.cli;

import java.net.URL;
import java.net.URLClassLoader;

/// Finds a program's classes in the program first, so that its libraries may differ from the engine's; but what belongs
/// to
/// the engine or the JDK comes from there alone.
final class ProgramLoader extends URLClassLoader {
    static {
        registerAsParallelCapable();
    }

    ProgramLoader(URL[] places, ClassLoader engine) {
        super(places, engine);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (isEngines(name)) return super.loadClass(name, resolve);
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

    private static boolean isEngines(String name) {
        boolean isExample = name.startsWith("dev.millrace.examples.");
        return name.startsWith("java.")
                || name.startsWith("javax.")
                || name.startsWith("jdk.")
                || name.startsWith("org.slf4j.")
                || name.startsWith("dev.millrace.") && !isExample;
    }
}
