package dev.millrace.sql.catalog;

import dev.millrace.sql.statement.ObjectName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Keeps the catalogs of a session, its temporary tables and views, and the current catalog and database.
///
/// Not thread-safe: a session runs one statement at a time.
public final class Catalogs {
    private static final String CATALOG = "default_catalog";
    private static final String DATABASE = "default_database";
    private static final int NAME_PARTS_MAX = 3;

    private final Map<String, MemoryCatalog> catalogs = new TreeMap<>();
    private final Map<TablePath, CatalogObject> temporary = new TreeMap<>();
    private final FunctionCatalog functions = new FunctionCatalog();
    private final List<CatalogWatcher> watchers = new ArrayList<>();
    private StoredCatalogs stored = StoredCatalogs.NONE;
    private String currentCatalog;
    private String currentDatabase;

    /// Creates the default catalog with the default database.
    public Catalogs() {
        this(CATALOG, DATABASE);
    }

    /// Creates a catalog with an empty database, which are the current ones.
    public Catalogs(String catalog, String database) {
        currentCatalog = catalog;
        currentDatabase = database;
        catalogs.put(catalog, new MemoryCatalog(database, null, Map.of()));
    }

    /// Returns the functions of programs.
    public FunctionCatalog functions() {
        return functions;
    }

    /// Returns the name of the current catalog.
    public String currentCatalog() {
        return currentCatalog;
    }

    /// Returns the name of the current database.
    public String currentDatabase() {
        return currentDatabase;
    }

    /// Returns the names of all catalogs in order, also of stored ones that no statement has used yet.
    public List<String> catalogNames() {
        TreeSet<String> names = new TreeSet<>(catalogs.keySet());
        names.addAll(stored.names());
        return List.copyOf(names);
    }

    /// Sets where the definitions of catalogs are stored. A stored catalog is opened when a statement uses the catalog.
    public void storeIn(StoredCatalogs store) {
        stored = store;
    }

    /// Returns where the definitions of catalogs are stored.
    public StoredCatalogs stored() {
        return stored;
    }

    private @Nullable MemoryCatalog opened(String name) {
        MemoryCatalog known = catalogs.get(name);
        if (known != null) return known;
        MemoryCatalog catalog = stored.open(name);
        if (catalog != null) catalogs.put(name, catalog);
        return catalog;
    }

    /// Returns a catalog.
    ///
    /// @throws dev.millrace.base.fault.MillraceException if the catalog does not exist
    public MemoryCatalog catalog(String name) {
        MemoryCatalog catalog = opened(name);
        if (catalog == null) throw CatalogFaults.missing("catalog", name, catalogNames());
        return catalog;
    }

    /// Returns whether a catalog exists.
    public boolean hasCatalog(String name) {
        return catalogs.containsKey(name) || stored.names().contains(name);
    }

    /// Adds a catalog.
    public void add(String name, MemoryCatalog catalog) {
        if (catalogs.putIfAbsent(name, catalog) != null) throw CatalogFaults.exists("catalog", name);
    }

    /// Drops a catalog with everything in it.
    ///
    /// @throws dev.millrace.base.fault.MillraceException if the catalog does not exist or is the current one
    public void dropCatalog(String name) {
        if (!hasCatalog(name)) throw CatalogFaults.missing("catalog", name, catalogNames());
        if (name.equals(currentCatalog)) {
            throw CatalogFaults.inUse("catalog " + name, "It is the current catalog.", "Use another catalog first.");
        }
        catalogs.remove(name);
        stored.remove(name);
        temporary.keySet().removeIf(path -> path.catalog().equals(name));
    }

    /// Makes a catalog the current one.
    public void useCatalog(String name) {
        currentDatabase = catalog(name).defaultDatabase();
        currentCatalog = name;
    }

    /// Makes a database the current one.
    public void useDatabase(ObjectName name) {
        List<String> path = databasePath(name);
        database(path.get(0), path.get(1));
        currentCatalog = path.get(0);
        currentDatabase = path.get(1);
    }

    /// Returns catalog and database of the name of a database.
    public List<String> databasePath(ObjectName name) {
        List<String> parts = name.parts();
        return switch (parts.size()) {
            case 1 -> List.of(currentCatalog, parts.get(0));
            case 2 -> parts;
            default -> throw tooLong(name, "catalog.database or database");
        };
    }

    /// Adds a database.
    public void addDatabase(String catalog, String name, CatalogDatabase database) {
        catalog(catalog).databases().put(name, database);
        for (CatalogWatcher each : watchers) each.databaseCreated(catalog, name, database);
    }

    /// Adds one that is told about changes.
    public void watch(CatalogWatcher watcher) {
        watchers.add(watcher);
    }

    /// Returns a database.
    ///
    /// @throws dev.millrace.base.fault.MillraceException if the database does not exist
    public CatalogDatabase database(String catalog, String name) {
        Map<String, CatalogDatabase> databases = catalog(catalog).databases();
        CatalogDatabase database = databases.get(name);
        if (database == null) throw CatalogFaults.missing("database", catalog + "." + name, databases.keySet());
        return database;
    }

    /// Drops a database.
    ///
    /// @param cascade whether tables and views are dropped with it
    public void dropDatabase(String catalog, String name, boolean cascade) {
        CatalogDatabase database = database(catalog, name);
        String what = "database " + catalog + "." + name;
        if (catalog.equals(currentCatalog) && name.equals(currentDatabase)) {
            throw CatalogFaults.inUse(what, "It is the current database.", "Use another database first.");
        }
        if (!cascade && !database.objects().isEmpty()) {
            throw CatalogFaults.inUse(what, "It has tables or views.", "Drop them first, or write CASCADE.");
        }
        catalog(catalog).databases().remove(name);
        for (CatalogWatcher each : watchers) each.databaseDropped(catalog, name, cascade);
        temporary
                .keySet()
                .removeIf(path ->
                        path.catalog().equals(catalog) && path.database().equals(name));
    }

    /// Returns the full name of a table or view, whether it exists or not.
    public TablePath path(ObjectName name) {
        List<String> parts = name.parts();
        return switch (parts.size()) {
            case 1 -> new TablePath(currentCatalog, currentDatabase, parts.get(0));
            case 2 -> new TablePath(currentCatalog, parts.get(0), parts.get(1));
            case NAME_PARTS_MAX -> TablePath.of(parts);
            default -> throw tooLong(name, "catalog.database.table, database.table or table");
        };
    }

    private static RuntimeException tooLong(ObjectName name, String forms) {
        return CatalogFaults.NAME
                .what("The name %s has %d parts.", name, name.parts().size())
                .fix("Write %s.", forms);
    }

    /// Returns a table or view, temporary ones first. Returns null if it does not exist.
    public @Nullable CatalogObject find(TablePath path) {
        CatalogObject hidden = temporary.get(path);
        return hidden != null ? hidden : findPermanent(path);
    }

    /// Returns a table or view of a catalog. Returns null if it does not exist.
    public @Nullable CatalogObject findPermanent(TablePath path) {
        MemoryCatalog catalog = opened(path.catalog());
        CatalogDatabase database = catalog == null ? null : catalog.databases().get(path.database());
        return database == null ? null : database.objects().get(path.name());
    }

    /// Returns a table or view.
    ///
    /// @throws dev.millrace.base.fault.MillraceException if it does not exist
    public CatalogObject object(TablePath path) {
        CatalogObject object = find(path);
        if (object == null) throw missing("table", path);
        return object;
    }

    /// Reports a table or view that does not exist.
    public RuntimeException missing(String kind, TablePath path) {
        database(path.catalog(), path.database());
        return CatalogFaults.missing(kind, path.toString(), names(path.catalog(), path.database()));
    }

    /// Returns whether the object is a temporary one.
    public boolean isTemporary(TablePath path) {
        return temporary.containsKey(path);
    }

    /// Adds or replaces a table or view.
    public void put(TablePath path, CatalogObject object, boolean isTemporary) {
        CatalogObject before = isTemporary ? temporary.get(path) : findPermanent(path);
        if (isTemporary) temporary.put(path, object);
        else database(path.catalog(), path.database()).objects().put(path.name(), object);
        for (CatalogWatcher each : watchers) each.changed(path, before, object, isTemporary);
    }

    /// Removes a table or view.
    public void remove(TablePath path, boolean isTemporary) {
        CatalogObject removed = isTemporary
                ? temporary.remove(path)
                : database(path.catalog(), path.database()).objects().remove(path.name());
        if (removed == null) return;
        for (CatalogWatcher each : watchers) each.dropped(path, removed, isTemporary);
    }

    /// Returns the names of the tables and views of a database in order, with temporary ones.
    public List<String> names(String catalog, String database) {
        TreeSet<String> names =
                new TreeSet<>(database(catalog, database).objects().keySet());
        for (TablePath each : temporary.keySet()) {
            if (each.catalog().equals(catalog) && each.database().equals(database)) names.add(each.name());
        }
        return List.copyOf(names);
    }

    /// Returns the full names of all tables and views.
    public List<TablePath> paths() {
        TreeSet<TablePath> paths = new TreeSet<>(temporary.keySet());
        catalogs.forEach((catalog, content) -> content.databases()
                .forEach((database, objects) ->
                        objects.objects().keySet().forEach(name -> paths.add(new TablePath(catalog, database, name)))));
        return new ArrayList<>(paths);
    }
}
