package dev.millrace.sql.planner;

import java.util.List;
import org.apache.calcite.plan.RelOptTable;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.TemporalTable;
import org.apache.calcite.schema.TranslatableTable;
import org.apache.calcite.schema.impl.AbstractTable;

/// Is a view, or a table with computed columns: the planner replaces it by a query.
final class ExpandedTable extends AbstractTable implements TemporalTable, TranslatableTable {
    private final RelDataType rowType;
    private final String query;
    private final List<String> database;
    private final List<String> path;

    /// @param database catalog and database in which the query resolves names
    /// @param path the name of the table
    ExpandedTable(RelDataType rowType, String query, List<String> database, List<String> path) {
        this.rowType = rowType;
        this.query = query;
        this.database = database;
        this.path = path;
    }

    @Override
    public RelNode toRel(RelOptTable.ToRelContext context, RelOptTable table) {
        RelNode rows = context.expandView(rowType, query, database, path).project();
        return RelOptUtil.createCastRel(rows, rowType, true);
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
