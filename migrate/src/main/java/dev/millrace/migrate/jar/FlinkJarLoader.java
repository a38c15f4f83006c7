package dev.millrace.migrate.jar;

import dev.millrace.api.util.JarLoader;
import dev.millrace.api.util.MutableURLClassLoader;
import java.net.URL;
import java.util.List;

/// Opens jars that were built against Flink or Millrace.
public final class FlinkJarLoader implements JarLoader {
    /// Creates the loader. The service loader calls it.
    public FlinkJarLoader() {}

    @Override
    public MutableURLClassLoader open(List<URL> jars, ClassLoader parent) {
        return new JobClassLoader(jars.toArray(URL[]::new), parent);
    }
}
