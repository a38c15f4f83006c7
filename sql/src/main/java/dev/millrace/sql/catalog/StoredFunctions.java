package dev.millrace.sql.catalog;

import dev.millrace.sql.statement.FunctionResource;
import dev.millrace.table.functions.UserDefinedFunction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds and changes the functions of catalogs that keep functions themselves. Names are in lower case.
///
/// Not thread-safe.
public interface StoredFunctions {
    /// Has no catalog.
    StoredFunctions NONE = new StoredFunctions() {
        @Override
        public boolean isKeeper(String catalog) {
            return false;
        }

        @Override
        public @Nullable UserDefinedFunction find(TablePath path) {
            return null;
        }

        @Override
        public List<String> names(String catalog, String database) {
            return List.of();
        }

        @Override
        public void put(TablePath path, String className, List<FunctionResource> resources) {}

        @Override
        public boolean remove(TablePath path) {
            return false;
        }
    };

    /// Returns whether a catalog keeps functions itself.
    boolean isKeeper(String catalog);

    /// Returns a function; null if the catalog has none with the name.
    ///
    /// @throws dev.millrace.base.fault.MillraceException if the class of the function cannot be loaded
    @Nullable
    UserDefinedFunction find(TablePath path);

    /// Returns the names of the functions of a database.
    List<String> names(String catalog, String database);

    /// Adds or replaces a function.
    void put(TablePath path, String className, List<FunctionResource> resources);

    /// Removes a function, and returns whether there was one.
    boolean remove(TablePath path);
}
