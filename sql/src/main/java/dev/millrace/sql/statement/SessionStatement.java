package dev.millrace.sql.statement;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Changes or prints the state of the session.
public sealed interface SessionStatement extends Statement {

    /// Makes a catalog the current one.
    record UseCatalog(ObjectName catalog) implements SessionStatement {}

    /// Makes a database the current one.
    record UseDatabase(ObjectName database) implements SessionStatement {}

    /// Sets the order in which modules resolve functions.
    record UseModules(List<String> modules) implements SessionStatement {}

    /// Loads a module.
    record LoadModule(String module, Map<String, String> options) implements SessionStatement {}

    /// Unloads a module.
    record UnloadModule(String module) implements SessionStatement {}

    /// Sets an option, or prints all options.
    ///
    /// @param key the option; null to print all
    /// @param value the value; null to print all
    record SetOption(@Nullable String key, @Nullable String value) implements SessionStatement {}

    /// Removes an option, or all options.
    ///
    /// @param key the option; null for all
    record ResetOption(@Nullable String key) implements SessionStatement {}

    /// Adds a jar to the class path of the session.
    record AddJar(String path) implements SessionStatement {}

    /// Removes a jar from the class path of the session.
    record RemoveJar(String path) implements SessionStatement {}
}
