package dev.millrace.sql.session;

import dev.millrace.api.config.ConfigOption;
import dev.millrace.sql.catalog.CatalogTable;
import dev.millrace.sql.catalog.TableColumn;
import dev.millrace.sql.catalog.TablePath;
import dev.millrace.sql.catalog.external.ProgramConnectors;
import dev.millrace.sql.connector.MetadataColumn;
import dev.millrace.sql.connector.TableConnector;
import dev.millrace.sql.connector.TableDescription;
import dev.millrace.sql.parser.NearestName;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Finds the connectors of tables, and checks the options of tables. Thread-safe.
final class TableConnectors {
    private static final String CONNECTOR = "connector";
    private final Map<String, TableConnector> connectors = new TreeMap<>();

    private final ProgramConnectors ofProgram;

    /// Loads the connectors on a class path.
    ///
    /// @param ofProgram the connectors of the program, which have priority
    TableConnectors(ClassLoader loader, ProgramConnectors ofProgram) {
        this.ofProgram = ofProgram;
        for (TableConnector each : ServiceLoader.load(TableConnector.class, loader)) connectors.put(each.name(), each);
    }

    /// Returns whether a connector of the program reads and writes a table.
    boolean isOfProgram(CatalogTable table) {
        String name = table.options().get(CONNECTOR);
        return name != null && ofProgram.has(name);
    }

    /// Returns the connector of a table.
    ///
    /// @throws dev.millrace.base.fault.MillraceException if there is none, or an option is missing or unknown
    TableConnector connector(TablePath path, CatalogTable table) {
        String name = table.options().get(CONNECTOR);
        if (name == null) {
            throw SessionFaults.MISSING_TABLE_OPTION
                    .what("The table %s has no option 'connector'.", path)
                    .why("Without a connector a table has no rows.")
                    .fix("Write WITH ('connector' = '...', ...). The connectors are %s.", names());
        }
        TableConnector connector = connectors.get(name);
        if (connector == null) {
            String near = NearestName.of(name, known());
            throw SessionFaults.CONNECTOR
                    .what("The connector '%s' of the table %s does not exist.", name, path)
                    .fix(
                            "%s Or add the jar of the connector with ADD JAR '...', or with ./millrace sql -j JAR.",
                            near == null ? "Use one of the connectors " + names() + "." : "Write '" + near + "'.");
        }
        check(path, table.options(), connector);
        return connector;
    }

    /// Returns the names of the connectors.
    Set<String> known() {
        Set<String> known = new TreeSet<>(connectors.keySet());
        known.addAll(ofProgram.names());
        return known;
    }

    /// Returns the keys of the options of a connector; none if it does not exist.
    List<String> options(String name) {
        TableConnector connector = connectors.get(name);
        if (connector == null) return List.of();
        return keys(Stream.concat(connector.requiredOptions().stream(), connector.optionalOptions().stream()));
    }

    private String names() {
        return String.join(", ", known());
    }

    private static void check(TablePath path, Map<String, String> options, TableConnector connector) {
        List<String> required = keys(connector.requiredOptions().stream());
        List<String> known =
                keys(Stream.concat(connector.requiredOptions().stream(), connector.optionalOptions().stream()));
        for (String each : options.keySet()) {
            if (each.equals(CONNECTOR) || known.contains(each) || isOfField(each, known)) continue;
            String near = NearestName.of(each, known);
            throw SessionFaults.UNKNOWN_TABLE_OPTION
                    .what(
                            "The connector '%s' has no option '%s', which the table %s sets.",
                            connector.name(), each, path)
                    .why("The known options are %s.", String.join(", ", known))
                    .fix("%s", near == null ? "Leave the option out." : "Write '" + near + "'.");
        }
        List<String> missing =
                required.stream().filter(each -> !options.containsKey(each)).toList();
        if (missing.isEmpty()) return;
        throw SessionFaults.MISSING_TABLE_OPTION
                .what("The table %s lacks the option '%s'.", path, missing.getFirst())
                .why("The connector '%s' requires %s.", connector.name(), String.join(", ", required))
                .fix("Add '%s' = '...' to the options of the table.", missing.getFirst());
    }

    /// Returns whether the key is one of a family such as `fields.#.kind`, where # is the name of a column.
    private static boolean isOfField(String key, List<String> known) {
        for (String each : known) {
            int hash = each.indexOf('#');
            boolean fits =
                    hash >= 0 && key.startsWith(each.substring(0, hash)) && key.endsWith(each.substring(hash + 1));
            if (fits && key.length() > each.length() - 1) return true;
        }
        return false;
    }

    private static List<String> keys(Stream<ConfigOption<?>> options) {
        return List.copyOf(options.map(ConfigOption::key).collect(Collectors.toCollection(TreeSet::new)));
    }

    private static List<MetadataColumn> metadata(CatalogTable table) {
        List<MetadataColumn> columns = new ArrayList<>();
        for (TableColumn each : table.columns()) {
            if (each instanceof TableColumn.Metadata column) {
                String key = column.key();
                columns.add(new MetadataColumn(column.name(), key == null ? column.name() : key));
            }
        }
        return columns;
    }

    /// Describes a table for its connector.
    static TableDescription description(TablePath path, CatalogTable table, ZoneId zone) {
        return new TableDescription(
                path.names(),
                table.rowType(TableColumn.Physical.class::isInstance),
                metadata(table),
                table.options(),
                table.partitionKeys(),
                zone);
    }
}
