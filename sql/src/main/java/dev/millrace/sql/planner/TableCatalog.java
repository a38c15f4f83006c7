package dev.millrace.sql.planner;

import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.Fault;
import dev.millrace.sql.catalog.CatalogFaults;
import dev.millrace.sql.catalog.CatalogObject;
import dev.millrace.sql.catalog.CatalogTable;
import dev.millrace.sql.catalog.CatalogView;
import dev.millrace.sql.catalog.Catalogs;
import dev.millrace.sql.catalog.Quoting;
import dev.millrace.sql.catalog.TableColumn;
import dev.millrace.sql.catalog.TablePath;
import dev.millrace.sql.planner.type.FlinkTypeFactory;
import dev.millrace.sql.statement.CreateStatement;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.calcite.jdbc.CalciteSchema;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.schema.Schema;
import org.apache.calcite.schema.Table;
import org.apache.calcite.schema.impl.AbstractSchema;
import org.apache.calcite.schema.lookup.Lookup;
import org.jspecify.annotations.Nullable;

/// Shows the tables and views of a session to the planner.
///
/// Not thread-safe: a session runs one statement at a time.
public final class TableCatalog {
    private static final Fault UNSUPPORTED = new Fault(2855, Category.USER, "a kind of column is not supported yet");
    /// Ends the hidden name of the stored part of a table with computed columns.
    private static final String STORED = "$stored";
    private static final String WATERMARK = "$watermark";

    private final Catalogs catalogs;
    private final FlinkTypeFactory types = new FlinkTypeFactory();
    private @Nullable PlannerTypes plannerTypes;

    /// Creates an empty catalog.
    public TableCatalog() {
        this(new Catalogs());
    }

    /// Creates a view of the catalogs of a session.
    public TableCatalog(Catalogs catalogs) {
        this.catalogs = catalogs;
    }

    /// Returns the catalogs.
    public Catalogs catalogs() {
        return catalogs;
    }

    /// Adds a table.
    ///
    /// @throws dev.millrace.base.fault.MillraceException if the table exists, or its definition is wrong
    public void create(CreateStatement.Table table) {
        TablePath path = catalogs.path(table.name());
        if (catalogs.find(path) != null) {
            if (table.modifiers().tolerant()) return;
            throw CatalogFaults.exists("table", path.toString());
        }
        if (table.query() != null || table.like() != null) {
            throw UNSUPPORTED
                    .what("The table %s takes columns from a query or another table.", path)
                    .fix("Create it by a session.");
        }
        CatalogTable definition = new TableDefinitions(this).table(table.definition(), path);
        catalogs.put(path, definition, table.modifiers().temporary());
    }

    /// Returns the current database, the current catalog and the root, in the order in which names are resolved.
    List<List<String>> searchPaths() {
        String catalog = catalogs.currentCatalog();
        return List.of(List.of(catalog, catalogs.currentDatabase()), List.of(catalog), List.of());
    }

    /// Returns the tables as the validator finds them: a schema per catalog, and in it a schema per database. The
    /// planner asks only for the tables that a statement names.
    CalciteSchema root() {
        CalciteSchema root = CalciteSchema.createRootSchema(false, false);
        for (String catalog : catalogs.catalogNames()) root.add(catalog, new NamedDatabases(catalog));
        return root;
    }

    /// Finds the databases of a catalog.
    private final class NamedDatabases extends AbstractSchema {
        private final NamedEntries<Schema> entries;

        NamedDatabases(String catalog) {
            this.entries = new NamedEntries<>(
                    database -> catalogs.catalog(catalog).databases().containsKey(database)
                            ? new NamedTables(catalog, database)
                            : null,
                    () -> catalogs.catalog(catalog).databases().keySet());
        }

        @Override
        public Lookup<? extends Schema> subSchemas() {
            return entries;
        }
    }

    /// Finds the tables and views of a database.
    private final class NamedTables extends AbstractSchema {
        private final NamedEntries<Table> entries;

        NamedTables(String catalog, String database) {
            this.entries = new NamedEntries<>(
                    name -> table(new TablePath(catalog, database, name)), () -> catalogs.names(catalog, database));
        }

        @Override
        public Lookup<Table> tables() {
            return entries;
        }
    }

    private @Nullable Table table(TablePath path) {
        boolean isStored = path.name().endsWith(STORED);
        String name = isStored ? path.name().substring(0, path.name().length() - STORED.length()) : path.name();
        TablePath plain = new TablePath(path.catalog(), path.database(), name);
        CatalogObject object = catalogs.find(plain);
        if (object == null) return null;
        if (isStored) {
            return object instanceof CatalogTable table
                    ? new PhysicalTable(plain.names(), plannerTypes().row(table.storedType()))
                    : null;
        }
        RelDataType rowType = plannerTypes().row(object.rowType());
        return switch (object) {
            case CatalogTable table
            when table.isPhysical() && table.watermark() == null -> new PhysicalTable(plain.names(), rowType);
            case CatalogTable table -> expanded(plain, table, rowType);
            case CatalogView view ->
                new ExpandedTable(rowType, view.query(), List.of(view.catalog(), view.database()), plain.names());
        };
    }

    private static Table expanded(TablePath path, CatalogTable table, RelDataType rowType) {
        String columns = table.columns().stream()
                .map(column -> column instanceof TableColumn.Computed computed
                        ? computed.expression() + " AS " + Quoting.name(column.name())
                        : Quoting.name(column.name()))
                .collect(Collectors.joining(", "));
        String from = new TablePath(path.catalog(), path.database(), path.name() + STORED).quoted();
        String query = "SELECT " + columns + " FROM " + from + ExpandedTable.HINTS + " AS " + Quoting.name(path.name());
        List<String> database = List.of(path.catalog(), path.database());
        CatalogTable.Watermark watermark = table.watermark();
        int timeColumn = watermark == null ? -1 : table.indexOf(watermark.column());
        // While a definition is checked, columns are still missing.
        if (watermark == null || timeColumn < 0) return new ExpandedTable(rowType, query, database, path.names());
        String withWatermark = "SELECT " + Quoting.name(path.name()) + ".*, " + watermark.expression() + " AS "
                + Quoting.name(WATERMARK) + " FROM (" + query + ") AS " + Quoting.name(path.name());
        return new ExpandedTable(rowType, withWatermark, database, path.names(), timeColumn, isOfSource(watermark));
    }

    private static boolean isOfSource(CatalogTable.Watermark watermark) {
        return watermark.expression().replace("`", "").replace(" ", "").equalsIgnoreCase("SOURCE_WATERMARK()");
    }

    private PlannerTypes plannerTypes() {
        if (plannerTypes == null)
            plannerTypes = new PlannerTypes(types, new QueryPlanner(new TableCatalog()).validator());
        return plannerTypes;
    }

    FlinkTypeFactory types() {
        return types;
    }

    /// Returns the names of all tables, to suggest one of them.
    List<String> tableNames() {
        return catalogs.paths().stream().map(TablePath::name).toList();
    }

    /// Returns the names of the columns of all tables and views that a statement names, to suggest one of them.
    List<String> columnNames(String statement) {
        Set<String> words =
                new HashSet<>(List.of(statement.toUpperCase(Locale.ROOT).split("\\W+")));
        return catalogs.paths().stream()
                .filter(path -> words.contains(path.name().toUpperCase(Locale.ROOT)))
                .map(catalogs::find)
                .filter(Objects::nonNull)
                .flatMap(object -> object.rowType().getFieldNames().stream())
                .distinct()
                .toList();
    }
}
