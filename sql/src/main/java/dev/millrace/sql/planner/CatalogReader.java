package dev.millrace.sql.planner;

import java.util.Properties;
import org.apache.calcite.config.CalciteConnectionConfig;
import org.apache.calcite.config.CalciteConnectionConfigImpl;
import org.apache.calcite.config.CalciteConnectionProperty;
import org.apache.calcite.prepare.CalciteCatalogReader;
import org.apache.calcite.sql.validate.SqlNameMatchers;

/// Finds tables for the validator: in the current database, in the current catalog, and by full names.
final class CatalogReader extends CalciteCatalogReader {

    CatalogReader(TableCatalog catalog) {
        super(
                catalog.root(),
                SqlNameMatchers.withCaseSensitive(true),
                catalog.searchPaths(),
                catalog.types(),
                config());
    }

    private static CalciteConnectionConfig config() {
        Properties properties = new Properties();
        properties.setProperty(CalciteConnectionProperty.CASE_SENSITIVE.camelName(), "true");
        return new CalciteConnectionConfigImpl(properties);
    }
}
