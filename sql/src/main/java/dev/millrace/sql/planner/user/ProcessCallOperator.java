package dev.millrace.sql.planner.user;

import static org.apache.calcite.util.Static.RESOURCE;

import dev.millrace.sql.planner.type.LogicalTypes;
import dev.millrace.sql.planner.type.RelTypes;
import dev.millrace.table.fault.ValidationException;
import dev.millrace.table.functions.UserDefinedFunction;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.RowType;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.SqlTableFunction;
import org.apache.calcite.sql.SqlUtil;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlReturnTypeInference;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorScope;
import org.jspecify.annotations.Nullable;

/// Is one call of a process table function. The operands are its tables, as cursors, and its values.
public final class ProcessCallOperator extends SqlFunction implements SqlTableFunction, ProgramOperator {
    private final ProcessSyntax syntax;

    ProcessCallOperator(SqlIdentifier name, ProcessSyntax syntax) {
        super(
                name.toString(),
                name,
                SqlKind.OTHER_FUNCTION,
                ReturnTypes.CURSOR,
                ProcessCallOperator::completeTypes,
                OperandTypes.VARIADIC,
                SqlFunctionCategory.USER_DEFINED_TABLE_FUNCTION);
        this.syntax = syntax;
    }

    /// Gives values that are just NULL the type of NULL.
    private static void completeTypes(SqlCallBinding call, RelDataType result, RelDataType[] types) {
        for (int i = 0; i < types.length; i++) {
            boolean isTable = call.operand(i).getKind() == SqlKind.CURSOR;
            types[i] = isTable ? call.getTypeFactory().createSqlType(SqlTypeName.CURSOR) : call.getOperandType(i);
        }
    }

    ProcessSyntax syntax() {
        return syntax;
    }

    @Override
    public RelDataType deriveType(SqlValidator validator, SqlValidatorScope scope, SqlCall call) {
        validator.pushFunctionCall();
        try {
            for (SqlNode each : call.getOperandList()) validator.deriveType(scope, each);
            rows(new SqlCallBinding(validator, scope, call));
        } finally {
            validator.popFunctionCall();
        }
        return validator.getTypeFactory().createSqlType(SqlTypeName.CURSOR);
    }

    private RowType rows(SqlCallBinding call) {
        List<RowType> tables = new ArrayList<>();
        List<LogicalType> values = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < call.getOperandCount(); i++) {
            SqlNode operand = call.operand(i);
            if (operand.getKind() == SqlKind.CURSOR) {
                tables.add(LogicalTypes.row(call.getValidator().getValidatedNodeType(((SqlCall) operand).operand(0))));
            } else {
                values.add(CallTypes.logical(call.getOperandType(i)));
                places.add(i);
            }
        }
        try {
            return new ProcessTypes(syntax, tables, values, call, places).rowType();
        } catch (ValidationException wrong) {
            throw SqlUtil.newContextException(
                    call.getCall().getParserPosition(), RESOURCE.validationError(wrong.getMessage()));
        }
    }

    @Override
    public SqlReturnTypeInference getRowTypeInference() {
        return this::rowType;
    }

    private RelDataType rowType(SqlOperatorBinding binding) {
        RowType rows = rows((SqlCallBinding) binding);
        RelDataTypeFactory.Builder types = binding.getTypeFactory().builder();
        for (RowType.RowField each : rows.getFields()) {
            types.add(each.getName(), RelTypes.of(each.getType(), binding.getTypeFactory()));
        }
        return types.build();
    }

    @Override
    public String functionName() {
        return getName();
    }

    @Override
    public UserDefinedFunction function() {
        return syntax.function();
    }

    @Override
    public boolean isDeterministic() {
        return function().isDeterministic();
    }

    /// Calls are different although the name is the same.
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
