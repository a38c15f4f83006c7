package dev.millrace.table.types.inference.strategies;

import dev.millrace.table.types.DataType;
import dev.millrace.table.types.TypeConversions;
import dev.millrace.table.types.inference.ArgumentCount;
import dev.millrace.table.types.inference.CallContext;
import dev.millrace.table.types.inference.ConstantArgumentCount;
import dev.millrace.table.types.inference.InputTypeStrategy;
import dev.millrace.table.types.inference.TypeStrategy;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.LogicalTypeFamily;
import dev.millrace.table.types.logical.VarCharType;
import dev.millrace.table.types.logical.utils.LogicalTypeChecks;
import dev.millrace.table.types.logical.utils.LogicalTypeMerging;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Lists the usual rules for results.
public final class TypeStrategies {
    /// Has no result.
    public static final TypeStrategy MISSING = _ -> Optional.empty();

    /// Returns the common type of all arguments.
    public static final TypeStrategy COMMON = commonRange(ConstantArgumentCount.any());

    private TypeStrategies() {}

    /// Returns the common type of the arguments at some positions.
    public static TypeStrategy commonRange(ArgumentCount argumentRange) {
        return call -> {
            List<LogicalType> types = new ArrayList<>();
            List<DataType> given = call.getArgumentDataTypes();
            for (int i = 0; i < given.size(); i++) {
                if (argumentRange.isValidCount(i)) types.add(given.get(i).getLogicalType());
            }
            return LogicalTypeMerging.findCommonType(types).map(TypeConversions::fromLogicalToDataType);
        };
    }

    /// Returns a fixed type.
    public static TypeStrategy explicit(DataType dataType) {
        return _ -> Optional.of(dataType);
    }

    /// Returns the type of an argument.
    public static TypeStrategy argument(int pos) {
        return argument(pos, Optional::of);
    }

    /// Returns the changed type of an argument.
    public static TypeStrategy argument(int pos, Function<DataType, Optional<DataType>> mapper) {
        return call -> {
            List<DataType> types = call.getArgumentDataTypes();
            return pos < types.size() ? mapper.apply(types.get(pos)) : Optional.empty();
        };
    }

    /// Returns the result of the first rule that has one.
    public static TypeStrategy first(TypeStrategy... strategies) {
        return call -> {
            for (TypeStrategy each : strategies) {
                Optional<DataType> found = each.inferType(call);
                if (found.isPresent()) return found;
            }
            return Optional.empty();
        };
    }

    /// Returns the type of an argument if it belongs to a family.
    public static TypeStrategy matchFamily(int argumentPos, LogicalTypeFamily family) {
        return argument(argumentPos, type -> type.getLogicalType().is(family) ? Optional.of(type) : Optional.empty());
    }

    /// Returns the result of the rule whose rule for arguments accepts the arguments.
    public static TypeStrategy mapping(Map<InputTypeStrategy, TypeStrategy> mappings) {
        return call -> {
            for (Map.Entry<InputTypeStrategy, TypeStrategy> each : mappings.entrySet()) {
                boolean isRightCount = each.getKey()
                        .getArgumentCount()
                        .isValidCount(call.getArgumentDataTypes().size());
                if (isRightCount && each.getKey().inferInputTypes(call, false).isPresent()) {
                    return each.getValue().inferType(call);
                }
            }
            return Optional.empty();
        };
    }

    /// Makes a result nullable.
    public static TypeStrategy forceNullable(TypeStrategy initialStrategy) {
        return call -> initialStrategy.inferType(call).map(DataType::nullable);
    }

    /// Makes a result nullable if one of the arguments at some positions is.
    public static TypeStrategy nullableIfArgs(ConstantArgumentCount includedArgs, TypeStrategy initialStrategy) {
        return call -> initialStrategy
                .inferType(call)
                .map(type -> nullables(call, includedArgs).contains(true) ? type.nullable() : type.notNull());
    }

    /// Makes a result nullable if an argument is.
    public static TypeStrategy nullableIfArgs(TypeStrategy initialStrategy) {
        return nullableIfArgs(ConstantArgumentCount.any(), initialStrategy);
    }

    /// Makes a result nullable if all arguments at some positions are.
    public static TypeStrategy nullableIfAllArgs(ConstantArgumentCount includedArgs, TypeStrategy initialStrategy) {
        return call -> initialStrategy
                .inferType(call)
                .map(type -> nullables(call, includedArgs).contains(false) ? type.notNull() : type.nullable());
    }

    /// Makes a result nullable if all arguments are.
    public static TypeStrategy nullableIfAllArgs(TypeStrategy initialStrategy) {
        return nullableIfAllArgs(ConstantArgumentCount.any(), initialStrategy);
    }

    private static List<Boolean> nullables(CallContext call, ConstantArgumentCount included) {
        List<Boolean> all = new ArrayList<>();
        List<DataType> types = call.getArgumentDataTypes();
        for (int i = 0; i < types.size(); i++) {
            if (included.isValidCount(i)) all.add(types.get(i).getLogicalType().isNullable());
        }
        return all;
    }

    /// Turns a text of fixed length into one of varying length.
    public static TypeStrategy varyingString(TypeStrategy initialStrategy) {
        return call -> initialStrategy.inferType(call).map(type -> {
            LogicalType text = type.getLogicalType();
            if (!text.is(LogicalTypeFamily.CHARACTER_STRING)) return type;
            return TypeConversions.fromLogicalToDataType(
                    new VarCharType(text.isNullable(), Math.max(1, LogicalTypeChecks.getLength(text))));
        });
    }

    /// Returns the type of an aggregate of the first argument.
    ///
    /// @param nullableIfGroupByEmpty whether the result of an empty table is NULL
    public static TypeStrategy aggArg0(Function<LogicalType, LogicalType> aggType, boolean nullableIfGroupByEmpty) {
        return call -> {
            LogicalType type =
                    aggType.apply(call.getArgumentDataTypes().getFirst().getLogicalType());
            boolean isNullable = nullableIfGroupByEmpty && !call.isGroupedAggregation();
            return Optional.of(TypeConversions.fromLogicalToDataType(isNullable ? type.copy(true) : type));
        };
    }
}
