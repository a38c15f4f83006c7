package dev.millrace.sql.grammar;

import dev.millrace.sql.statement.ColumnDefinition;
import dev.millrace.sql.statement.DistributionDefinition;
import dev.millrace.sql.statement.TableDefinition;
import dev.millrace.sql.statement.UniqueConstraint;
import dev.millrace.sql.statement.WatermarkDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/// Collects the elements between the parentheses of CREATE TABLE and ALTER TABLE.
final class TableElements {
    private final List<ColumnDefinition> columns = new ArrayList<>();
    private final List<UniqueConstraint> constraints = new ArrayList<>();
    private @Nullable WatermarkDefinition watermark;

    void add(ColumnDefinition column) {
        columns.add(column);
    }

    void add(UniqueConstraint constraint) {
        constraints.add(constraint);
    }

    void add(WatermarkDefinition definition, SqlParserPos position) {
        if (watermark != null) throw Syntax.error(position, "a table has at most one WATERMARK");
        watermark = definition;
    }

    List<UniqueConstraint> constraints() {
        return constraints;
    }

    TableDefinition toDefinition(
            @Nullable String comment,
            @Nullable DistributionDefinition distribution,
            List<String> partitions,
            Map<String, String> options) {
        return new TableDefinition(
                List.copyOf(columns), List.copyOf(constraints), watermark, comment, distribution, partitions, options);
    }

    /// Refuses columns without a type, which only a query can give.
    static void requireTypes(List<ColumnDefinition> columns, SqlParserPos position) {
        for (ColumnDefinition each : columns) {
            if (each instanceof ColumnDefinition.Selected) {
                throw Syntax.error(position, "column " + each.name() + " has no type, and there is no query after AS");
            }
        }
    }
}
