package dev.millrace.table.catalog.object;

/// Is a catalog with a name and a default database.
public abstract class AbstractCatalog implements Catalog {
    private final String catalogName;
    private final String defaultDatabase;

    /// Creates a catalog.
    public AbstractCatalog(String name, String defaultDatabase) {
        this.catalogName = name;
        this.defaultDatabase = defaultDatabase;
    }

    /// Returns the name under which the catalog is registered.
    public String getName() {
        return catalogName;
    }

    @Override
    public String getDefaultDatabase() {
        return defaultDatabase;
    }
}
