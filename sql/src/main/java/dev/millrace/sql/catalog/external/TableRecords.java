package dev.millrace.sql.catalog.external;

import dev.millrace.sql.catalog.CatalogFaults;
import dev.millrace.sql.catalog.CatalogObject;
import dev.millrace.sql.catalog.CatalogTable;
import dev.millrace.sql.catalog.CatalogWatcher;
import dev.millrace.sql.catalog.Catalogs;
import dev.millrace.sql.catalog.TablePath;
import dev.millrace.table.catalog.CatalogPartitionSpec;
import dev.millrace.table.catalog.ObjectPath;
import dev.millrace.table.catalog.memory.GenericInMemoryCatalog;
import dev.millrace.table.catalog.object.Catalog;
import dev.millrace.table.catalog.object.CatalogDatabaseImpl;
import dev.millrace.table.catalog.object.CatalogPartitionImpl;
import dev.millrace.table.catalog.stats.CatalogColumnStatistics;
import dev.millrace.table.catalog.stats.CatalogTableStatistics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Keeps the partitions and the statistics of tables: in the catalogs of programs, or in memory for other tables.
///
/// Not thread-safe.
public final class TableRecords implements CatalogWatcher {
    private final Catalogs catalogs;
    private final Map<String, Catalog> inMemory = new HashMap<>();

    /// Keeps what belongs to the tables of the catalogs of a session.
    public TableRecords(Catalogs catalogs) {
        this.catalogs = catalogs;
    }

    private static ObjectPath name(TablePath path) {
        return new ObjectPath(path.database(), path.name());
    }

    private @Nullable Catalog program(TablePath path) {
        boolean isKept = !catalogs.isTemporary(path) && catalogs.hasCatalog(path.catalog());
        return isKept ? catalogs.catalog(path.catalog()).program() : null;
    }

    /// Returns the catalog that knows about a table; null if nothing was stored about the table.
    private @Nullable Catalog known(TablePath path) {
        Catalog program = program(path);
        if (program != null) return program;
        Catalog memory = inMemory.get(path.catalog());
        return memory != null && memory.tableExists(name(path)) ? memory : null;
    }

    /// Returns the catalog that stores something about a table.
    private Catalog keeper(TablePath path, CatalogTable table) {
        Catalog known = known(path);
        if (known != null) return known;
        Catalog memory = inMemory.computeIfAbsent(path.catalog(), GenericInMemoryCatalog::new);
        return ProgramCatalogs.called(() -> {
            memory.createDatabase(path.database(), new CatalogDatabaseImpl(Map.of(), ""), true);
            memory.createTable(name(path), ResolvedTables.of(table).getOrigin(), true);
            return memory;
        });
    }

    /// Returns the partitions of a table, each by the values of its columns as text. A catalog without
    /// partitions has none.
    public List<Map<String, String>> partitions(TablePath path) {
        Catalog catalog = known(path);
        if (catalog == null) return List.of();
        try {
            return catalog.listPartitions(name(path)).stream()
                    .map(CatalogPartitionSpec::getPartitionSpec)
                    .toList();
        } catch (UnsupportedOperationException none) {
            return List.of();
        } catch (Exception thrown) {
            throw CatalogFaults.thrown(thrown);
        }
    }

    /// Adds a partition.
    ///
    /// @param partition the values of all partition columns as text
    /// @param tolerant whether the partition may exist
    public void addPartition(
            TablePath path,
            CatalogTable table,
            Map<String, String> partition,
            Map<String, String> options,
            boolean tolerant) {
        Catalog catalog = keeper(path, table);
        CatalogPartitionSpec spec = new CatalogPartitionSpec(partition);
        ProgramCatalogs.called(() -> {
            boolean exists = catalog.partitionExists(name(path), spec);
            if (exists && !tolerant) throw CatalogFaults.exists("partition", text(partition));
            if (!exists) catalog.createPartition(name(path), spec, new CatalogPartitionImpl(options, null), tolerant);
            return true;
        });
    }

    /// Removes a partition from the catalog. The connector keeps the rows.
    ///
    /// @param tolerant whether the partition may be missing
    public void dropPartition(TablePath path, CatalogTable table, Map<String, String> partition, boolean tolerant) {
        Catalog catalog = keeper(path, table);
        CatalogPartitionSpec spec = new CatalogPartitionSpec(partition);
        ProgramCatalogs.called(() -> {
            boolean exists = catalog.partitionExists(name(path), spec);
            if (!exists && !tolerant) throw CatalogFaults.missing("partition", text(partition), List.of());
            if (exists) catalog.dropPartition(name(path), spec, tolerant);
            return true;
        });
    }

    /// Returns the name of a partition, such as `day=2026-11-27/hour=5`.
    public static String text(Map<String, String> partition) {
        return String.join(
                "/",
                partition.entrySet().stream()
                        .map(each -> each.getKey() + "=" + each.getValue())
                        .toList());
    }

    /// Stores statistics of a table or of one of its partitions.
    ///
    /// @param partition the values of all partition columns as text; empty for the whole table
    /// @param columns the statistics of columns; null to keep the present ones
    public void store(
            TablePath path,
            CatalogTable table,
            Map<String, String> partition,
            CatalogTableStatistics rows,
            @Nullable CatalogColumnStatistics columns) {
        Catalog catalog = keeper(path, table);
        ObjectPath name = name(path);
        ProgramCatalogs.called(() -> {
            if (partition.isEmpty()) {
                catalog.alterTableStatistics(name, rows, false);
                if (columns != null) catalog.alterTableColumnStatistics(name, columns, false);
                return true;
            }
            CatalogPartitionSpec spec = new CatalogPartitionSpec(partition);
            if (!catalog.partitionExists(name, spec)) {
                catalog.createPartition(name, spec, new CatalogPartitionImpl(Map.of(), null), true);
            }
            catalog.alterPartitionStatistics(name, spec, rows, false);
            if (columns != null) catalog.alterPartitionColumnStatistics(name, spec, columns, false);
            return true;
        });
    }

    /// Returns the number of rows of a table by its statistics or those of all its
    /// partitions; empty if it is not known.
    public OptionalLong rowCount(TablePath path) {
        Catalog catalog = known(path);
        if (catalog == null) return OptionalLong.empty();
        try {
            long rows = catalog.getTableStatistics(name(path)).getRowCount();
            return rows >= 0 ? OptionalLong.of(rows) : ofPartitions(path, catalog);
        } catch (UnsupportedOperationException none) {
            return OptionalLong.empty();
        } catch (Exception thrown) {
            throw CatalogFaults.thrown(thrown);
        }
    }

    private OptionalLong ofPartitions(TablePath path, Catalog catalog) throws Exception {
        boolean isPartitioned = catalogs.findPermanent(path) instanceof CatalogTable table
                && !table.partitionKeys().isEmpty();
        if (!isPartitioned) return OptionalLong.empty();
        long sum = 0;
        List<CatalogPartitionSpec> partitions = catalog.listPartitions(name(path));
        for (CatalogPartitionSpec each : partitions) {
            long rows = catalog.getPartitionStatistics(name(path), each).getRowCount();
            if (rows < 0) return OptionalLong.empty();
            sum += rows;
        }
        return partitions.isEmpty() ? OptionalLong.empty() : OptionalLong.of(sum);
    }

    /// Renames a table or view of a catalog of a program, which keeps its partitions and statistics, and
    /// returns whether it did. The partitions and statistics of other tables get the new name.
    public boolean rename(TablePath path, TablePath newPath, CatalogObject object) {
        Catalog catalog = known(path);
        boolean isSameDatabase =
                path.catalog().equals(newPath.catalog()) && path.database().equals(newPath.database());
        if (catalog == null || !isSameDatabase || !(object instanceof CatalogTable)) return false;
        ProgramCatalogs.called(() -> {
            catalog.renameTable(name(path), newPath.name(), false);
            return true;
        });
        return program(path) != null;
    }

    @Override
    public void dropped(TablePath path, CatalogObject object, boolean isTemporary) {
        Catalog memory = inMemory.get(path.catalog());
        if (memory == null) return;
        ProgramCatalogs.called(() -> {
            memory.dropTable(name(path), true);
            return true;
        });
    }

    @Override
    public void databaseDropped(String catalog, String name, boolean cascade) {
        Catalog memory = inMemory.get(catalog);
        if (memory == null) return;
        ProgramCatalogs.called(() -> {
            memory.dropDatabase(name, true, true);
            return true;
        });
    }
}
