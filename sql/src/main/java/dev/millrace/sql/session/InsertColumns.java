package dev.millrace.sql.session;

import dev.millrace.base.fault.MillraceException;
import dev.millrace.sql.catalog.CatalogFaults;
import dev.millrace.sql.catalog.CatalogTable;
import dev.millrace.sql.catalog.TableColumn;
import dev.millrace.sql.catalog.TablePath;
import dev.millrace.sql.expression.Expr;
import dev.millrace.sql.plan.QueryPlan;
import dev.millrace.sql.statement.DataStatement;
import dev.millrace.sql.statement.ObjectName;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.LogicalTypeRoot;
import dev.millrace.table.types.logical.RowType;
import dev.millrace.table.types.logical.utils.LogicalTypeCasts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Maps the columns of a query to the columns of the table that an INSERT writes. Not thread-safe.
final class InsertColumns {
    private final TablePath path;
    private final CatalogTable table;
    private final DataStatement.Insert insert;
    private final FixedPartition partition;

    InsertColumns(TablePath path, CatalogTable table, DataStatement.Insert insert, QueryStatements queries) {
        this.path = path;
        this.table = table;
        this.insert = insert;
        this.partition = FixedPartition.of(table, insert.partition(), queries);
    }

    /// Returns the values of the partition columns that the statement fixes, as text.
    Map<String, String> partition() {
        return partition.texts();
    }

    /// Returns a plan that computes all written columns of the table.
    ///
    /// @throws MillraceException if number or types of the columns do not fit
    QueryPlan over(QueryPlan query) {
        RowType from = query.rowType();
        List<String> names = targets();
        if (names.size() != from.getFieldCount()) {
            throw unfit(
                    "The query has " + from.getFieldCount() + " columns, but " + names.size() + " are written.", from);
        }
        RowType to = table.rowType(TableColumn::isWritten);
        List<Expr> columns = new ArrayList<>();
        for (RowType.RowField each : to.getFields()) columns.add(column(each, names, from));
        return new QueryPlan.Project(query, columns, produced(to, columns));
    }

    /// Returns the columns that the query fills, in its order.
    private List<String> targets() {
        List<String> written = table.rowType(TableColumn::isWritten).getFieldNames();
        List<String> names = new ArrayList<>();
        if (insert.columns().isEmpty()) names.addAll(written);
        for (ObjectName each : insert.columns()) {
            String name = each.last();
            if (!written.contains(name)) throw CatalogFaults.missing("column", name, written);
            if (names.contains(name)) throw unfit("The column " + name + " is listed twice.", RowType.of());
            names.add(name);
        }
        names.removeAll(partition.values().keySet());
        return names;
    }

    private Expr column(RowType.RowField column, List<String> names, RowType from) {
        Expr value = partition.values().get(column.getName());
        if (value != null) return value;
        LogicalType type = column.getType();
        int index = names.indexOf(column.getName());
        if (index >= 0) {
            LogicalType given = from.getTypeAt(index);
            if (!fits(given, type)) {
                String types = given.asSummaryString() + " instead of " + type.asSummaryString();
                throw unfit("The column " + column.getName() + " would get values of type " + types + ".", from);
            }
            return cast(new Expr.Column(index, given), type);
        }
        if (type.isNullable()) return new Expr.Literal(null, type);
        throw unfit("The column " + column.getName() + " is NOT NULL, but the statement does not write it.", from);
    }

    private static boolean fits(LogicalType given, LogicalType wanted) {
        return given.is(LogicalTypeRoot.NULL)
                || LogicalTypeCasts.supportsImplicitCast(given.copy(true), wanted.copy(true));
    }

    /// Returns the value that UPDATE gives a column.
    ///
    /// @throws MillraceException if the type does not fit
    static Expr assigned(Expr value, RowType.RowField column) {
        if (fits(value.type(), column.getType())) return cast(value, column.getType());
        throw SessionFaults.INSERT
                .what(
                        "The column %s would get values of type %s instead of %s.",
                        column.getName(),
                        value.type().asSummaryString(),
                        column.getType().asSummaryString())
                .fix("CAST the new value.");
    }

    /// Returns an expression of a type; NULL stays NULL, so that a later check names the column.
    static Expr cast(Expr value, LogicalType type) {
        LogicalType wanted = type.copy(value.type().isNullable());
        if (value.type().equals(wanted)) return value;
        return value.type().is(LogicalTypeRoot.NULL)
                ? new Expr.Literal(null, type.copy(true))
                : new Expr.Cast(value, wanted, false);
    }

    /// Returns the names of a table with the types of expressions.
    static RowType produced(RowType names, List<Expr> columns) {
        List<RowType.RowField> fields = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            fields.add(new RowType.RowField(
                    names.getFieldNames().get(i), columns.get(i).type()));
        }
        return new RowType(false, fields);
    }

    private MillraceException unfit(String what, @Nullable RowType from) {
        RowType to = table.rowType(TableColumn::isWritten);
        return SessionFaults.INSERT
                .what("The query does not fit into the table %s. %s", path, what)
                .why("The query has %s, the table %s.", String.valueOf(from), to.asSummaryString())
                .fix("List the columns after the name of the table, or CAST in the query.");
    }
}
