package dev.millrace.sql.planner.user;

import dev.millrace.table.functions.UserDefinedFunction;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;

/// Is a scalar function of the program.
public final class ScalarOperator extends SqlFunction implements ProgramOperator {
    private final UserDefinedFunction function;

    ScalarOperator(SqlIdentifier name, UserDefinedFunction function) {
        super(
                name.toString(),
                name,
                SqlKind.OTHER_FUNCTION,
                call -> new CallTypes(name.toString(), function).result(call),
                new CallTypes(name.toString(), function)::completeTypes,
                new ProgramOperands(name.toString(), function),
                SqlFunctionCategory.USER_DEFINED_FUNCTION);
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
    public boolean isDeterministic() {
        return function.isDeterministic();
    }
}
