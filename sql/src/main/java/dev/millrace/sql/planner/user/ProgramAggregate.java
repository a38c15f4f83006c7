package dev.millrace.sql.planner.user;

import dev.millrace.table.functions.UserDefinedFunction;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.util.Optionality;

/// Is an aggregate function of the program.
public final class ProgramAggregate extends SqlAggFunction implements ProgramOperator {
    private final UserDefinedFunction function;

    ProgramAggregate(SqlIdentifier name, UserDefinedFunction function) {
        super(
                name.toString(),
                name,
                SqlKind.OTHER_FUNCTION,
                call -> new CallTypes(name.toString(), function).result(call),
                new CallTypes(name.toString(), function)::completeTypes,
                new ProgramOperands(name.toString(), function),
                SqlFunctionCategory.USER_DEFINED_FUNCTION,
                false,
                false,
                Optionality.FORBIDDEN);
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
