package dev.millrace.sql.definition;

import dev.millrace.base.fault.MillraceException;
import dev.millrace.sql.catalog.CatalogFaults;
import dev.millrace.sql.catalog.CatalogTable;
import dev.millrace.sql.catalog.TableColumn;
import dev.millrace.sql.planner.TableDefinitions;
import dev.millrace.sql.statement.ColumnPlace;
import dev.millrace.sql.statement.DistributionDefinition;
import dev.millrace.sql.statement.TableChange;
import dev.millrace.sql.statement.UniqueConstraint;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Applies the changes of an ALTER TABLE to a table one after the other. Not thread-safe.
public final class TableChanges {
    private final CatalogTable table;
    private final TableDefinitions definitions;
    private final List<TableColumn> columns;
    private @Nullable UniqueConstraint key;
    private CatalogTable.@Nullable Watermark watermark;
    private @Nullable DistributionDefinition distribution;

    /// Starts with the table as it is.
    public TableChanges(CatalogTable table, TableDefinitions definitions) {
        this.table = table;
        this.definitions = definitions;
        this.columns = new ArrayList<>(table.columns());
        this.key = table.key();
        this.watermark = table.watermark();
        this.distribution = table.distribution();
    }

    /// Returns the changed table, whose computed columns have no types yet.
    public CatalogTable table() {
        return new CatalogTable(
                columns, key, watermark, distribution, table.partitionKeys(), table.options(), table.comment());
    }

    /// Applies a change.
    ///
    /// @throws MillraceException if the change is not possible
    public void apply(TableChange change) {
        switch (change) {
            case TableChange.SetColumn set -> column(set);
            case TableChange.RenameColumn rename ->
                rename(rename.column().last(), rename.newName().last());
            case TableChange.DropColumn drop -> drop(drop.column().last());
            case TableChange.SetConstraint set -> {
                if (!set.modifies() && key != null)
                    throw CatalogFaults.exists("primary key", String.valueOf(key.name()));
                if (set.modifies()) required(key, "primary key");
                key = definitions.primaryKey(List.of(set.constraint()));
            }
            case TableChange.SetWatermark set -> {
                if (!set.modifies() && watermark != null)
                    throw CatalogFaults.exists("watermark of", watermark.column());
                if (set.modifies()) required(watermark, "watermark");
                watermark = definitions.watermark(set.watermark());
            }
            case TableChange.SetDistribution set -> distribution = set.distribution();
            case TableChange.DropPrimaryKey _ -> {
                required(key, "primary key");
                key = null;
            }
            case TableChange.DropConstraint drop -> {
                String name =
                        Objects.requireNonNullElse(required(key, "constraint").name(), "");
                if (!name.equals(drop.name())) throw CatalogFaults.missing("constraint", drop.name(), List.of(name));
                key = null;
            }
            case TableChange.DropWatermark _ -> {
                required(watermark, "watermark");
                watermark = null;
            }
            case TableChange.DropDistribution _ -> {
                required(distribution, "distribution");
                distribution = null;
            }
            case TableChange.AddPartition _, TableChange.DropPartition _ ->
                throw TableDefinitions.invalid(
                        "One ALTER TABLE changes partitions and columns.", "Write two statements.");
        }
    }

    private <T> T required(@Nullable T present, String what) {
        if (present != null) return present;
        throw TableDefinitions.invalid("The table has no " + what + ".", "Leave the change out.");
    }

    private int index(String name) {
        for (int i = 0; i < columns.size(); i++) if (columns.get(i).name().equals(name)) return i;
        throw CatalogFaults.missing(
                "column", name, columns.stream().map(TableColumn::name).toList());
    }

    private void column(TableChange.SetColumn set) {
        TableColumn column = definitions.column(set.column());
        ColumnPlace place = set.place();
        if (!set.modifies()) {
            columns.add(place == null ? columns.size() : after(place), column);
            return;
        }
        int old = index(column.name());
        columns.remove(old);
        columns.add(place == null ? old : after(place), column);
    }

    private int after(ColumnPlace place) {
        return place.after() == null ? 0 : index(place.after().last()) + 1;
    }

    private void rename(String name, String newName) {
        refuseUse(name, "renamed");
        columns.set(index(name), columns.get(index(name)).withName(newName));
    }

    private void drop(String name) {
        refuseUse(name, "dropped");
        columns.remove(index(name));
    }

    private void refuseUse(String name, String action) {
        index(name);
        String user = null;
        if (key != null && key.columns().contains(name)) user = "the primary key";
        if (table.partitionKeys().contains(name)) user = "PARTITIONED BY";
        if (watermark != null && (watermark.column().equals(name) || mentions(watermark.expression(), name))) {
            user = "the watermark";
        }
        for (TableColumn each : columns) {
            if (each instanceof TableColumn.Computed computed && mentions(computed.expression(), name)) {
                user = "the computed column " + each.name();
            }
        }
        if (user != null) throw used(name, action, user);
    }

    private static boolean mentions(String expression, String column) {
        return expression.contains("`" + column + "`");
    }

    private static MillraceException used(String name, String action, String user) {
        return TableDefinitions.invalid(
                "The column " + name + " cannot be " + action + ", because " + user + " uses it.",
                "Change " + user + " first.");
    }
}
