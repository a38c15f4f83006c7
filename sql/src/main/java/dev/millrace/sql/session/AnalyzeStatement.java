package dev.millrace.sql.session;

import dev.millrace.sql.catalog.CatalogFaults;
import dev.millrace.sql.catalog.CatalogTable;
import dev.millrace.sql.catalog.Quoting;
import dev.millrace.sql.catalog.TableColumn;
import dev.millrace.sql.catalog.TablePath;
import dev.millrace.sql.check.RowFailures;
import dev.millrace.sql.parser.ScriptStatement;
import dev.millrace.sql.parser.StatementParser;
import dev.millrace.sql.statement.DataStatement;
import dev.millrace.sql.statement.Position;
import dev.millrace.sql.statistics.ColumnStatistics;
import dev.millrace.sql.statistics.StatisticsRow;
import dev.millrace.table.catalog.stats.CatalogColumnStatistics;
import dev.millrace.table.catalog.stats.CatalogColumnStatisticsDataBase;
import dev.millrace.table.catalog.stats.CatalogTableStatistics;
import dev.millrace.table.data.RowData;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Executes ANALYZE TABLE: one query computes the statistics of a table or of each of its partitions, and the catalog
/// keeps them. The planner orders joins by them. Not thread-safe.
///
/// @param queries runs the query
record AnalyzeStatement(SessionState state, QueryStatements queries) {
    private static final String NULL_PARTITION = "__DEFAULT_PARTITION__";

    StatementResult run(DataStatement.Analyze analyze) {
        TablePath path = state.catalogs().path(analyze.table());
        CatalogTable table = state.table(path);
        requireBatch();
        List<ColumnStatistics> columns = columns(table, analyze.columns());
        FixedPartition fixed = FixedPartition.of(table, analyze.partition(), queries);
        String query = query(path, table, columns, fixed);
        ScriptStatement text = new ScriptStatement(query, Position.START);
        StatementResult.Rows result =
                (StatementResult.Rows) queries.data((DataStatement) StatementParser.parse(text), text);
        List<RowData> rows = new ArrayList<>();
        try (var iterator = result.rows()) {
            iterator.forEachRemaining(rows::add);
        } catch (Exception failed) {
            throw RowFailures.of(failed, "The statistics of the table " + path + " could not be computed.");
        }
        for (RowData each : rows) store(path, table, columns, new StatisticsRow(each, result.rowType()));
        return new StatementResult.Done();
    }

    private void requireBatch() {
        if (state.options().isBatch()) return;
        throw SessionFaults.WRONG_KIND
                .what("ANALYZE TABLE needs the batch mode.")
                .why("The statistics of an endless table change all the time.")
                .fix("Write SET '%s' = 'batch' first.", SessionOptions.RUNTIME_MODE);
    }

    private static List<ColumnStatistics> columns(CatalogTable table, @Nullable List<String> names) {
        if (names == null) return List.of();
        List<String> known = table.columns().stream()
                .filter(TableColumn.Physical.class::isInstance)
                .map(TableColumn::name)
                .toList();
        List<ColumnStatistics> columns = new ArrayList<>();
        for (String each : names.isEmpty() ? known : names) {
            if (!known.contains(each)) throw CatalogFaults.missing("physical column", each, known);
            ColumnStatistics column = ColumnStatistics.of(
                    each, table.columns().get(table.indexOf(each)).type());
            if (column != null) columns.add(column);
        }
        return columns;
    }

    private static String query(
            TablePath path, CatalogTable table, List<ColumnStatistics> columns, FixedPartition fixed) {
        List<String> selected = new ArrayList<>();
        for (String each : table.partitionKeys()) selected.add("CAST(" + Quoting.name(each) + " AS STRING)");
        selected.add("COUNT(*)");
        for (ColumnStatistics each : columns) selected.addAll(each.expressions());
        StringBuilder query = new StringBuilder("SELECT " + String.join(", ", selected) + " FROM " + path.quoted());
        List<String> conditions = new ArrayList<>();
        fixed.texts()
                .forEach((key, text) ->
                        conditions.add("CAST(" + Quoting.name(key) + " AS STRING) = " + Quoting.text(text)));
        if (!conditions.isEmpty()) query.append(" WHERE ").append(String.join(" AND ", conditions));
        if (!table.partitionKeys().isEmpty()) {
            query.append(" GROUP BY ").append(Quoting.names(table.partitionKeys()));
        }
        return query.toString();
    }

    private void store(TablePath path, CatalogTable table, List<ColumnStatistics> columns, StatisticsRow fields) {
        Map<String, String> partition = new LinkedHashMap<>();
        for (String each : table.partitionKeys()) partition.put(each, Objects.toString(fields.next(), NULL_PARTITION));
        long count = Objects.requireNonNull(fields.number());
        CatalogTableStatistics rows = new CatalogTableStatistics(count, -1, -1, -1);
        Map<String, CatalogColumnStatisticsDataBase> data = new LinkedHashMap<>();
        for (ColumnStatistics each : columns) data.put(each.name(), each.read(fields));
        state.records()
                .store(path, table, partition, rows, columns.isEmpty() ? null : new CatalogColumnStatistics(data));
    }
}
