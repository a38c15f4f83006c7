package dev.millrace.sql.planner.function;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexCallBinding;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperandCountRange;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.SqlWindowTableFunction;
import org.apache.calcite.sql.type.SqlOperandCountRanges;
import org.apache.calcite.sql.type.SqlOperandMetadata;
import org.apache.calcite.sql.type.SqlReturnTypeInference;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;

/// Is a function that assigns the rows of a table to windows, and adds the columns window_start, window_end
/// and window_time.
public final class WindowTableFunction extends SqlWindowTableFunction {
    private static final int DIGITS = 3;
    private static final int FIRST_INTERVAL = 2;

    private WindowTableFunction(String name, List<String> intervals, int optional) {
        super(name, new Operands(intervals, optional));
    }

    /// Returns all these functions.
    public static List<SqlOperator> all() {
        return List.of(
                new WindowTableFunction("TUMBLE", List.of("SIZE", "OFFSET"), 1),
                new WindowTableFunction("HOP", List.of("SLIDE", "SIZE", "OFFSET"), 1),
                new WindowTableFunction("CUMULATE", List.of("STEP", "SIZE", "OFFSET"), 1),
                new WindowTableFunction("SESSION", List.of("GAP", "KEYS"), 1));
    }

    @Override
    public SqlReturnTypeInference getRowTypeInference() {
        return WindowTableFunction::rowType;
    }

    private static RelDataType rowType(SqlOperatorBinding binding) {
        RelDataTypeFactory types = binding.getTypeFactory();
        RelDataType input = binding.getOperandType(0);
        RelDataType local = types.createSqlType(SqlTypeName.TIMESTAMP, DIGITS);
        RelDataType time = timeType(binding, input);
        boolean isInstant = time.getSqlTypeName() == SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE;
        return types.builder()
                .addAll(input.getFieldList())
                .add("window_start", local)
                .add("window_end", local)
                .add(
                        "window_time",
                        isInstant ? types.createSqlType(SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE, DIGITS) : local)
                .kind(input.getStructKind())
                .build();
    }

    private static RelDataType timeType(SqlOperatorBinding binding, RelDataType input) {
        if (binding instanceof RexCallBinding rex) {
            for (RexNode each : rex.operands()) {
                if (each instanceof RexCall call && call.getOperator().getKind() == SqlKind.DESCRIPTOR) {
                    return input.getFieldList()
                            .get(((RexInputRef) call.getOperands().getFirst()).getIndex())
                            .getType();
                }
            }
            return input;
        }
        SqlCall descriptor = (SqlCall) ((SqlCallBinding) binding).operand(1);
        SqlIdentifier column = (SqlIdentifier) descriptor.getOperandList().getFirst();
        var field = input.getField(column.names.getLast(), true, false);
        return field == null ? input : field.getType();
    }

    /// Checks the arguments: a table, a descriptor of its column with the time, and intervals.
    private static final class Operands implements SqlOperandMetadata {
        private final List<String> intervals;
        private final int optional;

        Operands(List<String> intervals, int optional) {
            this.intervals = intervals;
            this.optional = optional;
        }

        @Override
        public List<RelDataType> paramTypes(RelDataTypeFactory types) {
            List<RelDataType> all = new ArrayList<>();
            for (String _ : paramNames()) all.add(types.createSqlType(SqlTypeName.ANY));
            return all;
        }

        @Override
        public List<String> paramNames() {
            List<String> names = new ArrayList<>(List.of("DATA", "TIMECOL"));
            names.addAll(intervals);
            return names;
        }

        @Override
        public boolean isOptional(int index) {
            return index >= paramNames().size() - optional;
        }

        @Override
        public SqlOperandCountRange getOperandCountRange() {
            int most = paramNames().size();
            return SqlOperandCountRanges.between(most - optional, most);
        }

        @Override
        public boolean checkOperandTypes(SqlCallBinding binding, boolean throwOnFailure) {
            boolean isValid = isTableWithTime(binding);
            for (int i = FIRST_INTERVAL; i < binding.getOperandCount(); i++) {
                boolean isKeys = binding.operand(i).getKind() == SqlKind.DESCRIPTOR;
                isValid &= isKeys
                        || SqlTypeUtil.isInterval(binding.getValidator().getValidatedNodeType(binding.operand(i)));
            }
            if (!isValid && throwOnFailure) throw binding.newValidationSignatureError();
            return isValid;
        }

        private static boolean isTableWithTime(SqlCallBinding binding) {
            RelDataType table = binding.getValidator().getValidatedNodeType(binding.operand(0));
            SqlNode descriptor = binding.operand(1);
            if (table.getSqlTypeName() != SqlTypeName.ROW || descriptor.getKind() != SqlKind.DESCRIPTOR) return false;
            List<SqlNode> columns = ((SqlCall) descriptor).getOperandList();
            if (columns.size() != 1 || !(columns.getFirst() instanceof SqlIdentifier column)) return false;
            var field = table.getField(column.names.getLast(), true, false);
            return field != null
                    && (field.getType().getSqlTypeName() == SqlTypeName.TIMESTAMP
                            || field.getType().getSqlTypeName() == SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE);
        }

        @Override
        public String getAllowedSignatures(SqlOperator operator, String name) {
            return name + "(TABLE table_name, DESCRIPTOR(column), datetime interval"
                    + (intervals.size() > 1 + optional ? ", datetime interval" : "") + ")";
        }
    }
}
