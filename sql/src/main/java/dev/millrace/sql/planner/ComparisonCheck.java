package dev.millrace.sql.planner;

import static org.apache.calcite.util.Static.RESOURCE;

import dev.millrace.sql.planner.type.LogicalTypes;
import dev.millrace.sql.planner.type.StructuredRelType;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlUtil;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.apache.calcite.sql.validate.SqlValidator;
import org.jspecify.annotations.Nullable;

/// Refuses calls that Calcite accepts and Flink does not: comparisons of texts or booleans with numbers, and units that
/// a value does not have.
final class ComparisonCheck extends SqlBasicVisitor<@Nullable Void> {
    private static final Set<String> FRACTIONS = Set.of("MICROSECOND", "NANOSECOND");
    private static final Set<SqlKind> EQUALITIES =
            EnumSet.of(SqlKind.EQUALS, SqlKind.NOT_EQUALS, SqlKind.IS_DISTINCT_FROM, SqlKind.IS_NOT_DISTINCT_FROM);
    private static final Set<String> UNITS_OF_MONTHS =
            Set.of("YEAR", "QUARTER", "MONTH", "DECADE", "CENTURY", "MILLENNIUM", "EPOCH");

    private final SqlValidator validator;

    ComparisonCheck(SqlValidator validator) {
        this.validator = validator;
    }

    @Override
    public @Nullable Void visit(SqlCall call) {
        if (SqlKind.COMPARISON.contains(call.getKind()) && call.operandCount() == 2) check(call);
        if (call.getKind() == SqlKind.EXTRACT && call.operand(0) instanceof SqlIntervalQualifier unit)
            check(call, unit);
        return super.visit(call);
    }

    /// Refuses units that a value does not have.
    private void check(SqlCall call, SqlIntervalQualifier unit) {
        RelDataType type = validator.getValidatedNodeTypeIfKnown(call.operand(1));
        if (type == null) return;
        String name = unit.timeFrameName == null ? unit.getUnit().name() : unit.timeFrameName.toUpperCase(Locale.ROOT);
        boolean isWrong = switch (LogicalTypes.of(type).getTypeRoot()) {
            case DATE, TIME_WITHOUT_TIME_ZONE -> FRACTIONS.contains(name);
            case INTERVAL_YEAR_MONTH -> !UNITS_OF_MONTHS.contains(name);
            default -> false;
        };
        if (!isWrong) return;
        throw SqlUtil.newContextException(
                call.getParserPosition(),
                RESOURCE.canNotApplyOp2Type(
                        "EXTRACT", "EXTRACT(" + name + " FROM " + text(type) + ")", "a unit of the value"));
    }

    private void check(SqlCall call) {
        RelDataType left = validator.getValidatedNodeTypeIfKnown(call.operand(0));
        RelDataType right = validator.getValidatedNodeTypeIfKnown(call.operand(1));
        if (left == null || right == null) return;
        boolean areRows = left instanceof StructuredRelType || right instanceof StructuredRelType;
        if (areRows ? areSame(call, left, right) : isComparable(left, right) && isComparable(right, left)) return;
        throw SqlUtil.newContextException(
                call.getParserPosition(),
                RESOURCE.canNotApplyOp2Type(
                        call.getOperator().getName(),
                        text(left) + " " + call.getOperator().getName() + " " + text(right),
                        "operands of one kind, or a CAST"));
    }

    /// Returns whether the objects may be tested for equality: both are of one type.
    private boolean areSame(SqlCall call, RelDataType left, RelDataType right) {
        RelDataTypeFactory types = validator.getTypeFactory();
        return EQUALITIES.contains(call.getKind())
                && types.createTypeWithNullability(left, true).equals(types.createTypeWithNullability(right, true));
    }

    private static String text(RelDataType type) {
        return LogicalTypes.of(type).asSummaryString();
    }

    private static boolean isComparable(RelDataType left, RelDataType right) {
        boolean isNumber = SqlTypeFamily.NUMERIC.contains(left);
        return !isNumber || !SqlTypeFamily.CHARACTER.contains(right) && !SqlTypeFamily.BOOLEAN.contains(right);
    }
}
