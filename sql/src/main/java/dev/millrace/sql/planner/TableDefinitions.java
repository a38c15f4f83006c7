package dev.millrace.sql.planner;

import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.Fault;
import dev.millrace.base.fault.MillraceException;
import dev.millrace.sql.catalog.CatalogObject;
import dev.millrace.sql.catalog.CatalogTable;
import dev.millrace.sql.catalog.Catalogs;
import dev.millrace.sql.catalog.Quoting;
import dev.millrace.sql.catalog.TableColumn;
import dev.millrace.sql.catalog.TablePath;
import dev.millrace.sql.parser.NearestName;
import dev.millrace.sql.parser.ScriptStatement;
import dev.millrace.sql.parser.StatementParser;
import dev.millrace.sql.planner.type.LogicalTypes;
import dev.millrace.sql.statement.ColumnDefinition;
import dev.millrace.sql.statement.DataStatement;
import dev.millrace.sql.statement.Position;
import dev.millrace.sql.statement.TableDefinition;
import dev.millrace.sql.statement.UniqueConstraint;
import dev.millrace.sql.statement.WatermarkDefinition;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.LogicalTypeRoot;
import dev.millrace.table.types.logical.RowType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.Collectors;
import java.util.Set;
import org.apache.calcite.runtime.CalciteException;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.validate.SqlValidator;
import org.jspecify.annotations.Nullable;

/// Turns the syntax of CREATE TABLE and ALTER TABLE into tables of the catalog: finds types, and checks names.
///
/// Not thread-safe, because the catalog is not.
public final class TableDefinitions {
    private static final Fault INVALID = new Fault(2892, Category.USER, "the definition of a table is not valid");

    /// The words that begin types.
    private static final List<String> TYPES = Stream.concat(
                    Stream.of("INT", "STRING", "BYTES", "DOUBLE", "TIME", "TIMESTAMP_LTZ", "ROW"),
                    Stream.of(LogicalTypeRoot.values()).map(LogicalTypeRoot::name))
            .toList();

    private final TableCatalog catalog;

    /// Creates definitions whose expressions may use the functions and types of a catalog.
    public TableDefinitions(TableCatalog catalog) {
        this.catalog = catalog;
    }

    /// Returns the table that a statement defines.
    ///
    /// @param path the name of the table
    public CatalogTable table(TableDefinition definition, TablePath path) {
        List<TableColumn> columns = new ArrayList<>();
        for (ColumnDefinition each : definition.columns()) columns.add(column(each));
        CatalogTable table = new CatalogTable(
                columns,
                primaryKey(definition.constraints()),
                watermark(definition.watermark()),
                definition.distribution(),
                definition.partitions(),
                definition.options(),
                definition.comment());
        return checked(table, path);
    }

    /// Returns a column. The type of a computed column is unknown until the table is checked.
    public TableColumn column(ColumnDefinition column) {
        return switch (column) {
            case ColumnDefinition.Physical physical ->
                new TableColumn.Physical(physical.name(), type(physical.type()), physical.comment());
            case ColumnDefinition.Metadata metadata ->
                new TableColumn.Metadata(
                        metadata.name(), type(metadata.type()), metadata.key(), metadata.virtual(), metadata.comment());
            case ColumnDefinition.Computed computed ->
                new TableColumn.Computed(
                        computed.name(), RowType.of(), StatementText.of(computed.expression()), computed.comment());
            case ColumnDefinition.Selected selected ->
                throw invalid("The column " + selected.name() + " has no type.", "Give the column a type.");
        };
    }

    /// Returns the watermark of a statement; null for none.
    public CatalogTable.@Nullable Watermark watermark(@Nullable WatermarkDefinition watermark) {
        if (watermark == null) return null;
        return new CatalogTable.Watermark(watermark.column().toString(), StatementText.of(watermark.expression()));
    }

    /// Returns the primary key with a name; null if there is none.
    public @Nullable UniqueConstraint primaryKey(List<UniqueConstraint> constraints) {
        if (constraints.isEmpty()) return null;
        if (constraints.size() > 1) throw invalid("The table has two primary keys.", "Leave one of them out.");
        UniqueConstraint key = constraints.getFirst();
        if (!key.primary()) {
            throw invalid("The table has a UNIQUE constraint.", "Declare a PRIMARY KEY ... NOT ENFORCED instead.");
        }
        if (key.enforced()) {
            throw invalid(
                    "The primary key has no NOT ENFORCED, but no connector checks keys.",
                    "Write PRIMARY KEY (...) NOT ENFORCED.");
        }
        String name = key.name() == null ? "PK_" + String.join("_", key.columns()) : key.name();
        return new UniqueConstraint(name, true, key.columns(), false);
    }

    private LogicalType type(SqlDataTypeSpec spec) {
        SqlValidator validator = new QueryPlanner(new TableCatalog()).validator();
        try {
            return LogicalTypes.of(spec.deriveType(validator, true));
        } catch (CalciteException unknown) {
            String name = spec.getTypeName().toString();
            String near = NearestName.of(name, TYPES);
            throw invalid(
                    "The type " + name + " does not exist.",
                    near == null ? "Write a type of SQL, such as INT or STRING." : "Write " + near + ".");
        }
    }

    /// Checks names, makes the columns of the primary key NOT NULL, and finds the types of computed columns.
    public CatalogTable checked(CatalogTable table, TablePath path) {
        checkNames(table);
        CatalogTable keyed = withKey(table);
        CatalogTable typed = typed(keyed, path);
        checkWatermark(typed, path);
        return typed;
    }

    private static void checkNames(CatalogTable table) {
        Set<String> names = new HashSet<>();
        for (TableColumn each : table.columns()) {
            if (!names.add(each.name())) {
                throw invalid("There are two columns with the name " + each.name() + ".", "Rename one of them.");
            }
        }
        for (String each : table.partitionKeys()) require(table, each, "PARTITIONED BY");
        if (table.key() != null) for (String each : table.key().columns()) require(table, each, "PRIMARY KEY");
    }

    private static void require(CatalogTable table, String column, String clause) {
        int index = table.indexOf(column);
        if (index >= 0 && table.columns().get(index) instanceof TableColumn.Physical) return;
        List<String> names = table.columns().stream().map(TableColumn::name).toList();
        String near = NearestName.of(column, names);
        String what = index < 0 ? "a column that does not exist: " : "a column that is not physical: ";
        throw invalid(
                clause + " names " + what + column + ".",
                near == null ? "Name a physical column." : "Write " + near + " instead of " + column + ".");
    }

    private static CatalogTable withKey(CatalogTable table) {
        UniqueConstraint key = table.key();
        if (key == null) return table;
        List<TableColumn> columns = new ArrayList<>();
        for (TableColumn each : table.columns()) {
            boolean isKey = key.columns().contains(each.name());
            columns.add(isKey ? each.withType(each.type().copy(false)) : each);
        }
        return withColumns(table, columns);
    }

    private static CatalogTable withColumns(CatalogTable table, List<TableColumn> columns) {
        return new CatalogTable(
                columns,
                table.key(),
                table.watermark(),
                table.distribution(),
                table.partitionKeys(),
                table.options(),
                table.comment());
    }

    private CatalogTable typed(CatalogTable table, TablePath path) {
        List<TableColumn> columns = new ArrayList<>();
        for (TableColumn each : table.columns()) {
            boolean isComputed = each instanceof TableColumn.Computed;
            columns.add(isComputed ? each.withType(computedType(table, (TableColumn.Computed) each, path)) : each);
        }
        return withColumns(table, columns);
    }

    private LogicalType computedType(CatalogTable table, TableColumn.Computed column, TablePath path) {
        List<TableColumn> stored = table.columns().stream()
                .filter(each -> !(each instanceof TableColumn.Computed))
                .toList();
        return type(column.expression(), withColumns(table, stored), path);
    }

    /// Returns the type of an expression over the columns of a table that may be unknown to the catalog.
    private LogicalType type(String expression, CatalogTable table, TablePath path) {
        Catalogs catalogs = catalog.catalogs();
        CatalogObject hidden = catalogs.isTemporary(path) ? catalogs.find(path) : null;
        catalogs.put(path, table, true);
        try {
            ScriptStatement text = new ScriptStatement(
                    "SELECT " + expression + " FROM " + path.quoted() + " AS " + Quoting.name(path.name()),
                    Position.START);
            SqlNode query = ((DataStatement.Query) StatementParser.parse(text)).query();
            return new QueryPlanner(catalog).rowType(query, text).getTypeAt(0);
        } finally {
            if (hidden == null) catalogs.remove(path, true);
            else catalogs.put(path, hidden, true);
        }
    }

    private static String quoted(String column) {
        return Stream.of(column.split("\\.")).map(Quoting::name).collect(Collectors.joining("."));
    }

    private void checkWatermark(CatalogTable table, TablePath path) {
        CatalogTable.Watermark watermark = table.watermark();
        if (watermark == null) return;
        String root = watermark.column().split("\\.", 2)[0];
        if (table.indexOf(root) < 0) {
            List<String> names = table.columns().stream().map(TableColumn::name).toList();
            String near = NearestName.of(root, names);
            throw invalid(
                    "WATERMARK names a column that does not exist: " + root + ".",
                    near == null ? "Name a column of the table." : "Write " + near + " instead of " + root + ".");
        }
        LogicalType time = type(quoted(watermark.column()), table, path);
        if (!time.isAnyOf(
                LogicalTypeRoot.TIMESTAMP_WITHOUT_TIME_ZONE, LogicalTypeRoot.TIMESTAMP_WITH_LOCAL_TIME_ZONE)) {
            throw invalid(
                    "The column " + watermark.column() + " of WATERMARK has the type " + time.asSummaryString() + ".",
                    "Use a column of type TIMESTAMP(3) or TIMESTAMP_LTZ(3), which may be a computed one.");
        }
        type(watermark.expression(), table, path);
    }

    /// Reports a definition that is not valid.
    public static MillraceException invalid(String what, String fix) {
        return INVALID.what("%s", what).fix("%s", fix);
    }
}
