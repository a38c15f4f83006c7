package dev.millrace.sql.catalog.external;

import dev.millrace.api.config.Configuration;
import dev.millrace.sql.catalog.CatalogTable;
import dev.millrace.sql.catalog.TablePath;
import dev.millrace.sql.external.connector.ExternalTable;
import dev.millrace.table.catalog.ObjectIdentifier;
import dev.millrace.table.factories.DynamicTableSinkFactory;
import dev.millrace.table.factories.DynamicTableSourceFactory;
import dev.millrace.table.factories.FactoryUtil;
import dev.millrace.table.factories.base.Factory;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Finds the connectors that are part of a program or of an added jar. Thread-safe.
public final class ProgramConnectors {
    /// Begins the names of Flink's factories whose work Millrace's own connectors do.
    private static final List<String> REPLACED = List.of(
            "org.apache.flink.table.",
            "org.apache.flink.connector.file.table.",
            "org.apache.flink.connector.print.",
            "org.apache.flink.connector.blackhole.",
            "org.apache.flink.connector.datagen.",
            "org.apache.flink.legacy.");

    /// Begins the names of factories in Flink's examples, whose work no connector of Millrace does.
    private static final String EXAMPLES = "org.apache.flink.table.examples.";

    private final Supplier<ClassLoader> loader;
    private @Nullable Set<String> sources;
    private @Nullable Set<String> sinks;

    /// Creates the connectors of a program.
    ///
    /// @param loader returns what loads the classes of the program, which may change
    public ProgramConnectors(Supplier<ClassLoader> loader) {
        this.loader = loader;
    }

    /// Returns the class loader of the program.
    public ClassLoader loader() {
        return loader.get();
    }

    /// Searches the connectors again at their next use, because jars were added or removed.
    public synchronized void forget() {
        sources = null;
        sinks = null;
    }

    /// Returns whether a connector of the program has a name, so that it reads or writes the table.
    public synchronized boolean has(String name) {
        return sources().contains(name) || sinks().contains(name);
    }

    /// Returns the names of all connectors of the program.
    public synchronized Set<String> names() {
        Set<String> names = new TreeSet<>(sources());
        names.addAll(sinks());
        return names;
    }

    private Set<String> sources() {
        if (sources == null) sources = identifiers(DynamicTableSourceFactory.class);
        return sources;
    }

    private Set<String> sinks() {
        if (sinks == null) sinks = identifiers(DynamicTableSinkFactory.class);
        return sinks;
    }

    private Set<String> identifiers(Class<? extends Factory> kind) {
        Set<String> names = new TreeSet<>();
        for (Factory each : FactoryUtil.discoverFactories(loader())) {
            String name = each.getClass().getName();
            boolean isReplaced = !name.startsWith(EXAMPLES) && REPLACED.stream().anyMatch(name::startsWith);
            if (kind.isInstance(each) && !isReplaced) names.add(each.factoryIdentifier());
        }
        return names;
    }

    /// Describes a table for its connector.
    ///
    /// @param configuration the options of the session
    /// @param partitions returns the partitions that the catalog lists
    public ExternalTable table(
            TablePath path,
            CatalogTable table,
            Configuration configuration,
            boolean isTemporary,
            Supplier<List<Map<String, String>>> partitions,
            boolean isBatch) {
        return new ExternalTable(
                ObjectIdentifier.of(path.catalog(), path.database(), path.name()),
                ResolvedTables.of(table),
                Map.of(),
                configuration,
                loader(),
                isTemporary,
                partitions,
                isBatch);
    }
}
