package dev.millrace.sql.planner;

import java.util.List;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.rel.SingleRel;
import org.apache.calcite.rel.type.RelDataType;

/// Creates watermarks from the last column of its input, and removes the column.
final class WatermarkNode extends SingleRel {
    private final int timeColumn;
    private final boolean isOfSource;

    /// @param timeColumn the index of the column with the event time
    /// @param isOfSource whether the source has watermarks, so that the last column means nothing
    /// @param rowType the columns of the input without the last one
    WatermarkNode(RelNode input, int timeColumn, boolean isOfSource, RelDataType rowType) {
        super(input.getCluster(), input.getTraitSet(), input);
        this.timeColumn = timeColumn;
        this.isOfSource = isOfSource;
        this.rowType = rowType;
    }

    boolean isOfSource() {
        return isOfSource;
    }

    int timeColumn() {
        return timeColumn;
    }

    @Override
    public RelNode copy(RelTraitSet traits, List<RelNode> inputs) {
        return new WatermarkNode(inputs.getFirst(), timeColumn, isOfSource, rowType);
    }

    @Override
    public RelWriter explainTerms(RelWriter writer) {
        return super.explainTerms(writer)
                .item("time", timeColumn)
                .item("source", isOfSource)
                .item("columns", rowType);
    }
}
