package dev.millrace.sql.planner;

import static org.apache.calcite.util.Static.RESOURCE;

import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.LogicalTypeFamily;
import dev.millrace.table.types.logical.LogicalTypeRoot;
import dev.millrace.table.types.logical.utils.LogicalTypeCasts;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.fun.SqlCastFunction;

/// Is CAST or TRY_CAST with the pairs of types that Flink converts.
final class FlinkCast extends SqlCastFunction {

    FlinkCast(String name, SqlKind kind) {
        super(name, kind);
    }

    @Override
    public boolean checkOperandTypes(SqlCallBinding call, boolean throwOnFailure) {
        RelDataType target = call.getOperandType(1);
        RelDataType source = call.getOperandType(0);
        if (isNull(source) || isSupported(LogicalTypes.of(source), LogicalTypes.of(target))) return true;
        if (throwOnFailure) {
            throw call.newError(RESOURCE.cannotCastValue(
                    LogicalTypes.of(source).asSummaryString(),
                    LogicalTypes.of(target).asSummaryString()));
        }
        return false;
    }

    private static boolean isNull(RelDataType type) {
        return LogicalTypes.of(type).is(LogicalTypeRoot.NULL);
    }

    private static boolean isSupported(LogicalType source, LogicalType target) {
        boolean isTimeOfNumber = source.is(LogicalTypeFamily.TIMESTAMP) && target.is(LogicalTypeFamily.NUMERIC)
                || source.is(LogicalTypeFamily.NUMERIC) && target.is(LogicalTypeFamily.TIMESTAMP);
        boolean areBytesOfNumber = source.is(LogicalTypeFamily.NUMERIC) && target.is(LogicalTypeFamily.BINARY_STRING);
        return !isTimeOfNumber && !areBytesOfNumber && LogicalTypeCasts.supportsExplicitCast(source, target);
    }

    /// Returns the target, nullable if the operand is, or if the cast may fail and gives NULL then.
    @Override
    public RelDataType inferReturnType(SqlOperatorBinding call) {
        RelDataType target = call.getOperandType(1);
        boolean isNullable = kind == SqlKind.SAFE_CAST || call.getOperandType(0).isNullable();
        return call.getTypeFactory().createTypeWithNullability(target, isNullable);
    }
}
