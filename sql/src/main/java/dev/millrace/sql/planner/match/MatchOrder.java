package dev.millrace.sql.planner.match;

import dev.millrace.sql.parser.ScriptStatement;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlMatchRecognize;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorNamespace;
import org.jspecify.annotations.Nullable;

/// Refuses an order of MATCH_RECOGNIZE that does not begin with a time, in a valid query.
public final class MatchOrder extends SqlBasicVisitor<@Nullable Void> {
    private final SqlValidator validator;
    private final RowPatternFaults faults;

    /// Creates a check.
    ///
    /// @param validator the validator that has seen the query
    /// @param text the text of the query, for errors
    public MatchOrder(SqlValidator validator, ScriptStatement text) {
        this.validator = validator;
        this.faults = new RowPatternFaults(text);
    }

    @Override
    public @Nullable Void visit(SqlCall call) {
        if (call instanceof SqlMatchRecognize match) check(match);
        return super.visit(call);
    }

    private void check(SqlMatchRecognize match) {
        SqlNode first = match.getOrderList().get(0);
        SqlValidatorNamespace table = validator.getNamespace(match.getTableRef());
        if (table == null || !(first instanceof SqlIdentifier column)) return;
        RelDataType rowType = table.getRowType();
        RelDataTypeField field = rowType.getField(column.names.getLast(), true, false);
        if (field == null || isTime(field.getType().getSqlTypeName())) return;
        throw faults.order(
                first,
                "the rows are first ordered by '" + column.names.getLast() + "', which is not a time.",
                "Order by a time attribute first.");
    }

    private static boolean isTime(SqlTypeName type) {
        return type == SqlTypeName.TIMESTAMP || type == SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE;
    }
}
