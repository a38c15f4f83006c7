package dev.millrace.table.catalog.memory;

import dev.millrace.table.catalog.object.CatalogDatabase;
import dev.millrace.table.catalog.object.CatalogFunction;
import java.util.LinkedHashMap;
import java.util.Map;

/// Is a database with its tables and functions. Not thread-safe.
final class StoredDatabase {
    CatalogDatabase database;
    final Map<String, StoredTable> tables = new LinkedHashMap<>();
    final Map<String, CatalogFunction> functions = new LinkedHashMap<>();

    StoredDatabase(CatalogDatabase database) {
        this.database = database;
    }

    boolean isEmpty() {
        return tables.isEmpty() && functions.isEmpty();
    }
}
