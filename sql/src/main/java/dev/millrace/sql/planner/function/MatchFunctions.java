package dev.millrace.sql.planner.function;

import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.SqlOperandTypeChecker;
import org.apache.calcite.sql.type.SqlReturnTypeInference;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.type.SqlTypeName;

/// Creates the functions that return the time of a match of MATCH_RECOGNIZE.
final class MatchFunctions {
    private static final int MILLIS = 3;

    private MatchFunctions() {}

    /// Returns MATCH_ROWTIME, whose argument says which type the time has, and MATCH_PROCTIME.
    static List<SqlOperator> all() {
        return List.of(
                function(
                        "MATCH_ROWTIME",
                        MatchFunctions::rowtime,
                        OperandTypes.or(OperandTypes.NILADIC, OperandTypes.family(SqlTypeFamily.DATETIME))),
                function(
                        "MATCH_PROCTIME",
                        call -> time(call, SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE),
                        OperandTypes.NILADIC));
    }

    private static SqlOperator function(String name, SqlReturnTypeInference type, SqlOperandTypeChecker operands) {
        return new SqlFunction(name, SqlKind.OTHER_FUNCTION, type, null, operands, SqlFunctionCategory.TIMEDATE) {
            @Override
            public boolean isDeterministic() {
                return false;
            }
        };
    }

    private static RelDataType rowtime(SqlOperatorBinding call) {
        boolean isInstant = call.getOperandCount() == 1
                && call.getOperandType(0).getSqlTypeName() == SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE;
        return time(call, isInstant ? SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE : SqlTypeName.TIMESTAMP);
    }

    private static RelDataType time(SqlOperatorBinding call, SqlTypeName name) {
        return call.getTypeFactory().createSqlType(name, MILLIS);
    }
}
