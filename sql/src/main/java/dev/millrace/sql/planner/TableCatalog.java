package dev.millrace.sql.planner;

import com.google.common.collect.ImmutableList;
import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.Fault;
import dev.millrace.sql.statement.ColumnDefinition;
import dev.millrace.sql.statement.CreateStatement;
import dev.millrace.sql.statement.ObjectName;
import java.util.List;
import org.apache.calcite.jdbc.CalciteSchema;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.TemporalTable;
import org.apache.calcite.schema.impl.AbstractSchema;
import org.apache.calcite.schema.impl.AbstractTable;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.validate.SqlValidator;
import org.jspecify.annotations.Nullable;

/// Keeps the tables of a session in memory, by catalog, database and name.
///
/// Not thread-safe: a session runs one statement at a time.
public final class TableCatalog {
    private static final Fault TABLE_EXISTS = new Fault(2854, Category.USER, "a table exists already");
    private static final Fault UNSUPPORTED = new Fault(2855, Category.USER, "a kind of column is not supported yet");
    private static final Fault NAME = new Fault(2858, Category.USER, "the name of a table has too many parts");
    private static final String CATALOG = "default_catalog";
    private static final String DATABASE = "default_database";
    private static final int NAME_PARTS_MAX = 3;

    private final CalciteSchema root = CalciteSchema.createRootSchema(false, false);
    private final FlinkTypeFactory types = new FlinkTypeFactory();

    /// Is a table with the types of its columns. Any table may stand before FOR SYSTEM_TIME AS OF.
    private static final class CatalogTable extends AbstractTable implements TemporalTable {
        private final RelDataType rowType;

        CatalogTable(RelDataType rowType) {
            this.rowType = rowType;
        }

        @Override
        public RelDataType getRowType(RelDataTypeFactory factory) {
            return rowType;
        }

        @Override
        public String getSysStartFieldName() {
            return "sys_start";
        }

        @Override
        public String getSysEndFieldName() {
            return "sys_end";
        }
    }

    /// Adds a table.
    ///
    /// @throws dev.millrace.base.fault.MillraceException if the table exists, or has computed columns
    public void create(CreateStatement.Table table) {
        List<String> path = path(table.name());
        CalciteSchema database = database(path.get(0), path.get(1));
        if (database.getTable(path.get(2), true) != null) {
            if (table.modifiers().tolerant()) return;
            throw TABLE_EXISTS
                    .what("The table %s exists already.", String.join(".", path))
                    .fix("Drop the table first, use another name, or write CREATE TABLE IF NOT EXISTS.");
        }
        database.add(path.get(2), new CatalogTable(rowType(table)));
    }

    private RelDataType rowType(CreateStatement.Table table) {
        SqlValidator validator = new QueryPlanner(this).validator();
        RelDataTypeFactory.Builder builder = types.builder();
        for (ColumnDefinition each : table.definition().columns()) {
            builder.add(each.name(), type(each).deriveType(validator, true));
        }
        return builder.build();
    }

    private static SqlDataTypeSpec type(ColumnDefinition column) {
        return switch (column) {
            case ColumnDefinition.Physical physical -> physical.type();
            case ColumnDefinition.Metadata metadata -> metadata.type();
            case ColumnDefinition.Computed computed ->
                throw UNSUPPORTED
                        .what("The column %s is computed.", computed.name())
                        .fix("Compute the value in the query.");
            case ColumnDefinition.Selected selected ->
                throw UNSUPPORTED
                        .what("The column %s takes its type from a query.", selected.name())
                        .fix("Give the column a type.");
        };
    }

    /// Returns the current database, the current catalog and the root, in the order in which names are resolved.
    List<List<String>> searchPaths() {
        return List.of(List.of(CATALOG, DATABASE), List.of(CATALOG), List.of());
    }

    CalciteSchema root() {
        return root;
    }

    FlinkTypeFactory types() {
        return types;
    }

    private static List<String> path(ObjectName name) {
        List<String> parts = name.parts();
        return switch (parts.size()) {
            case 1 -> List.of(CATALOG, DATABASE, parts.get(0));
            case 2 -> List.of(CATALOG, parts.get(0), parts.get(1));
            case NAME_PARTS_MAX -> parts;
            default ->
                throw NAME.what("The name %s has %d parts.", name, parts.size())
                        .fix("Write catalog.database.table, database.table or table.");
        };
    }

    private CalciteSchema database(String catalog, String database) {
        return child(child(root, catalog), database);
    }

    private static CalciteSchema child(CalciteSchema parent, String name) {
        @Nullable CalciteSchema present = parent.getSubSchema(name, true);
        return present == null ? parent.add(name, new AbstractSchema()) : present;
    }

    /// Returns the names of all tables, to suggest one of them.
    List<String> tableNames() {
        ImmutableList.Builder<String> names = ImmutableList.builder();
        for (CalciteSchema catalog : root.getSubSchemaMap().values()) {
            for (CalciteSchema database : catalog.getSubSchemaMap().values()) names.addAll(database.getTableNames());
        }
        return names.build();
    }
}
