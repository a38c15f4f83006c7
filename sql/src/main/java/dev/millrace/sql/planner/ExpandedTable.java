package dev.millrace.sql.planner;

import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.Fault;
import java.util.List;
import java.util.Map;
import org.apache.calcite.plan.RelOptTable;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.schema.TemporalTable;
import org.apache.calcite.schema.TranslatableTable;
import org.apache.calcite.schema.impl.AbstractTable;

/// Is a view, or a table with computed columns: the planner replaces it by a query.
final class ExpandedTable extends AbstractTable implements TemporalTable, TranslatableTable {
    /// Marks the place in a query behind the table to which hints belong.
    static final String HINTS = " /* hints */";

    private static final Fault VIEW = new Fault(2863, Category.USER, "a view has no options");

    private final RelDataType rowType;
    private final String query;
    private final List<String> database;
    private final List<String> path;
    private final int timeColumn;
    private final boolean hasSourceWatermark;

    /// @param database catalog and database in which the query resolves names
    /// @param path the name of the table
    ExpandedTable(RelDataType rowType, String query, List<String> database, List<String> path) {
        this(rowType, query, database, path, -1, false);
    }

    /// @param timeColumn the index of the column with the event time, if the last column of the
    ///     query is the watermark;
    ///     otherwise -1
    /// @param hasSourceWatermark whether the source has watermarks
    ExpandedTable(
            RelDataType rowType,
            String query,
            List<String> database,
            List<String> path,
            int timeColumn,
            boolean hasSourceWatermark) {
        this.hasSourceWatermark = hasSourceWatermark;
        this.timeColumn = timeColumn;
        this.rowType = rowType;
        this.query = query;
        this.database = database;
        this.path = path;
    }

    @Override
    public RelNode toRel(RelOptTable.ToRelContext context, RelOptTable table) {
        Map<String, String> options = PlannerHints.options(context.getTableHints());
        if (!options.isEmpty() && !query.contains(HINTS)) {
            throw VIEW.what("The view %s cannot take the hint OPTIONS.", String.join(".", path))
                    .why("A view has no connector.")
                    .fix("Put the hint behind the tables in the query of the view.");
        }
        String hinted = query.replace(HINTS, PlannerHints.text(options));
        RelNode rows = context.expandView(rowType, hinted, database, path).project();
        if (timeColumn < 0) return RelOptUtil.createCastRel(rows, rowType, true);
        List<RelDataTypeField> fields = rows.getRowType().getFieldList();
        RelDataType all = context.getCluster()
                .getTypeFactory()
                .builder()
                .addAll(rowType.getFieldList())
                .add(fields.getLast())
                .build();
        return new WatermarkNode(RelOptUtil.createCastRel(rows, all, true), timeColumn, hasSourceWatermark, rowType);
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
