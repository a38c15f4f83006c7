package dev.millrace.api.util;

import java.net.URL;
import java.util.List;
import java.util.ServiceLoader;

/// Opens the jars of programs, such as those of functions of SQL. The service loader finds an implementation that lets
/// jars work that were built against Flink.
public interface JarLoader {

    /// Returns a loader of the classes in jars.
    ///
    /// @param parent loads all other classes
    MutableURLClassLoader open(List<URL> jars, ClassLoader parent);

    /// Returns a loader of the classes in jars. Without an implementation, jars must be built against Millrace.
    static MutableURLClassLoader of(List<URL> jars, ClassLoader parent) {
        return ServiceLoader.load(JarLoader.class, JarLoader.class.getClassLoader())
                .findFirst()
                .map(each -> each.open(jars, parent))
                .orElseGet(() -> new MutableURLClassLoader("jars", jars.toArray(URL[]::new), parent));
    }
}
