package dev.millrace.sql.planner.function;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;

import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.fun.SqlBasicAggFunction;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlOperandTypeChecker;
import org.apache.calcite.sql.type.SqlReturnTypeInference;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.type.SqlTypeName;

/// Lists aggregate functions that Calcite lacks, or that have other types or arguments there.
public final class AggregateOperators {
    private AggregateOperators() {}

    public static List<SqlOperator> all() {
        SqlOperandTypeChecker percentile = OperandTypes.or(
                OperandTypes.family(SqlTypeFamily.NUMERIC, SqlTypeFamily.NUMERIC),
                OperandTypes.family(SqlTypeFamily.NUMERIC, SqlTypeFamily.ARRAY),
                OperandTypes.family(SqlTypeFamily.NUMERIC, SqlTypeFamily.NUMERIC, SqlTypeFamily.INTEGER),
                OperandTypes.family(SqlTypeFamily.NUMERIC, SqlTypeFamily.ARRAY, SqlTypeFamily.INTEGER));
        List<SqlOperator> all = new ArrayList<>(bitmaps());
        all.addAll(List.of(
                function("FIRST_VALUE", ReturnTypes.ARG0_NULLABLE_IF_EMPTY, OperandTypes.ANY),
                function("LAST_VALUE", ReturnTypes.ARG0_NULLABLE_IF_EMPTY, OperandTypes.ANY),
                function(
                        "LISTAGG",
                        call -> nullable(call, call.getTypeFactory().createSqlType(SqlTypeName.VARCHAR)),
                        OperandTypes.or(
                                OperandTypes.CHARACTER,
                                OperandTypes.family(SqlTypeFamily.CHARACTER, SqlTypeFamily.CHARACTER))),
                function("ARRAY_AGG", AggregateOperators::array, OperandTypes.ANY),
                function("PERCENTILE", AggregateOperators::percentile, percentile)));
        return all;
    }

    /// Returns the aggregates that build bitmaps from integers, and those that combine bitmaps.
    private static List<SqlOperator> bitmaps() {
        List<SqlOperator> all = new ArrayList<>();
        for (String operation : List.of("BUILD", "AND", "OR", "XOR")) {
            String argument = operation.equals("BUILD") ? "int" : "bitmap";
            all.add(bitmaps("BITMAP_" + operation + "_AGG", argument, "BITMAP?"));
            all.add(bitmaps("BITMAP_" + operation + "_CARDINALITY_AGG", argument, "BIGINT?"));
        }
        return all;
    }

    private static SqlOperator bitmaps(String name, String argument, String result) {
        OperandKinds operands = new OperandKinds(List.of(FunctionSignature.of(List.of(argument, result))));
        return SqlBasicAggFunction.create(name, SqlKind.OTHER_FUNCTION, new FunctionResult(operands), operands);
    }

    private static SqlOperator function(String name, SqlReturnTypeInference type, SqlOperandTypeChecker operands) {
        SqlKind kind =
                name.equals("PERCENTILE") ? SqlKind.OTHER_FUNCTION : SqlKind.valueOf(name.toUpperCase(Locale.ROOT));
        return SqlBasicAggFunction.create(name, kind, type, operands);
    }

    private static RelDataType nullable(SqlOperatorBinding call, RelDataType type) {
        return call.getTypeFactory().createTypeWithNullability(type, true);
    }

    private static RelDataType array(SqlOperatorBinding call) {
        return nullable(call, call.getTypeFactory().createArrayType(call.getOperandType(0), -1));
    }

    /// Returns a number, or an array of numbers if the percentages are one.
    private static RelDataType percentile(SqlOperatorBinding call) {
        RelDataTypeFactory factory = call.getTypeFactory();
        RelDataType number = factory.createSqlType(SqlTypeName.DOUBLE);
        boolean areMany = call.getOperandType(1).getSqlTypeName() == SqlTypeName.ARRAY;
        return nullable(call, areMany ? factory.createArrayType(number, -1) : number);
    }
}
