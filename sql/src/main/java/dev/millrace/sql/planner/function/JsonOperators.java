package dev.millrace.sql.planner.function;

import static org.apache.calcite.util.Static.RESOURCE;

import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.LogicalTypeRoot;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.SqlPostfixOperator;
import org.apache.calcite.sql.fun.SqlJsonArrayFunction;
import org.apache.calcite.sql.fun.SqlJsonObjectFunction;
import org.apache.calcite.sql.fun.SqlJsonQueryFunction;
import org.apache.calcite.sql.fun.SqlJsonValueFunction;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlTypeName;

/// Lists functions of JSON whose results are texts of any length. Calcite limits them to 2,000 characters.
public final class JsonOperators {
    private static final int TEST_PRECEDENCE = 28;
    private static final int LIMIT_OF_CALCITE = 2000;

    private JsonOperators() {}

    public static List<SqlOperator> all() {
        List<SqlOperator> operators = new ArrayList<>(List.of(new Value(), new Query(), new ObjectOf(), new ArrayOf()));
        for (String kind : List.of("VALUE", "OBJECT", "ARRAY", "SCALAR")) {
            operators.add(test("IS JSON " + kind));
            operators.add(test("IS NOT JSON " + kind));
        }
        return operators;
    }

    /// Returns a test that is false for NULL.
    private static SqlOperator test(String name) {
        return new SqlPostfixOperator(
                name, SqlKind.OTHER, TEST_PRECEDENCE, ReturnTypes.BOOLEAN_NOT_NULL, null, OperandTypes.CHARACTER);
    }

    private static RelDataType unlimited(SqlOperatorBinding call, RelDataType type) {
        boolean isLimited = type.getSqlTypeName() == SqlTypeName.VARCHAR && type.getPrecision() == LIMIT_OF_CALCITE;
        if (!isLimited) return type;
        RelDataType text = call.getTypeFactory().createSqlType(SqlTypeName.VARCHAR);
        return call.getTypeFactory().createTypeWithNullability(text, type.isNullable());
    }

    /// Returns whether each argument has a form in JSON. Bitmaps have none.
    private static boolean hasDocuments(SqlCallBinding call, boolean throwOnFailure) {
        for (LogicalType each : OperandKinds.types(call)) {
            if (!each.is(LogicalTypeRoot.BITMAP)) continue;
            if (throwOnFailure) throw call.newError(RESOURCE.cannotCastValue(each.asSummaryString(), "JSON"));
            return false;
        }
        return true;
    }

    private static final class Value extends SqlJsonValueFunction {
        Value() {
            super("JSON_VALUE");
        }

        @Override
        public RelDataType inferReturnType(SqlOperatorBinding call) {
            return unlimited(call, super.inferReturnType(call));
        }
    }

    private static final class Query extends SqlJsonQueryFunction {
        @Override
        public RelDataType inferReturnType(SqlOperatorBinding call) {
            return unlimited(call, super.inferReturnType(call));
        }
    }

    private static final class ObjectOf extends SqlJsonObjectFunction {
        @Override
        public boolean checkOperandTypes(SqlCallBinding call, boolean throwOnFailure) {
            return hasDocuments(call, throwOnFailure) && super.checkOperandTypes(call, throwOnFailure);
        }

        @Override
        public RelDataType inferReturnType(SqlOperatorBinding call) {
            return unlimited(call, super.inferReturnType(call));
        }
    }

    private static final class ArrayOf extends SqlJsonArrayFunction {
        @Override
        public boolean checkOperandTypes(SqlCallBinding call, boolean throwOnFailure) {
            return hasDocuments(call, throwOnFailure) && super.checkOperandTypes(call, throwOnFailure);
        }

        @Override
        public RelDataType inferReturnType(SqlOperatorBinding call) {
            return unlimited(call, super.inferReturnType(call));
        }
    }
}
