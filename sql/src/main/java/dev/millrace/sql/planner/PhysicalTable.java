package dev.millrace.sql.planner;

import java.util.List;
import org.apache.calcite.linq4j.tree.Expression;
import org.apache.calcite.plan.RelOptTable;
import org.apache.calcite.prepare.RelOptTableImpl;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.logical.LogicalTableScan;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.TemporalTable;
import org.apache.calcite.schema.TranslatableTable;
import org.apache.calcite.schema.impl.AbstractTable;
import org.jspecify.annotations.Nullable;

/// Is a table as its connector stores it. Any table may stand before FOR SYSTEM_TIME AS OF.
final class PhysicalTable extends AbstractTable implements TemporalTable, TranslatableTable {
    private static final @Nullable Expression NO_EXPRESSION = null;
    private final List<String> path;
    private final RelDataType rowType;

    /// @param path the names by which plans refer to the table
    PhysicalTable(List<String> path, RelDataType rowType) {
        this.path = path;
        this.rowType = rowType;
    }

    /// Returns a scan under the name of the table, also where a query reads it under a hidden name.
    @Override
    @SuppressWarnings("NullAway") // Calcite accepts tables without an expression
    public RelNode toRel(RelOptTable.ToRelContext context, RelOptTable table) {
        RelOptTable named = RelOptTableImpl.create(table.getRelOptSchema(), rowType, path, this, NO_EXPRESSION);
        return LogicalTableScan.create(context.getCluster(), named, context.getTableHints());
    }

    @Override
    public RelDataType getRowType(RelDataTypeFactory factory) {
        return rowType;
    }

    @Override
    public String getSysStartFieldName() {
        return "sys_start";
    }

    @Override
    public String getSysEndFieldName() {
        return "sys_end";
    }
}
