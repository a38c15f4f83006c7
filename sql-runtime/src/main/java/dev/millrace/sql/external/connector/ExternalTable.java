package dev.millrace.sql.external.connector;

import dev.millrace.api.config.ReadableConfig;
import dev.millrace.sql.connector.TableSink;
import dev.millrace.sql.connector.TableSource;
import dev.millrace.table.catalog.ObjectIdentifier;
import dev.millrace.table.catalog.object.ResolvedCatalogTable;
import dev.millrace.table.connector.source.DynamicTableSource;
import dev.millrace.table.connector.source.LookupTableSource;
import dev.millrace.table.connector.source.ScanTableSource;
import dev.millrace.table.factories.DynamicTableSinkFactory;
import dev.millrace.table.factories.DynamicTableSourceFactory;
import dev.millrace.table.factories.FactoryUtil;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Is a table whose connector is part of a program.
///
/// @param path the path of the table
/// @param table its columns and options
/// @param hints options that a query sets
/// @param configuration the options of the session
/// @param loader the class loader of the program
/// @param isTemporary whether the table is temporary
/// @param listedPartitions returns the partitions that the catalog lists
/// @param isBatch whether the session runs queries in batch mode
public record ExternalTable(
        ObjectIdentifier path,
        ResolvedCatalogTable table,
        Map<String, String> hints,
        ReadableConfig configuration,
        ClassLoader loader,
        boolean isTemporary,
        Supplier<List<Map<String, String>>> listedPartitions,
        boolean isBatch) {

    /// Returns the name of the table for readers.
    public String name() {
        return path.asSummaryString();
    }

    /// Returns the source of the table.
    ///
    /// @param factory the factory; null for the one that the option `connector` selects
    /// @throws MillraceException if the connector refuses the table
    public TableSource source(@Nullable DynamicTableSourceFactory factory) {
        try {
            DynamicTableSource source = FactoryUtil.createDynamicTableSource(
                    factory, path, table, hints, configuration, loader, isTemporary);
            if (source instanceof ScanTableSource scan) return new ExternalSource(this, scan);
            if (source instanceof LookupTableSource finding) return new LookupOnlySource(this, finding);
        } catch (RuntimeException thrown) {
            throw ConnectorFaults.refused(name(), thrown);
        } catch (LinkageError missing) {
            throw ConnectorFaults.incomplete(name(), missing);
        }
        throw ConnectorFaults.ABILITY
                .what("The connector of the table %s can neither scan the table nor look up its rows.", name())
                .fix("Use a connector that implements ScanTableSource or LookupTableSource.");
    }

    /// Returns the sink of the table.
    ///
    /// @param factory the factory; null for the one that the option `connector` selects
    /// @throws MillraceException if the connector refuses the table
    public TableSink sink(@Nullable DynamicTableSinkFactory factory) {
        try {
            return new ExternalSink(
                    this,
                    FactoryUtil.createDynamicTableSink(
                            factory, path, table, hints, configuration, loader, isTemporary));
        } catch (RuntimeException thrown) {
            throw ConnectorFaults.refused(name(), thrown);
        } catch (LinkageError missing) {
            throw ConnectorFaults.incomplete(name(), missing);
        }
    }
}
