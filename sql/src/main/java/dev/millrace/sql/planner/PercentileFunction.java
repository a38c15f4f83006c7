package dev.millrace.sql.planner;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.SqlOperandTypeChecker;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.util.Optionality;

/// Is the aggregate function PERCENTILE(value, percentages, frequency). The frequency may be left out.
final class PercentileFunction extends SqlAggFunction {
    static final PercentileFunction INSTANCE = new PercentileFunction();

    private PercentileFunction() {
        super(
                "PERCENTILE",
                null,
                SqlKind.OTHER_FUNCTION,
                PercentileFunction::type,
                null,
                checker(),
                SqlFunctionCategory.USER_DEFINED_FUNCTION,
                false,
                false,
                Optionality.FORBIDDEN);
    }

    private static SqlOperandTypeChecker checker() {
        SqlTypeFamily number = SqlTypeFamily.NUMERIC;
        SqlTypeFamily array = SqlTypeFamily.ARRAY;
        return OperandTypes.or(
                OperandTypes.family(number, number),
                OperandTypes.family(number, array),
                OperandTypes.family(number, number, number),
                OperandTypes.family(number, array, number));
    }

    private static RelDataType type(SqlOperatorBinding binding) {
        RelDataTypeFactory types = binding.getTypeFactory();
        RelDataType number = types.createTypeWithNullability(types.createSqlType(SqlTypeName.DOUBLE), true);
        boolean isArray = binding.getOperandType(1).getSqlTypeName() == SqlTypeName.ARRAY;
        return isArray ? types.createTypeWithNullability(types.createArrayType(number, -1), true) : number;
    }
}
