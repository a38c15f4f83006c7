package dev.millrace.sql.catalog;

import dev.millrace.table.catalog.object.Catalog;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Is a catalog that lives as long as the session, or the view of a catalog of a program. Not thread-safe.
public final class MemoryCatalog {
    private final Map<String, CatalogDatabase> databases;
    private final @Nullable Catalog program;
    private final Map<String, String> options;
    private final String defaultDatabase;
    private @Nullable String comment;

    /// Creates a catalog with one empty database.
    ///
    /// @param comment the comment; null for none
    public MemoryCatalog(String defaultDatabase, @Nullable String comment, Map<String, String> options) {
        this(defaultDatabase, comment, options, new TreeMap<>(), null);
        databases.put(defaultDatabase, new CatalogDatabase(null, Map.of()));
    }

    private MemoryCatalog(
            String defaultDatabase,
            @Nullable String comment,
            Map<String, String> options,
            Map<String, CatalogDatabase> databases,
            @Nullable Catalog program) {
        this.defaultDatabase = defaultDatabase;
        this.comment = comment;
        this.options = new LinkedHashMap<>(options);
        this.databases = databases;
        this.program = program;
    }

    /// Returns a catalog of a program.
    ///
    /// @param databases reads and changes the databases
    public static MemoryCatalog ofProgram(
            Catalog catalog, Map<String, String> options, Map<String, CatalogDatabase> databases) {
        return new MemoryCatalog(catalog.getDefaultDatabase(), null, options, databases, catalog);
    }

    /// Returns the catalog of the program; null if the session keeps the tables.
    public @Nullable Catalog program() {
        return program;
    }

    /// Returns the databases by name. The caller may change them.
    public Map<String, CatalogDatabase> databases() {
        return databases;
    }

    /// Returns the options. The caller may change them.
    public Map<String, String> options() {
        return options;
    }

    /// Returns the database that USE CATALOG makes the current one.
    public String defaultDatabase() {
        return defaultDatabase;
    }

    /// Returns the comment; null if there is none.
    public @Nullable String comment() {
        return comment;
    }

    /// Changes the comment.
    public void comment(String newComment) {
        comment = newComment;
    }
}
