package dev.millrace.sql.session;

import dev.millrace.sql.catalog.CatalogTable;
import dev.millrace.sql.catalog.TablePath;
import dev.millrace.sql.catalog.external.TableRecords;
import dev.millrace.sql.statement.PartitionValues;
import dev.millrace.sql.statement.ShowStatement;
import dev.millrace.sql.statement.TableChange;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Executes ALTER TABLE ADD and DROP PARTITION, and SHOW PARTITIONS. Not thread-safe.
///
/// @param queries computes the values of partition columns
record PartitionStatements(SessionState state, QueryStatements queries) {

    /// Returns whether a change of ALTER TABLE is one of partitions.
    static boolean isOfPartition(TableChange change) {
        return change instanceof TableChange.AddPartition || change instanceof TableChange.DropPartition;
    }

    /// Adds or drops partitions. All changes are checked before the first one is made.
    void change(TablePath path, CatalogTable table, List<TableChange> changes) {
        for (TableChange each : changes) partition(path, table, clause(each));
        for (TableChange each : changes) {
            Map<String, String> partition = partition(path, table, clause(each));
            switch (each) {
                case TableChange.AddPartition add ->
                    state.records().addPartition(path, table, partition, add.options(), add.tolerant());
                case TableChange.DropPartition drop ->
                    state.records().dropPartition(path, table, partition, drop.tolerant());
                default -> throw mixed();
            }
        }
    }

    private static PartitionValues clause(TableChange change) {
        return switch (change) {
            case TableChange.AddPartition add -> add.partition();
            case TableChange.DropPartition drop -> drop.partition();
            default -> throw mixed();
        };
    }

    private static RuntimeException mixed() {
        return SessionFaults.WRONG_KIND
                .what("One ALTER TABLE changes partitions and columns.")
                .fix("Write two statements.");
    }

    private Map<String, String> partition(TablePath path, CatalogTable table, PartitionValues clause) {
        requirePartitions(path, table);
        return FixedPartition.of(table, clause, queries).complete(path, table).texts();
    }

    private static void requirePartitions(TablePath path, CatalogTable table) {
        if (!table.partitionKeys().isEmpty()) return;
        throw SessionFaults.WRONG_KIND
                .what("The table %s has no partitions.", path)
                .why("CREATE TABLE names the partition columns with PARTITIONED BY.")
                .fix("Name a table with partitions, or leave the statement out.");
    }

    /// Lists the partitions of the catalog, and those that the connector finds.
    StatementResult show(ShowStatement.Partitions show) {
        TablePath path = state.catalogs().path(show.table());
        CatalogTable table = state.table(path);
        requirePartitions(path, table);
        Map<String, String> wanted =
                FixedPartition.of(table, show.partition(), queries).texts();
        Set<String> names = new LinkedHashSet<>();
        all(path, table).stream()
                .filter(each -> each.entrySet().containsAll(wanted.entrySet()))
                .forEach(each -> names.add(TableRecords.text(each)));
        return new ListedRows("partition name").addAll(names).result();
    }

    private List<Map<String, String>> all(TablePath path, CatalogTable table) {
        Set<Map<String, String>> all = new LinkedHashSet<>(state.records().partitions(path));
        boolean isReadable = table.options().containsKey("connector") || state.factory(path) != null;
        if (isReadable) all.addAll(state.source(path.names(), Map.of()).partitions());
        return all.stream().map(each -> ordered(each, table.partitionKeys())).toList();
    }

    private static Map<String, String> ordered(Map<String, String> partition, List<String> keys) {
        Map<String, String> ordered = new LinkedHashMap<>();
        for (String each : keys) if (partition.containsKey(each)) ordered.put(each, partition.get(each));
        return ordered;
    }
}
