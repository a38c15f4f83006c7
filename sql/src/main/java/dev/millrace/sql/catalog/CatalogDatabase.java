package dev.millrace.sql.catalog;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Is a database with its tables and views. Not thread-safe.
public final class CatalogDatabase {
    private final Map<String, CatalogObject> objects;
    private final Map<String, String> options;
    private final @Nullable String comment;

    /// Creates an empty database.
    ///
    /// @param comment the comment; null for none
    public CatalogDatabase(@Nullable String comment, Map<String, String> options) {
        this(comment, options, new TreeMap<>());
    }

    /// Creates a database.
    ///
    /// @param comment the comment; null for none
    /// @param objects reads and changes the tables and views
    public CatalogDatabase(@Nullable String comment, Map<String, String> options, Map<String, CatalogObject> objects) {
        this.objects = objects;
        this.comment = comment;
        this.options = new LinkedHashMap<>(options);
    }

    /// Returns the tables and views by name. The caller may change them.
    public Map<String, CatalogObject> objects() {
        return objects;
    }

    /// Returns the options. The caller may change them.
    public Map<String, String> options() {
        return options;
    }

    /// Returns the comment; null if there is none.
    public @Nullable String comment() {
        return comment;
    }
}
