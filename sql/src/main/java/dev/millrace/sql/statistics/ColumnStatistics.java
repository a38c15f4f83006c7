package dev.millrace.sql.statistics;

import dev.millrace.sql.catalog.Quoting;
import dev.millrace.table.catalog.stats.CatalogColumnStatisticsDataBase;
import dev.millrace.table.catalog.stats.CatalogColumnStatisticsDataBoolean;
import dev.millrace.table.catalog.stats.CatalogColumnStatisticsDataDate;
import dev.millrace.table.catalog.stats.CatalogColumnStatisticsDataDouble;
import dev.millrace.table.catalog.stats.CatalogColumnStatisticsDataLong;
import dev.millrace.table.catalog.stats.CatalogColumnStatisticsDataString;
import dev.millrace.table.catalog.stats.Date;
import dev.millrace.table.types.logical.LogicalType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Computes the statistics of one column.
///
/// @param name the name of the column
public record ColumnStatistics(String name, Kind kind) {

    /// Is a group of types with the same statistics.
    public enum Kind {
        BOOLEAN,
        INTEGER,
        DOUBLE,
        DATE,
        TEXT
    }

    /// Returns the statistics of a column; null if columns of its type have none.
    public static @Nullable ColumnStatistics of(String name, LogicalType type) {
        Kind kind = switch (type.getTypeRoot()) {
            case BOOLEAN -> Kind.BOOLEAN;
            case TINYINT, SMALLINT, INTEGER, BIGINT -> Kind.INTEGER;
            case FLOAT, DOUBLE, DECIMAL -> Kind.DOUBLE;
            case DATE -> Kind.DATE;
            case CHAR, VARCHAR -> Kind.TEXT;
            default -> null;
        };
        return kind == null ? null : new ColumnStatistics(name, kind);
    }

    /// Returns the aggregates, in the order in which [#read] takes their values.
    public List<String> expressions() {
        String column = Quoting.name(name);
        String nulls = "COUNT(*) - COUNT(" + column + ")";
        String distinct = "COUNT(DISTINCT " + column + ")";
        return switch (kind) {
            case BOOLEAN ->
                List.of(nulls, "COUNT(*) FILTER (WHERE " + column + ")", "COUNT(*) FILTER (WHERE NOT " + column + ")");
            case INTEGER -> List.of(nulls, distinct, cast("MIN", "BIGINT"), cast("MAX", "BIGINT"));
            case DOUBLE -> List.of(nulls, distinct, cast("MIN", "DOUBLE"), cast("MAX", "DOUBLE"));
            case DATE -> List.of(nulls, distinct, "MIN(" + column + ")", "MAX(" + column + ")");
            case TEXT ->
                List.of(
                        nulls,
                        distinct,
                        "CAST(MAX(CHAR_LENGTH(" + column + ")) AS BIGINT)",
                        "AVG(CAST(CHAR_LENGTH(" + column + ") AS DOUBLE))");
        };
    }

    private String cast(String aggregate, String type) {
        return "CAST(" + aggregate + "(" + Quoting.name(name) + ") AS " + type + ")";
    }

    /// Takes the values of the aggregates.
    public CatalogColumnStatisticsDataBase read(StatisticsRow fields) {
        Long nulls = fields.number();
        Long second = fields.number();
        Object third = fields.next();
        Object fourth = kind == Kind.BOOLEAN ? null : fields.next();
        return switch (kind) {
            case BOOLEAN -> new CatalogColumnStatisticsDataBoolean(second, (Long) third, nulls);
            case INTEGER -> new CatalogColumnStatisticsDataLong((Long) third, (Long) fourth, second, nulls);
            case DOUBLE -> new CatalogColumnStatisticsDataDouble((Double) third, (Double) fourth, second, nulls);
            case DATE -> new CatalogColumnStatisticsDataDate(date(third), date(fourth), second, nulls);
            case TEXT -> new CatalogColumnStatisticsDataString((Long) third, (Double) fourth, second, nulls);
        };
    }

    private static @Nullable Date date(@Nullable Object days) {
        return days == null ? null : new Date((Integer) days);
    }
}
