package dev.millrace.api.util;

import java.net.URL;
import java.net.URLClassLoader;

/// Loads classes from jars, and takes more jars while programs use the loader. Thread-safe.
public class MutableURLClassLoader extends URLClassLoader {
    static {
        registerAsParallelCapable();
    }

    /// Creates a loader.
    ///
    /// @param name the name of the loader in stack traces
    /// @param urls the first jars
    /// @param parent loads all other classes
    public MutableURLClassLoader(String name, URL[] urls, ClassLoader parent) {
        super(name, urls, parent);
    }

    /// Adds a jar. Classes that were not found before may be found now.
    @Override
    public final void addURL(URL url) {
        super.addURL(url);
    }
}
