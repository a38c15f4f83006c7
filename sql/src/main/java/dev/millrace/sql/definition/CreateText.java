package dev.millrace.sql.definition;

import dev.millrace.sql.catalog.CatalogObject;
import dev.millrace.sql.catalog.CatalogTable;
import dev.millrace.sql.catalog.CatalogView;
import dev.millrace.sql.catalog.Catalogs;
import dev.millrace.sql.catalog.MemoryCatalog;
import dev.millrace.sql.catalog.Quoting;
import dev.millrace.sql.catalog.TableColumn;
import dev.millrace.sql.catalog.TablePath;
import dev.millrace.sql.statement.DistributionDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Writes the statements that create the objects of a catalog anew.
///
/// @param catalogs the catalogs of the session
public record CreateText(Catalogs catalogs) {

    /// Returns CREATE CATALOG.
    public String catalog(String name) {
        MemoryCatalog catalog = catalogs.catalog(name);
        Map<String, String> options = new TreeMap<>(catalog.options());
        options.putIfAbsent("type", "generic_in_memory");
        return "CREATE CATALOG " + Quoting.name(name) + "\n" + comment(catalog.comment()) + options(options);
    }

    /// Returns CREATE TABLE or CREATE VIEW.
    public String of(TablePath path, CatalogObject object) {
        String temporary = catalogs.isTemporary(path) ? "TEMPORARY " : "";
        String head = "CREATE " + temporary + object.kind() + " " + path.quoted() + " (\n";
        return head
                + switch (object) {
                    case CatalogTable table -> table(table);
                    case CatalogView view -> view(view);
                };
    }

    private static String view(CatalogView view) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < view.rowType().getFieldCount(); i++) {
            String comment = view.comments().get(i);
            names.add("  " + Quoting.name(view.rowType().getFieldNames().get(i))
                    + (comment == null ? "" : " COMMENT " + Quoting.text(comment)));
        }
        return String.join(",\n", names) + "\n)\n" + comment(view.comment()) + "AS " + view.query() + "\n";
    }

    private static String table(CatalogTable table) {
        List<String> parts = new ArrayList<>();
        for (TableColumn each : table.columns()) parts.add("  " + column(each));
        CatalogTable.Watermark watermark = table.watermark();
        if (watermark != null) {
            parts.add("  WATERMARK FOR " + Quoting.name(watermark.column()) + " AS " + watermark.expression());
        }
        if (table.key() != null) {
            parts.add("  CONSTRAINT " + Quoting.name(String.valueOf(table.key().name())) + " PRIMARY KEY ("
                    + Quoting.names(table.key().columns()) + ") NOT ENFORCED");
        }
        String partitions = table.partitionKeys().isEmpty()
                ? ""
                : "PARTITIONED BY (" + Quoting.names(table.partitionKeys()) + ")\n";
        String options = table.options().isEmpty() ? "" : options(new TreeMap<>(table.options()));
        return String.join(",\n", parts)
                + "\n)\n"
                + comment(table.comment())
                + distribution(table.distribution())
                + partitions
                + options;
    }

    private static String column(TableColumn column) {
        String name = Quoting.name(column.name());
        String comment = column.comment() == null ? "" : " COMMENT " + Quoting.text(column.comment());
        String type = column.type().asSerializableString();
        String extras = column.extras().isEmpty() ? "" : " " + column.extras();
        return column instanceof TableColumn.Computed ? name + extras + comment : name + " " + type + extras + comment;
    }

    private static String distribution(@Nullable DistributionDefinition distribution) {
        if (distribution == null) return "";
        String kind = distribution.kind() == null ? "" : distribution.kind();
        String columns = distribution.columns().isEmpty()
                ? ""
                : "BY " + kind + "(" + Quoting.names(distribution.columns()) + ") ";
        String buckets = distribution.buckets() == null ? "" : "INTO " + distribution.buckets() + " BUCKETS";
        return "DISTRIBUTED " + (columns + buckets).strip() + "\n";
    }

    private static String comment(@Nullable String comment) {
        return comment == null ? "" : "COMMENT " + Quoting.text(comment) + "\n";
    }

    private static String options(Map<String, String> options) {
        return options.entrySet().stream()
                .map(each -> "  " + Quoting.text(each.getKey()) + " = " + Quoting.text(each.getValue()))
                .collect(Collectors.joining(",\n", "WITH (\n", "\n)\n"));
    }
}
