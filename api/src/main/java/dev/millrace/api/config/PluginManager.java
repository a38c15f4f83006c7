package dev.millrace.api.config;

import java.util.Iterator;

/// Loads the plug-ins of an installation.
public interface PluginManager {

    /// Returns the implementations of a service in all plug-ins. A plug-in that cannot be loaded is left out.
    ///
    /// @param service the class of the service, for example of a file-system factory
    <P> Iterator<P> load(Class<P> service);
}
