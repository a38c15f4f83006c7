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
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.calcite.jdbc.CalciteSchema;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.schema.Table;
import org.apache.calcite.schema.impl.AbstractSchema;
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
    private final Map<CatalogObject, RelDataType> rowTypes = new IdentityHashMap<>();
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

    /// Returns the tables as the validator finds them: a schema per catalog, and in it a schema per database.
    CalciteSchema root() {
        CalciteSchema root = CalciteSchema.createRootSchema(false, false);
        Map<List<String>, CalciteSchema> databases = new HashMap<>();
        for (String catalog : catalogs.catalogNames()) {
            CalciteSchema schema = root.add(catalog, new AbstractSchema());
            for (String database : catalogs.catalog(catalog).databases().keySet()) {
                databases.put(List.of(catalog, database), schema.add(database, new AbstractSchema()));
            }
        }
        for (TablePath each : catalogs.paths()) {
            CalciteSchema database = databases.get(List.of(each.catalog(), each.database()));
            if (database != null) add(database, each, catalogs.object(each));
        }
        return root;
    }

    private void add(CalciteSchema database, TablePath path, CatalogObject object) {
        RelDataType rowType =
                rowTypes.computeIfAbsent(object, key -> plannerTypes().row(key.rowType()));
        switch (object) {
            case CatalogTable table
            when table.isPhysical() && table.watermark() == null ->
                database.add(path.name(), new PhysicalTable(path.names(), rowType));
            case CatalogTable table -> {
                RelDataType stored = plannerTypes().row(table.storedType());
                database.add(path.name() + STORED, new PhysicalTable(path.names(), stored));
                database.add(path.name(), expanded(path, table, rowType));
            }
            case CatalogView view ->
                database.add(
                        path.name(),
                        new ExpandedTable(
                                rowType, view.query(), List.of(view.catalog(), view.database()), path.names()));
        }
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
                .flatMap(path -> catalogs.object(path).rowType().getFieldNames().stream())
                .distinct()
                .toList();
    }
}
