package dev.millrace.sql.planner;

import java.util.List;
import java.util.Properties;
import org.apache.calcite.config.CalciteConnectionConfig;
import org.apache.calcite.config.CalciteConnectionConfigImpl;
import org.apache.calcite.config.CalciteConnectionProperty;
import org.apache.calcite.prepare.CalciteCatalogReader;
import org.apache.calcite.sql.validate.SqlNameMatchers;

/// Finds tables for the validator: in the current database, in the current catalog, and by full names.
final class CatalogReader extends CalciteCatalogReader {

    CatalogReader(TableCatalog catalog) {
        this(catalog, catalog.searchPaths());
    }

    private CatalogReader(TableCatalog catalog, List<List<String>> searchPaths) {
        super(catalog.root(), SqlNameMatchers.withCaseSensitive(true), searchPaths, catalog.types(), config());
    }

    /// Returns a reader that finds simple names in a given database.
    ///
    /// @param database the names of catalog and database
    static CatalogReader of(TableCatalog catalog, List<String> database) {
        return new CatalogReader(catalog, List.of(database, database.subList(0, 1), List.of()));
    }

    private static CalciteConnectionConfig config() {
        Properties properties = new Properties();
        properties.setProperty(CalciteConnectionProperty.CASE_SENSITIVE.camelName(), "true");
        return new CalciteConnectionConfigImpl(properties);
    }
}
