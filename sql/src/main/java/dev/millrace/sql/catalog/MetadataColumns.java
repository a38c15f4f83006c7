package dev.millrace.sql.catalog;

import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.Fault;
import dev.millrace.sql.connector.TableConnector;
import dev.millrace.table.types.logical.LogicalType;
import java.util.Map;
import java.util.TreeMap;

/// Checks the metadata columns of tables whose connectors belong to Millrace.
public final class MetadataColumns {
    private static final Fault METADATA =
            new Fault(2918, Category.USER, "a metadata column does not fit the connector of its table");

    private MetadataColumns() {}

    /// Checks that the connector provides the metadata.
    ///
    /// @throws dev.millrace.base.fault.MillraceException if a key is unknown, or a column has another kind of type
    public static void checkRead(TablePath path, CatalogTable table, TableConnector connector) {
        for (TableColumn each : table.columns()) {
            if (each instanceof TableColumn.Metadata column) check(path, column, connector);
        }
    }

    private static void check(TablePath path, TableColumn.Metadata column, TableConnector connector) {
        Map<String, LogicalType> known = new TreeMap<>(connector.metadata());
        String declared = column.key();
        String key = declared == null ? column.name() : declared;
        LogicalType type = known.get(key);
        if (type == null) {
            throw METADATA.what("The column %s of the table %s reads the metadata '%s'.", column.name(), path, key)
                    .why(
                            known.isEmpty()
                                    ? "The connector '%s' has no metadata.".formatted(connector.name())
                                    : "The connector '%s' has the metadata %s."
                                            .formatted(connector.name(), String.join(", ", known.keySet())))
                    .fix(
                            known.isEmpty()
                                    ? "Leave the column out of the table."
                                    : "Write METADATA FROM with a known key.");
        }
        if (type.is(column.type().getTypeRoot())) return;
        throw METADATA.what(
                        "The column %s of the table %s has the type %s, but the metadata '%s' has the type %s.",
                        column.name(), path, column.type().asSummaryString(), key, type.asSummaryString())
                .fix("Declare the column as %s, and cast it in a computed column.", type.asSummaryString());
    }

    /// Checks that no metadata must be written. Virtual columns are not part of the rows that are written.
    ///
    /// @throws dev.millrace.base.fault.MillraceException if there is a metadata column that is not virtual
    public static void checkWritten(TablePath path, CatalogTable table) {
        for (TableColumn each : table.columns()) {
            if (!(each instanceof TableColumn.Metadata column) || column.isVirtual()) continue;
            throw METADATA.what("The column %s of the table %s is a metadata column.", each.name(), path)
                    .why("This connector writes no metadata.")
                    .fix("Declare the column as VIRTUAL, so that only queries read the column.");
        }
    }
}
