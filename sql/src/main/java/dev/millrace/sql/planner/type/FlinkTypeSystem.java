package dev.millrace.sql.planner.type;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rel.type.RelDataTypeSystemImpl;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.jspecify.annotations.Nullable;

/// Holds the limits and defaults of Flink's types, and the types of decimal arithmetic and aggregates.
public final class FlinkTypeSystem extends RelDataTypeSystemImpl {
    public static final FlinkTypeSystem INSTANCE = new FlinkTypeSystem();

    private static final int DECIMAL_DIGITS_MAX = 38;
    private static final int DECIMAL_DIGITS_DEFAULT = 10;
    private static final int DIVISION_SCALE_MIN = 6;
    private static final int FRACTION_DIGITS_MAX = 9;
    private static final int FRACTION_DIGITS_DEFAULT = 6;

    private FlinkTypeSystem() {}

    @Override
    public int getMaxPrecision(SqlTypeName type) {
        return switch (type) {
            case DECIMAL -> DECIMAL_DIGITS_MAX;
            case CHAR, VARCHAR, BINARY, VARBINARY -> Integer.MAX_VALUE;
            case TIME, TIMESTAMP, TIMESTAMP_WITH_LOCAL_TIME_ZONE -> FRACTION_DIGITS_MAX;
            default -> super.getMaxPrecision(type);
        };
    }

    @Override
    public int getMaxScale(SqlTypeName type) {
        return type == SqlTypeName.DECIMAL ? DECIMAL_DIGITS_MAX : super.getMaxScale(type);
    }

    @Override
    public int getDefaultPrecision(SqlTypeName type) {
        return switch (type) {
            case DECIMAL -> DECIMAL_DIGITS_DEFAULT;
            case VARCHAR, VARBINARY -> Integer.MAX_VALUE;
            case TIMESTAMP, TIMESTAMP_WITH_LOCAL_TIME_ZONE -> FRACTION_DIGITS_DEFAULT;
            default -> super.getDefaultPrecision(type);
        };
    }

    @Override
    public boolean shouldConvertRaggedUnionTypesToVarying() {
        return true;
    }

    @Override
    public RelDataType deriveSumType(RelDataTypeFactory factory, RelDataType argument) {
        if (argument.getSqlTypeName() != SqlTypeName.DECIMAL) return argument;
        return nullable(factory, DECIMAL_DIGITS_MAX, argument.getScale(), argument.isNullable());
    }

    @Override
    public RelDataType deriveAvgAggType(RelDataTypeFactory factory, RelDataType argument) {
        if (argument.getSqlTypeName() != SqlTypeName.DECIMAL) return argument;
        int scale = Math.max(DIVISION_SCALE_MIN, argument.getScale());
        return nullable(factory, DECIMAL_DIGITS_MAX, scale, argument.isNullable());
    }

    @Override
    public @Nullable RelDataType deriveDecimalPlusType(
            RelDataTypeFactory factory, RelDataType left, RelDataType right) {
        if (isOutside(left, right)) return null;
        int scale = Math.max(left.getScale(), right.getScale());
        int whole = Math.max(left.getPrecision() - left.getScale(), right.getPrecision() - right.getScale());
        return bounded(factory, whole + scale + 1, scale);
    }

    @Override
    public @Nullable RelDataType deriveDecimalMultiplyType(
            RelDataTypeFactory factory, RelDataType left, RelDataType right) {
        if (isOutside(left, right)) return null;
        return bounded(factory, left.getPrecision() + right.getPrecision() + 1, left.getScale() + right.getScale());
    }

    @Override
    public @Nullable RelDataType deriveDecimalDivideType(
            RelDataTypeFactory factory, RelDataType left, RelDataType right) {
        if (isOutside(left, right)) return null;
        int scale = Math.max(DIVISION_SCALE_MIN, left.getScale() + right.getPrecision() + 1);
        return bounded(factory, left.getPrecision() - left.getScale() + right.getScale() + scale, scale);
    }

    @Override
    public @Nullable RelDataType deriveDecimalModType(RelDataTypeFactory factory, RelDataType left, RelDataType right) {
        if (isOutside(left, right)) return null;
        if (left.getScale() == 0 && right.getScale() == 0) return right;
        int scale = Math.max(left.getScale(), right.getScale());
        int whole = Math.min(left.getPrecision() - left.getScale(), right.getPrecision() - right.getScale());
        return bounded(factory, whole + scale, scale);
    }

    /// Returns whether decimal rules do not apply: no operand is a decimal, or one is not exact.
    private static boolean isOutside(RelDataType left, RelDataType right) {
        boolean exact = SqlTypeUtil.isExactNumeric(left) && SqlTypeUtil.isExactNumeric(right);
        return !exact || !SqlTypeUtil.isDecimal(left) && !SqlTypeUtil.isDecimal(right);
    }

    /// Returns a decimal that gives up digits of the fraction, but not more than all but six, if it has too many.
    private static RelDataType bounded(RelDataTypeFactory factory, int precision, int scale) {
        if (precision <= DECIMAL_DIGITS_MAX) return factory.createSqlType(SqlTypeName.DECIMAL, precision, scale);
        int kept = Math.max(DECIMAL_DIGITS_MAX - (precision - scale), Math.min(scale, DIVISION_SCALE_MIN));
        return factory.createSqlType(SqlTypeName.DECIMAL, DECIMAL_DIGITS_MAX, kept);
    }

    private static RelDataType nullable(RelDataTypeFactory factory, int precision, int scale, boolean isNullable) {
        RelDataType decimal = factory.createSqlType(SqlTypeName.DECIMAL, precision, scale);
        return factory.createTypeWithNullability(decimal, isNullable);
    }
}
