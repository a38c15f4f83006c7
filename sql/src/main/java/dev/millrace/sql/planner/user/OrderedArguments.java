package dev.millrace.sql.planner.user;

import dev.millrace.table.functions.UserDefinedFunction;
import dev.millrace.table.types.inference.StaticArgument;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/// Brings named arguments of functions of programs in order, and writes NULL for optional ones that are absent.
public final class OrderedArguments extends SqlShuttle {
    private final ProgramOperators operators;

    /// Orders the arguments of the functions that a table of operators finds.
    public OrderedArguments(ProgramOperators operators) {
        this.operators = operators;
    }

    @Override
    public @Nullable SqlNode visit(SqlCall call) {
        SqlNode visited = super.visit(call);
        if (!(visited instanceof SqlCall inner) || !(inner.getOperator() instanceof SqlFunction function))
            return visited;
        SqlIdentifier name = function.getNameAsId();
        UserDefinedFunction found = operators.find(name);
        List<StaticArgument> arguments = found == null
                ? null
                : found.getTypeInference(PlannerDataTypes.INSTANCE)
                        .getStaticArguments()
                        .orElse(null);
        return arguments == null ? visited : ordered(inner, arguments);
    }

    private static SqlNode ordered(SqlCall call, List<StaticArgument> arguments) {
        List<SqlNode> given = call.getOperandList();
        boolean isNamed = given.stream().anyMatch(each -> each.getKind() == SqlKind.ARGUMENT_ASSIGNMENT);
        if (given.size() > arguments.size() || !isNamed && given.size() == arguments.size()) return call;
        @Nullable SqlNode[] operands = new SqlNode[arguments.size()];
        for (int i = 0; i < given.size(); i++) {
            SqlNode each = given.get(i);
            if (each.getKind() != SqlKind.ARGUMENT_ASSIGNMENT) {
                operands[i] = each;
                continue;
            }
            String name = ((SqlIdentifier) ((SqlCall) each).operand(1)).getSimple();
            int place = place(arguments, name);
            if (place < 0) return call;
            operands[place] = ((SqlCall) each).operand(0);
        }
        for (int i = 0; i < operands.length; i++) {
            if (operands[i] != null) continue;
            if (!arguments.get(i).isOptional()) return call;
            operands[i] = SqlLiteral.createNull(SqlParserPos.ZERO);
        }
        List<SqlNode> complete =
                Arrays.stream(operands).map(Objects::requireNonNull).toList();
        return call.getOperator().createCall(call.getFunctionQuantifier(), call.getParserPosition(), complete);
    }

    private static int place(List<StaticArgument> arguments, String name) {
        for (int i = 0; i < arguments.size(); i++)
            if (arguments.get(i).getName().equals(name)) return i;
        return -1;
    }
}
