package dev.millrace.sql.planner;

import static org.apache.calcite.util.Static.RESOURCE;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlUtil;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.apache.calcite.sql.validate.SqlValidator;
import org.jspecify.annotations.Nullable;

/// Refuses comparisons of texts or booleans with numbers, which Calcite accepts and Flink does not.
final class ComparisonCheck extends SqlBasicVisitor<@Nullable Void> {
    private final SqlValidator validator;

    ComparisonCheck(SqlValidator validator) {
        this.validator = validator;
    }

    @Override
    public @Nullable Void visit(SqlCall call) {
        if (SqlKind.COMPARISON.contains(call.getKind()) && call.operandCount() == 2) check(call);
        return super.visit(call);
    }

    private void check(SqlCall call) {
        RelDataType left = validator.getValidatedNodeTypeIfKnown(call.operand(0));
        RelDataType right = validator.getValidatedNodeTypeIfKnown(call.operand(1));
        if (left == null || right == null || isComparable(left, right) && isComparable(right, left)) return;
        throw SqlUtil.newContextException(
                call.getParserPosition(),
                RESOURCE.canNotApplyOp2Type(
                        call.getOperator().getName(),
                        text(left) + " " + call.getOperator().getName() + " " + text(right),
                        "operands of one kind, or a CAST"));
    }

    private static String text(RelDataType type) {
        return LogicalTypes.of(type).asSummaryString();
    }

    private static boolean isComparable(RelDataType left, RelDataType right) {
        boolean isNumber = SqlTypeFamily.NUMERIC.contains(left);
        return !isNumber || !SqlTypeFamily.CHARACTER.contains(right) && !SqlTypeFamily.BOOLEAN.contains(right);
    }
}
