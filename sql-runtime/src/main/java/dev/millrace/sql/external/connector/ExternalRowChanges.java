package dev.millrace.sql.external.connector;

import dev.millrace.sql.connector.RowChanges;
import dev.millrace.sql.connector.TableSource;
import dev.millrace.sql.expression.Expr;
import dev.millrace.table.connector.RowLevelModificationScanContext;
import dev.millrace.table.connector.sink.DynamicTableSink;
import dev.millrace.table.connector.sink.abilities.SupportsDeletePushDown;
import dev.millrace.table.connector.sink.abilities.SupportsRowLevelDelete;
import dev.millrace.table.connector.sink.abilities.SupportsRowLevelDelete.RowLevelDeleteInfo;
import dev.millrace.table.connector.sink.abilities.SupportsRowLevelDelete.RowLevelDeleteMode;
import dev.millrace.table.connector.sink.abilities.SupportsRowLevelUpdate;
import dev.millrace.table.connector.sink.abilities.SupportsRowLevelUpdate.RowLevelUpdateInfo;
import dev.millrace.table.connector.sink.abilities.SupportsRowLevelUpdate.RowLevelUpdateMode;
import dev.millrace.table.connector.sink.abilities.SupportsTruncate;
import dev.millrace.table.expressions.ResolvedExpression;
import dev.millrace.table.schema.Column;
import dev.millrace.api.value.RowKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Changes rows by the connector of a program. Not thread-safe.
final class ExternalRowChanges implements RowChanges {
    private final ExternalTable table;
    private final DynamicTableSink sink;

    ExternalRowChanges(ExternalTable table, DynamicTableSink sink) {
        this.table = table;
        this.sink = sink;
    }

    private <T> T called(Supplier<T> call) {
        try {
            return call.get();
        } catch (RuntimeException thrown) {
            throw ConnectorFaults.refused(table.name(), thrown);
        } catch (LinkageError missing) {
            throw ConnectorFaults.incomplete(table.name(), missing);
        }
    }

    @Override
    public boolean truncate() {
        if (!(sink instanceof SupportsTruncate truncating)) return false;
        return called(() -> {
            truncating.executeTruncation();
            return true;
        });
    }

    @Override
    public @Nullable Deletion delete(List<Expr> conditions) {
        if (!(sink instanceof SupportsDeletePushDown)) return null;
        FilterExpressions expressions = new FilterExpressions(
                StoredColumns.of(table.table().getResolvedSchema()).physical());
        List<ResolvedExpression> filters = new ArrayList<>();
        for (Expr each : conditions) expressions.of(each).ifPresent(filters::add);
        if (filters.size() < conditions.size()) return null;
        return called(() -> Optional.of((SupportsDeletePushDown) sink.copy())
                        .filter(each -> each.applyDeleteFilters(filters))
                        .map(ExternalRowChanges::executed))
                .orElse(null);
    }

    private static Deletion executed(SupportsDeletePushDown deleting) {
        return new Deletion(deleting.executeDeletion().map(OptionalLong::of).orElseGet(OptionalLong::empty));
    }

    @Override
    public @Nullable Changed deleted(TableSource source) {
        if (!(sink instanceof SupportsRowLevelDelete)) return null;
        return called(() -> {
            DynamicTableSink copy = sink.copy();
            RowLevelDeleteInfo info = ((SupportsRowLevelDelete) copy).applyRowLevelDelete(change(source));
            boolean isWhole = info.getRowLevelDeleteMode() == RowLevelDeleteMode.REMAINING_ROWS;
            RowKind kind = isWhole ? RowKind.INSERT : RowKind.DELETE;
            return new Changed(
                    new ChangedRowsSink(table, copy, kind),
                    names(info.requiredColumns().orElseGet(List::of)),
                    isWhole);
        });
    }

    @Override
    public @Nullable Changed updated(TableSource source, List<String> columns) {
        if (!(sink instanceof SupportsRowLevelUpdate)) return null;
        return called(() -> {
            DynamicTableSink copy = sink.copy();
            List<Column> updated = columns.stream()
                    .map(each ->
                            table.table().getResolvedSchema().getColumn(each).orElseThrow())
                    .toList();
            RowLevelUpdateInfo info = ((SupportsRowLevelUpdate) copy).applyRowLevelUpdate(updated, change(source));
            boolean isWhole = info.getRowLevelUpdateMode() == RowLevelUpdateMode.ALL_ROWS;
            RowKind kind = isWhole ? RowKind.INSERT : RowKind.UPDATE_AFTER;
            return new Changed(
                    new ChangedRowsSink(table, copy, kind),
                    names(info.requiredColumns().orElseGet(List::of)),
                    isWhole);
        });
    }

    private static @Nullable RowLevelModificationScanContext change(TableSource source) {
        return source instanceof ExternalSource external ? external.change() : null;
    }

    private static List<String> names(List<Column> columns) {
        return columns.stream().map(Column::getName).toList();
    }
}
