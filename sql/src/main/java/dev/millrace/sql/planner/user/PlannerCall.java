package dev.millrace.sql.planner.user;

import dev.millrace.table.functions.UserDefinedFunction;
import dev.millrace.table.types.DataType;
import dev.millrace.table.types.DataTypeFactory;
import dev.millrace.table.types.inference.CallContext;
import dev.millrace.table.types.inference.FunctionDefinition;
import dev.millrace.table.types.logical.LogicalTypeRoot;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.jspecify.annotations.Nullable;

/// Describes a call to type inference.
///
/// @param call the call; null if constants are not known
record PlannerCall(
        String name,
        UserDefinedFunction function,
        List<DataType> types,
        @Nullable SqlOperatorBinding call) implements CallContext {
    @Override
    public DataTypeFactory getDataTypeFactory() {
        return PlannerDataTypes.INSTANCE;
    }

    @Override
    public FunctionDefinition getFunctionDefinition() {
        return function;
    }

    @Override
    public boolean isArgumentLiteral(int pos) {
        return call != null && call.isOperandLiteral(pos, true);
    }

    @Override
    public boolean isArgumentNull(int pos) {
        return types.get(pos).getLogicalType().is(LogicalTypeRoot.NULL)
                || call != null && call.isOperandNull(pos, true);
    }

    @Override
    public <T> Optional<T> getArgumentValue(int pos, Class<T> type) {
        if (call == null || isArgumentNull(pos) || !isArgumentLiteral(pos)) return Optional.empty();
        try {
            return Optional.ofNullable(call.getOperandLiteralValue(pos, type));
        } catch (RuntimeException otherClass) {
            return Optional.empty();
        }
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public List<DataType> getArgumentDataTypes() {
        return types;
    }

    @Override
    public Optional<DataType> getOutputDataType() {
        return Optional.empty();
    }

    @Override
    public boolean isGroupedAggregation() {
        return call != null && call.getGroupCount() > 0;
    }
}
