package dev.millrace.sql.external.connector;

import dev.millrace.sql.connector.OfferedFilters;
import dev.millrace.sql.connector.PartitionConditions;
import dev.millrace.sql.expression.Expr;
import dev.millrace.table.connector.source.DynamicTableSource;
import dev.millrace.table.connector.source.abilities.SupportsPartitionPushDown;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Lets connectors of programs read only the partitions that a query wants. Not thread-safe.
final class SourcePartitions {
    /// Is the name of the partition of NULL in Flink and Hive.
    private static final String NULL = "__DEFAULT_PARTITION__";

    private final ExternalTable table;
    private final PartitionConditions conditions;

    SourcePartitions(ExternalTable table) {
        this.table = table;
        this.conditions = new PartitionConditions(
                StoredColumns.of(table.table().getResolvedSchema()).physical(),
                table.table().getPartitionKeys());
    }

    /// Returns the partitions that the source or the catalog lists; empty if neither knows them.
    List<Map<String, String>> all(DynamicTableSource source) {
        if (!(source instanceof SupportsPartitionPushDown listing)) return List.of();
        if (table.table().getPartitionKeys().isEmpty()) return List.of();
        return listing.listPartitions().orElseGet(table.listedPartitions());
    }

    /// Returns the conditions that select partitions; empty if the source cannot leave out partitions.
    List<Expr> of(DynamicTableSource source, List<Expr> filters) {
        List<Expr> selecting = conditions.of(filters);
        return selecting.isEmpty() || all(source).isEmpty() ? List.of() : selecting;
    }

    /// Tells a source which partitions conditions select.
    ///
    /// @param selecting conditions that [#of] has returned
    void apply(DynamicTableSource source, List<Expr> selecting) {
        if (selecting.isEmpty() || !(source instanceof SupportsPartitionPushDown pruning)) return;
        pruning.applyPartitions(conditions.selected(selecting, all(source), NULL));
    }

    /// Adds conditions that select partitions to what the source accepts.
    static OfferedFilters with(List<Expr> selecting, OfferedFilters others) {
        List<Expr> accepted = new ArrayList<>(selecting);
        accepted.addAll(others.accepted());
        return new OfferedFilters(accepted, others.remaining());
    }

    /// Returns conditions without others.
    static List<Expr> without(List<Expr> filters, List<Expr> selecting) {
        return filters.stream().filter(each -> !selecting.contains(each)).toList();
    }
}
