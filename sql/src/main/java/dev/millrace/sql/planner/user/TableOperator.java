package dev.millrace.sql.planner.user;

import dev.millrace.table.functions.UserDefinedFunction;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlTableFunction;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlReturnTypeInference;

/// Is a table function of the program.
public final class TableOperator extends SqlFunction implements SqlTableFunction, ProgramOperator {
    private final UserDefinedFunction function;

    TableOperator(SqlIdentifier name, UserDefinedFunction function) {
        super(
                name.toString(),
                name,
                SqlKind.OTHER_FUNCTION,
                ReturnTypes.CURSOR,
                new CallTypes(name.toString(), function)::completeTypes,
                new ProgramOperands(name.toString(), function),
                SqlFunctionCategory.USER_DEFINED_TABLE_FUNCTION);
        this.function = function;
    }

    @Override
    public String functionName() {
        return getName();
    }

    @Override
    public UserDefinedFunction function() {
        return function;
    }

    @Override
    public SqlReturnTypeInference getRowTypeInference() {
        return call -> new CallTypes(getName(), function).rows(call);
    }

    @Override
    public boolean isDeterministic() {
        return function.isDeterministic();
    }
}
