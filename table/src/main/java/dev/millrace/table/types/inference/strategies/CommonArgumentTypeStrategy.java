package dev.millrace.table.types.inference.strategies;

import dev.millrace.table.types.DataType;
import dev.millrace.table.types.TypeConversions;
import dev.millrace.table.types.inference.ArgumentTypeStrategy;
import dev.millrace.table.types.inference.CallContext;
import dev.millrace.table.types.inference.FunctionDefinition;
import dev.millrace.table.types.inference.Signature;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.utils.LogicalTypeMerging;
import java.util.List;
import java.util.Optional;

/// Casts an argument to the common type of all arguments.
final class CommonArgumentTypeStrategy implements ArgumentTypeStrategy {
    private final boolean keepsNullability;

    CommonArgumentTypeStrategy(boolean keepsNullability) {
        this.keepsNullability = keepsNullability;
    }

    @Override
    public Optional<DataType> inferArgumentType(CallContext callContext, int argumentPos, boolean throwOnFailure) {
        List<LogicalType> given = callContext.getArgumentDataTypes().stream()
                .map(DataType::getLogicalType)
                .toList();
        Optional<LogicalType> common = LogicalTypeMerging.findCommonType(given);
        if (common.isEmpty()) return callContext.fail(throwOnFailure, "The arguments %s have no common type.", given);
        LogicalType type =
                keepsNullability ? common.get().copy(given.get(argumentPos).isNullable()) : common.get();
        return Optional.of(TypeConversions.fromLogicalToDataType(type));
    }

    @Override
    public Signature.Argument getExpectedArgument(FunctionDefinition functionDefinition, int argumentPos) {
        return Signature.Argument.ofGroup("COMMON");
    }
}
