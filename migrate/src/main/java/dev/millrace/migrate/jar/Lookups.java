package dev.millrace.migrate.jar;

import dev.millrace.migrate.NamesTable;
import org.jspecify.annotations.Nullable;

/// Looks up classes by name for programs that were compiled for Flink; their rewritten code calls it. Flink's names
/// resolve to Millrace's classes. Thread-safe.
public final class Lookups {
    private static final FlinkNames NAMES = new FlinkNames(NamesTable.flink());

    private Lookups() {}

    /// Replaces `Class.forName(name)` called from a class.
    public static Class<?> forName(String name, Class<?> caller) throws ClassNotFoundException {
        return Class.forName(renamed(name), true, caller.getClassLoader());
    }

    /// Replaces `Class.forName` with these arguments.
    public static Class<?> forName(String name, boolean initialize, @Nullable ClassLoader loader)
            throws ClassNotFoundException {
        return Class.forName(renamed(name), initialize, loader);
    }

    /// Replaces `loader.loadClass(name)`.
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
