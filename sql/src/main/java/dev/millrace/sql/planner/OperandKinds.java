package dev.millrace.sql.planner;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlOperandCountRange;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.SqlOperandCountRanges;
import org.apache.calcite.sql.type.SqlOperandTypeChecker;
import org.apache.calcite.sql.type.SqlTypeFamily;

/// Checks the arguments of a function. The last ones may be left out, or the last one may stand any number of times.
final class OperandKinds implements SqlOperandTypeChecker {
    private final List<String> kinds;
    private final int required;
    private final boolean repeats;

    /// Creates a check from the words of a signature.
    OperandKinds(List<String> words) {
        List<String> named = new ArrayList<>();
        for (String each : words) {
            if (!each.equals("/") && !each.equals("-")) named.add(each.replace("*", ""));
        }
        this.kinds = named;
        this.required = words.contains("/") ? words.indexOf("/") : named.size();
        this.repeats = words.getLast().endsWith("*");
    }

    @Override
    public boolean checkOperandTypes(SqlCallBinding call, boolean throwOnFailure) {
        for (int i = 0; i < call.getOperandCount(); i++) {
            SqlTypeFamily family = FlinkFunctions.family(kind(i));
            boolean isRight = family == SqlTypeFamily.ANY
                    || OperandTypes.family(family).checkSingleOperandType(call, call.operand(i), 0, false);
            if (isRight) continue;
            if (throwOnFailure) throw call.newValidationSignatureError();
            return false;
        }
        return true;
    }

    private String kind(int index) {
        return kinds.get(Math.min(index, kinds.size() - 1));
    }

    @Override
    public SqlOperandCountRange getOperandCountRange() {
        return repeats ? SqlOperandCountRanges.from(required) : SqlOperandCountRanges.between(required, kinds.size());
    }

    @Override
    public String getAllowedSignatures(SqlOperator operator, String name) {
        return name + "(" + String.join(", ", kinds) + ")";
    }
}
