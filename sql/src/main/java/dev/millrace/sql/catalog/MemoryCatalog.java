package dev.millrace.sql.catalog;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Is a catalog that lives as long as the session. Not thread-safe.
public final class MemoryCatalog {
    private final Map<String, CatalogDatabase> databases = new TreeMap<>();
    private final Map<String, String> options;
    private final String defaultDatabase;
    private @Nullable String comment;

    /// Creates a catalog with one empty database.
    ///
    /// @param comment the comment; null for none
    public MemoryCatalog(String defaultDatabase, @Nullable String comment, Map<String, String> options) {
        this.defaultDatabase = defaultDatabase;
        this.comment = comment;
        this.options = new LinkedHashMap<>(options);
        databases.put(defaultDatabase, new CatalogDatabase(null, Map.of()));
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
