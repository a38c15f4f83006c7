package dev.millrace.table.factories;

import dev.millrace.api.config.ConfigOption;
import dev.millrace.api.config.ReadableConfig;
import dev.millrace.table.catalog.ObjectIdentifier;
import dev.millrace.table.catalog.object.ResolvedCatalogTable;
import dev.millrace.table.factories.base.Factory;
import dev.millrace.table.types.DataType;
import java.util.Map;
import java.util.Set;

/// Creates sources or sinks of tables.
public interface DynamicTableFactory extends Factory {

    /// Returns the options that a query may change with a hint.
    default Set<ConfigOption<?>> forwardOptions() {
        return Set.of();
    }

    /// Describes the table.
    interface Context {

        /// Returns the path of the table.
        ObjectIdentifier getObjectIdentifier();

        /// Returns the table.
        ResolvedCatalogTable getCatalogTable();

        /// Returns options that replace those of the table.
        default Map<String, String> getEnrichmentOptions() {
            return Map.of();
        }

        /// Returns the options of the session.
        ReadableConfig getConfiguration();

        /// Returns the class loader of the program.
        ClassLoader getClassLoader();

        /// Returns whether the table is temporary.
        boolean isTemporary();

        /// Returns the columns that the connector stores.
        default DataType getPhysicalRowDataType() {
            return getCatalogTable().getResolvedSchema().toPhysicalRowDataType();
        }

        /// Returns the indexes of the columns of the primary key.
        default int[] getPrimaryKeyIndexes() {
            return getCatalogTable().getResolvedSchema().getPrimaryKeyIndexes();
        }
    }
}
