package dev.millrace.sql.planner.user;

import dev.millrace.sql.planner.type.LogicalTypes;
import dev.millrace.sql.planner.type.RelTypes;
import dev.millrace.sql.user.UserFunction;
import dev.millrace.table.fault.ValidationException;
import dev.millrace.table.functions.TableAggregateFunction;
import dev.millrace.table.functions.UserDefinedFunction;
import dev.millrace.table.types.DataType;
import dev.millrace.table.types.TypeConversions;
import dev.millrace.table.types.inference.CallContext;
import dev.millrace.table.types.inference.Signature;
import dev.millrace.table.types.inference.TypeInference;
import dev.millrace.table.types.logical.ArrayType;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.LogicalTypeRoot;
import dev.millrace.table.types.logical.NullType;
import dev.millrace.table.types.logical.RowType;
import dev.millrace.table.types.logical.utils.LogicalTypeChecks;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.jspecify.annotations.Nullable;

/// Finds the types of calls of a function.
///
/// @param name the name in the query
public record CallTypes(String name, UserDefinedFunction function) {

    /// Returns the types of a call in a query.
    ///
    /// @param isGrouped whether the call aggregates groups
    UserFunction of(SqlOperatorBinding call, boolean isGrouped) {
        List<LogicalType> types = new ArrayList<>();
        if (call instanceof SqlCallBinding binding) {
            for (SqlNode each : binding.operands()) types.add(logical(SqlTypeUtil.deriveType(binding, each)));
        } else {
            for (RelDataType each : call.collectOperandTypes()) types.add(logical(each));
        }
        return of(types, call);
    }

    /// Returns the types of a call whose arguments have types.
    ///
    /// @throws ValidationException if the function does not accept the arguments
    public UserFunction of(List<LogicalType> given, @Nullable SqlOperatorBinding call) {
        TypeInference inference = function.getTypeInference(PlannerDataTypes.INSTANCE);
        List<DataType> types =
                given.stream().map(TypeConversions::fromLogicalToDataType).toList();
        CallContext context = new PlannerCall(name, function, types, call);
        List<DataType> arguments = inferred(inference, context);
        CallContext accepted = new PlannerCall(name, function, arguments, call);
        DataType accumulator = inference
                .getAccumulatorTypeStrategy()
                .flatMap(each -> each.inferType(accepted))
                .orElse(null);
        DataType output = inference
                .getOutputTypeStrategy()
                .inferType(accepted)
                .orElseThrow(() -> refused("The type of its result is not known.", types));
        return new UserFunction(name, function, arguments, accumulator, output);
    }

    private List<DataType> inferred(TypeInference inference, CallContext context) {
        List<DataType> given = context.getArgumentDataTypes();
        boolean isRightCount =
                inference.getInputTypeStrategy().getArgumentCount().isValidCount(given.size());
        if (!isRightCount) throw refused("It does not take " + given.size() + " arguments.", given);
        try {
            return inference
                    .getInputTypeStrategy()
                    .inferInputTypes(context, true)
                    .orElseThrow(() -> refused("No signature accepts them.", given));
        } catch (ValidationException wrong) {
            throw wrong.getMessage() != null && wrong.getMessage().startsWith("The function")
                    ? wrong
                    : refused(String.valueOf(wrong.getMessage()), given);
        }
    }

    private ValidationException refused(String why, List<DataType> given) {
        String types = given.stream()
                .map(each -> each.getLogicalType().asSummaryString())
                .collect(Collectors.joining(", "));
        return new ValidationException("The function " + name + " does not accept the arguments (" + types + "). " + why
                + " Supported signatures are: " + String.join(" or ", signatures()) + ".");
    }

    /// Returns the calls that the function accepts.
    List<String> signatures() {
        List<String> texts = new ArrayList<>();
        TypeInference inference = function.getTypeInference(PlannerDataTypes.INSTANCE);
        for (Signature each : inference.getInputTypeStrategy().getExpectedSignatures(function)) {
            texts.add(each.getArguments().stream()
                    .map(Signature.Argument::toString)
                    .collect(Collectors.joining(", ", name + "(", ")")));
        }
        return texts;
    }

    /// Gives arguments that are just NULL a type.
    void completeTypes(SqlCallBinding call, RelDataType result, RelDataType[] types) {
        UserFunction found;
        try {
            found = of(call, false);
        } catch (ValidationException wrong) {
            // The check of the arguments reports it.
            found = null;
        }
        for (int i = 0; i < types.length; i++) {
            RelDataType type = call.getOperandType(i);
            boolean isNull = type.getSqlTypeName() == SqlTypeName.NULL;
            types[i] = isNull && found != null
                    ? RelTypes.of(found.arguments().get(i).getLogicalType().copy(true), call.getTypeFactory())
                    : type;
        }
    }

    /// Returns the type of the value of a call.
    RelDataType result(SqlOperatorBinding call) {
        return RelTypes.of(valueType(of(call, false)), call.getTypeFactory());
    }

    /// Returns the type of the value of a function. The value of a table aggregate function is an array of rows.
    static LogicalType valueType(UserFunction function) {
        LogicalType output = function.output().getLogicalType();
        boolean isTable = function.function() instanceof TableAggregateFunction<?, ?>;
        return isTable ? new ArrayType(true, isRow(output) ? output.copy(true) : RowType.of(output)) : output;
    }

    private static boolean isRow(LogicalType type) {
        return type.isAnyOf(LogicalTypeRoot.ROW, LogicalTypeRoot.STRUCTURED_TYPE);
    }

    /// Returns the type of the rows of a table function.
    RelDataType rows(SqlOperatorBinding call) {
        LogicalType output = of(call, false).output().getLogicalType();
        RelDataTypeFactory.Builder rows = call.getTypeFactory().builder();
        if (!isRow(output))
            return rows.add("EXPR$0", RelTypes.of(output, call.getTypeFactory()))
                    .build();
        List<String> names = LogicalTypeChecks.getFieldNames(output);
        for (int i = 0; i < names.size(); i++) {
            rows.add(names.get(i), RelTypes.of(output.getChildren().get(i), call.getTypeFactory()));
        }
        return rows.build();
    }

    /// Returns the type of an operand. NULL without a type has the type of NULL.
    static LogicalType logical(RelDataType type) {
        return type.getSqlTypeName() == SqlTypeName.ANY && !RelTypes.isOpaque(type)
                ? new NullType()
                : LogicalTypes.of(type);
    }
}
