package dev.millrace.migrate.jar;

import dev.millrace.migrate.NamesTable;
import org.jspecify.annotations.Nullable;

/// Looks classes up by name for programs that were built against Flink; called by their rewritten code. A name of
/// Flink's finds our class. Safe to use from any thread.
public final class Lookups {
    private static final FlinkNames NAMES = new FlinkNames(NamesTable.flink());

    private Lookups() {}

    /// As `Class.forName(name)` called from a class.
    public static Class<?> forName(String name, Class<?> caller) throws ClassNotFoundException {
        return Class.forName(renamed(name), true, caller.getClassLoader());
    }

    /// As `Class.forName` with these arguments.
    public static Class<?> forName(String name, boolean initialize, @Nullable ClassLoader loader)
            throws ClassNotFoundException {
        return Class.forName(renamed(name), initialize, loader);
    }

    /// As `loader.loadClass(name)`.
    public static Class<?> loadClass(ClassLoader loader, String name) throws ClassNotFoundException {
        return loader.loadClass(renamed(name));
    }

    private static String renamed(String name) {
        String library = FlinkNames.library(name);
        if (library != null) return library;
        String ours = NAMES.ours(name);
        return ours == null ? name : ours;
    }
}
