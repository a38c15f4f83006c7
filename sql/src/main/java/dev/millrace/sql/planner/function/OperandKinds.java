package dev.millrace.sql.planner.function;

import dev.millrace.sql.planner.type.LogicalTypes;
import dev.millrace.sql.planner.type.RelTypes;
import dev.millrace.table.types.logical.LogicalType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlOperandCountRange;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.type.SqlOperandCountRanges;
import org.apache.calcite.sql.type.SqlOperandTypeChecker;
import org.apache.calcite.sql.type.SqlOperandTypeInference;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/// Checks the arguments of a function against its signatures, and gives types to arguments that are just NULL.
public record OperandKinds(List<FunctionSignature> signatures)
        implements SqlOperandTypeChecker, SqlOperandTypeInference {

    @Override
    public boolean checkOperandTypes(SqlCallBinding call, boolean throwOnFailure) {
        FunctionSignature signature = find(types(call));
        boolean isRight = signature != null && hasConstants(call, signature);
        if (!isRight && throwOnFailure) throw call.newValidationSignatureError();
        return isRight;
    }

    /// Returns whether the arguments that must be constants are.
    private static boolean hasConstants(SqlCallBinding call, FunctionSignature signature) {
        for (int i = 0; i < call.getOperandCount(); i++) {
            if (signature.kind(i).equals("flag") && !call.isOperandLiteral(i, true)) return false;
        }
        return true;
    }

    /// Returns the first signature that takes arguments of these types, or null.
    @Nullable
    public FunctionSignature find(List<LogicalType> types) {
        return signatures.stream()
                .filter(each -> each.accepts(types))
                .findFirst()
                .orElse(null);
    }

    public static List<LogicalType> types(SqlOperatorBinding call) {
        List<LogicalType> types = new ArrayList<>();
        for (RelDataType each : call.collectOperandTypes()) types.add(LogicalTypes.of(each));
        return types;
    }

    @Override
    public void inferOperandTypes(SqlCallBinding call, RelDataType returnType, RelDataType[] operandTypes) {
        List<LogicalType> types = types(call);
        FunctionSignature signature = find(types);
        for (int i = 0; i < operandTypes.length; i++) {
            RelDataType type = call.getOperandType(i);
            if (type.getSqlTypeName() != SqlTypeName.NULL) {
                operandTypes[i] = type;
                continue;
            }
            LogicalType expected = signature == null ? null : FunctionSignature.expected(signature.kind(i), types);
            operandTypes[i] = expected == null
                    ? call.getTypeFactory().createTypeWithNullability(type, true)
                    : RelTypes.of(expected.copy(true), call.getTypeFactory());
        }
    }

    @Override
    public SqlOperandCountRange getOperandCountRange() {
        int least =
                signatures.stream().mapToInt(FunctionSignature::required).min().orElse(0);
        boolean repeats = signatures.stream().anyMatch(FunctionSignature::repeats);
        int most =
                signatures.stream().mapToInt(each -> each.kinds().size()).max().orElse(0);
        return repeats ? SqlOperandCountRanges.from(least) : SqlOperandCountRanges.between(least, most);
    }

    @Override
    public String getAllowedSignatures(SqlOperator operator, String name) {
        return signatures.stream().map(each -> name + each).collect(Collectors.joining(" or "));
    }
}
