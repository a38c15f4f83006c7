package dev.millrace.sql.planner.user;

import static org.apache.calcite.util.Static.RESOURCE;

import dev.millrace.table.fault.ValidationException;
import dev.millrace.table.functions.UserDefinedFunction;
import dev.millrace.table.types.inference.ArgumentCount;
import dev.millrace.table.types.inference.TypeInference;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlOperandCountRange;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlUtil;
import org.apache.calcite.sql.type.SqlOperandCountRanges;
import org.apache.calcite.sql.type.SqlOperandMetadata;
import org.apache.calcite.sql.type.SqlTypeName;

/// Checks the arguments of a function of the program. Arguments with names may stand in any order.
final class ProgramOperands implements SqlOperandMetadata {
    private final String name;
    private final UserDefinedFunction function;

    ProgramOperands(String name, UserDefinedFunction function) {
        this.name = name;
        this.function = function;
    }

    private TypeInference inference() {
        return function.getTypeInference(PlannerDataTypes.INSTANCE);
    }

    @Override
    public List<RelDataType> paramTypes(RelDataTypeFactory types) {
        List<RelDataType> all = new ArrayList<>();
        for (String _ : paramNames()) all.add(types.createSqlType(SqlTypeName.ANY));
        return all;
    }

    @Override
    public List<String> paramNames() {
        return inference().getNamedArguments().orElse(List.of());
    }

    @Override
    public boolean isOptional(int index) {
        List<Boolean> optional = inference().getOptionalArguments().orElse(List.of());
        return index < optional.size() && optional.get(index);
    }

    @Override
    public boolean isFixedParameters() {
        return inference().getNamedArguments().isPresent();
    }

    @Override
    public SqlOperandCountRange getOperandCountRange() {
        ArgumentCount count = inference().getInputTypeStrategy().getArgumentCount();
        int least = count.getMinCount().orElse(0);
        Integer most = count.getMaxCount().orElse(null);
        return most == null ? SqlOperandCountRanges.from(least) : SqlOperandCountRanges.between(least, most);
    }

    @Override
    public boolean checkOperandTypes(SqlCallBinding call, boolean throwOnFailure) {
        try {
            new CallTypes(name, function).of(call, false);
            return true;
        } catch (ValidationException wrong) {
            if (!throwOnFailure) return false;
            throw SqlUtil.newContextException(
                    call.getCall().getParserPosition(), RESOURCE.validationError(wrong.getMessage()));
        }
    }

    @Override
    public String getAllowedSignatures(SqlOperator operator, String operatorName) {
        return String.join(" or ", new CallTypes(name, function).signatures());
    }
}
