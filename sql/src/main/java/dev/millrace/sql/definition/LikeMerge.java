package dev.millrace.sql.definition;

import dev.millrace.sql.catalog.CatalogTable;
import dev.millrace.sql.catalog.TableColumn;
import dev.millrace.sql.planner.TableDefinitions;
import dev.millrace.sql.statement.ColumnDefinition;
import dev.millrace.sql.statement.TableDefinition;
import dev.millrace.sql.statement.TableLike.Feature;
import dev.millrace.sql.statement.TableLike.Rule;
import dev.millrace.sql.statement.TableLike.Strategy;
import dev.millrace.sql.statement.UniqueConstraint;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Merges the definition of a table with another table, as LIKE says.
public final class LikeMerge {
    private final CatalogTable source;
    private final Map<Feature, Strategy> strategies = new EnumMap<>(Feature.class);

    /// @param rules the rules of the statement; options and watermarks are overwritten, and all else is included, where
    ///     there is no rule
    public LikeMerge(CatalogTable source, List<Rule> rules) {
        this.source = source;
        Strategy all = Strategy.INCLUDING;
        for (Rule each : rules) if (each.feature() == Feature.ALL) all = each.strategy();
        for (Feature each : Feature.values()) strategies.put(each, all);
        if (all == Strategy.INCLUDING) strategies.put(Feature.OPTIONS, Strategy.OVERWRITING);
        for (Rule each : rules) if (each.feature() != Feature.ALL) strategies.put(each.feature(), each.strategy());
    }

    /// Returns the new table, whose computed columns have no types yet.
    public CatalogTable with(TableDefinition definition, TableDefinitions definitions) {
        UniqueConstraint key = definitions.primaryKey(definition.constraints());
        CatalogTable.Watermark watermark = definitions.watermark(definition.watermark());
        return new CatalogTable(
                columns(definition, definitions),
                merged(Feature.CONSTRAINTS, source.key(), key),
                merged(Feature.WATERMARKS, source.watermark(), watermark),
                merged(Feature.DISTRIBUTION, source.distribution(), definition.distribution()),
                partitions(definition.partitions()),
                options(definition.options()),
                definition.comment());
    }

    private List<TableColumn> columns(TableDefinition definition, TableDefinitions definitions) {
        Map<String, TableColumn> columns = new LinkedHashMap<>();
        for (TableColumn each : source.columns()) {
            boolean isTaken = switch (each) {
                case TableColumn.Physical _ -> true;
                case TableColumn.Computed _ -> takes(Feature.GENERATED);
                case TableColumn.Metadata _ -> takes(Feature.METADATA);
            };
            if (isTaken) columns.put(each.name(), each);
        }
        for (ColumnDefinition each : definition.columns()) {
            TableColumn old = columns.get(each.name());
            if (old != null && !overwrites(old)) {
                throw TableDefinitions.invalid(
                        "The column " + each.name() + " exists in the table after LIKE already.",
                        "Rename the column, or exclude or overwrite the old one.");
            }
            columns.put(each.name(), definitions.column(each));
        }
        return new ArrayList<>(columns.values());
    }

    private boolean overwrites(TableColumn old) {
        return switch (old) {
            case TableColumn.Physical _ -> false;
            case TableColumn.Computed _ -> strategies.get(Feature.GENERATED) == Strategy.OVERWRITING;
            case TableColumn.Metadata _ -> strategies.get(Feature.METADATA) == Strategy.OVERWRITING;
        };
    }

    private boolean takes(Feature feature) {
        return strategies.get(feature) != Strategy.EXCLUDING;
    }

    private <T> @Nullable T merged(Feature feature, @Nullable T old, @Nullable T changed) {
        if (!takes(feature) || old == null) return changed;
        if (changed == null) return old;
        if (strategies.get(feature) == Strategy.OVERWRITING) return changed;
        throw TableDefinitions.invalid(
                "Both tables have " + feature.name().toLowerCase(Locale.ROOT) + ".",
                "Write EXCLUDING " + feature + " in parentheses after the name of the other table.");
    }

    private List<String> partitions(List<String> changed) {
        List<String> old = source.partitionKeys().isEmpty() ? null : source.partitionKeys();
        List<String> merged = merged(Feature.PARTITIONS, old, changed.isEmpty() ? null : changed);
        return merged == null ? List.of() : merged;
    }

    private Map<String, String> options(Map<String, String> changed) {
        Map<String, String> options = new LinkedHashMap<>();
        if (takes(Feature.OPTIONS)) options.putAll(source.options());
        for (Map.Entry<String, String> each : changed.entrySet()) {
            String old = options.put(each.getKey(), each.getValue());
            if (old != null && strategies.get(Feature.OPTIONS) != Strategy.OVERWRITING) {
                throw TableDefinitions.invalid(
                        "Both tables have the option '" + each.getKey() + "'.", "Write OVERWRITING OPTIONS.");
            }
        }
        return options;
    }
}
