package dev.millrace.sql.catalog.external;

import dev.millrace.sql.catalog.CatalogDatabase;
import dev.millrace.sql.catalog.CatalogFaults;
import dev.millrace.sql.catalog.CatalogObject;
import dev.millrace.sql.catalog.CatalogTable;
import dev.millrace.sql.catalog.CatalogView;
import dev.millrace.sql.catalog.Catalogs;
import dev.millrace.sql.catalog.MemoryCatalog;
import dev.millrace.sql.catalog.TablePath;
import dev.millrace.sql.parser.StatementParser;
import dev.millrace.sql.planner.TableCatalog;
import dev.millrace.sql.planner.TableDefinitions;
import dev.millrace.sql.planner.user.PlannerDataTypes;
import dev.millrace.sql.statement.CreateStatement;
import dev.millrace.table.catalog.ObjectPath;
import dev.millrace.table.catalog.object.Catalog;
import dev.millrace.table.catalog.object.CatalogBaseTable;
import dev.millrace.table.catalog.object.CatalogDatabaseImpl;
import dev.millrace.table.expressions.Expression;
import dev.millrace.table.schema.Schema;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.RowType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Lets statements use the catalogs of a program. Not thread-safe.
public final class ProgramCatalogs {
    private final Catalogs catalogs;
    private final TableCatalog tables;

    /// Adds catalogs of a program to the catalogs of a session.
    ///
    /// @param tables finds the types of computed columns
    public ProgramCatalogs(Catalogs catalogs, TableCatalog tables) {
        this.catalogs = catalogs;
        this.tables = tables;
    }

    /// Opens a catalog and adds it to the session.
    public void add(String name, Catalog catalog, Map<String, String> options) {
        if (catalogs.hasCatalog(name)) throw CatalogFaults.exists("catalog", name);
        catalogs.add(name, opened(name, catalog, options));
    }

    /// Opens a catalog.
    public MemoryCatalog opened(String name, Catalog catalog, Map<String, String> options) {
        catalog.open();
        return MemoryCatalog.ofProgram(catalog, options, databases(name, catalog));
    }

    private Map<String, CatalogDatabase> databases(String name, Catalog catalog) {
        return new LiveEntries<>(
                () -> called(catalog::listDatabases),
                database -> called(() -> catalog.databaseExists(database)) ? database(name, database, catalog) : null,
                new LiveEntries.Writer<>() {
                    @Override
                    public void put(String database, CatalogDatabase content) {
                        String comment = content.comment() == null ? "" : content.comment();
                        called(() -> catalog.createDatabase(
                                database, new CatalogDatabaseImpl(content.options(), comment), false));
                    }

                    @Override
                    public void remove(String database) {
                        called(() -> catalog.dropDatabase(database, false, true));
                    }
                });
    }

    private CatalogDatabase database(String catalogName, String name, Catalog catalog) {
        dev.millrace.table.catalog.object.CatalogDatabase found = called(() -> catalog.getDatabase(name));
        return new CatalogDatabase(found.getComment(), found.getProperties(), objects(catalogName, name, catalog));
    }

    private Map<String, CatalogObject> objects(String catalogName, String database, Catalog catalog) {
        return new LiveEntries<>(
                () -> names(database, catalog),
                name -> object(new TablePath(catalogName, database, name), catalog),
                new LiveEntries.Writer<>() {
                    @Override
                    public void put(String name, CatalogObject object) {
                        write(new ObjectPath(database, name), object, catalog);
                    }

                    @Override
                    public void remove(String name) {
                        called(() -> catalog.dropTable(new ObjectPath(database, name), false));
                    }
                });
    }

    private static List<String> names(String database, Catalog catalog) {
        Set<String> names = new LinkedHashSet<>(called(() -> catalog.listTables(database)));
        names.addAll(called(() -> catalog.listViews(database)));
        return List.copyOf(names);
    }

    private static void write(ObjectPath path, CatalogObject object, Catalog catalog) {
        CatalogBaseTable table = switch (object) {
            case CatalogTable known -> ResolvedTables.of(known);
            case CatalogView view -> ResolvedTables.of(view);
        };
        called(() -> {
            if (catalog.tableExists(path)) catalog.alterTable(path, table, false);
            else catalog.createTable(path, table, false);
        });
    }

    private @Nullable CatalogObject object(TablePath path, Catalog catalog) {
        ObjectPath name = new ObjectPath(path.database(), path.name());
        if (!called(() -> catalog.tableExists(name))) return null;
        CatalogBaseTable table = called(() -> catalog.getTable(name));
        return switch (table) {
            case dev.millrace.table.catalog.object.CatalogView view -> view(path, view);
            default -> table(path, (dev.millrace.table.catalog.object.CatalogTable) table);
        };
    }

    private static CatalogView view(TablePath path, dev.millrace.table.catalog.object.CatalogView view) {
        List<RowType.RowField> fields = new ArrayList<>();
        List<@Nullable String> comments = new ArrayList<>();
        for (Schema.UnresolvedColumn each : view.getUnresolvedSchema().getColumns()) {
            if (!(each instanceof Schema.UnresolvedPhysicalColumn column)) continue;
            LogicalType type = PlannerDataTypes.INSTANCE
                    .createDataType(column.getDataType())
                    .getLogicalType();
            fields.add(new RowType.RowField(column.getName(), type));
            comments.add(column.getComment().orElse(null));
        }
        return new CatalogView(
                new RowType(false, fields),
                Collections.unmodifiableList(comments),
                view.getExpandedQuery(),
                path.catalog(),
                path.database(),
                view.getComment());
    }

    /// Defines the table by a statement, which finds the types of computed columns.
    private CatalogTable table(TablePath path, dev.millrace.table.catalog.object.CatalogTable table) {
        String columns = new SchemaText(Expression::asSummaryString).of(table.getUnresolvedSchema());
        CreateStatement.Table create =
                (CreateStatement.Table) StatementParser.parse("CREATE TABLE " + path.quoted() + " " + columns);
        CatalogTable defined = new TableDefinitions(tables).table(create.definition(), path);
        return new CatalogTable(
                defined.columns(),
                defined.key(),
                defined.watermark(),
                null,
                table.getPartitionKeys(),
                table.getOptions(),
                table.getComment().isEmpty() ? null : table.getComment());
    }

    /// Is a call of a catalog.
    @FunctionalInterface
    interface Call<T> {
        T call() throws Exception;
    }

    /// Is a call of a catalog without a result.
    private interface Change {
        void call() throws Exception;
    }

    private static void called(Change change) {
        ProgramCatalogs.<Object>called(() -> {
            change.call();
            return "";
        });
    }

    static <T> T called(Call<T> call) {
        try {
            return call.call();
        } catch (Exception thrown) {
            throw CatalogFaults.thrown(thrown);
        } catch (LinkageError missing) {
            throw CatalogFaults.incomplete(missing);
        }
    }
}
