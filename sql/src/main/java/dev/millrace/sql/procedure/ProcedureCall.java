package dev.millrace.sql.procedure;

import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.Fault;
import dev.millrace.sql.catalog.Catalogs;
import dev.millrace.sql.catalog.TablePath;
import dev.millrace.sql.expression.Expr;
import dev.millrace.sql.expression.Interpreter;
import dev.millrace.sql.plan.QueryPlan;
import dev.millrace.sql.statement.ObjectName;
import dev.millrace.sql.statement.Position;
import dev.millrace.table.data.RowData;
import dev.millrace.table.procedure.ProcedureContext;
import dev.millrace.table.types.logical.RowType;
import java.util.List;
import java.util.function.Function;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlUnresolvedFunction;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/// Executes the statement CALL. The procedure runs in the process of the session, as in Flink.
///
/// Not thread-safe.
public final class ProcedureCall {
    private static final Fault ARGUMENTS =
            new Fault(2989, Category.USER, "the arguments of a procedure are not constant");

    private final Catalogs catalogs;
    private final Function<SqlNode, QueryPlan> planner;
    private final Interpreter interpreter;

    /// Is the result of a procedure.
    ///
    /// @param rowType the columns; `result` if the procedure does not return rows
    public record Result(RowType rowType, List<RowData> rows) {}

    /// Executes calls of procedures of the catalogs of a session.
    ///
    /// @param planner returns the plan of a query
    /// @param interpreter computes the arguments
    public ProcedureCall(Catalogs catalogs, Function<SqlNode, QueryPlan> planner, Interpreter interpreter) {
        this.catalogs = catalogs;
        this.planner = planner;
        this.interpreter = interpreter;
    }

    /// Calls a procedure.
    ///
    /// @param statement the syntax tree of CALL
    /// @throws dev.millrace.base.fault.MillraceException if the procedure does not exist, does not accept
    ///     the arguments, or throws an exception
    public Result call(SqlNode statement, ProcedureContext context) {
        SqlCall call = ((SqlCall) statement).operand(0);
        SqlIdentifier name = ((SqlFunction) call.getOperator()).getNameAsId();
        TablePath path = catalogs.path(new ObjectName(name.names, Position.START));
        ProcedureFunction function = new ProcedureFunction(new ProcedureCatalog(catalogs).procedure(path));
        ProcedureRows rows = new ProcedureRows(planned(path, function, call), interpreter);
        return new Result(rows.rowType(), rows.call(context));
    }

    /// Plans the call as a query of one value. The function has a name for the planner meanwhile.
    private Expr.UserCall planned(TablePath path, ProcedureFunction function, SqlCall call) {
        String name = path.toString();
        catalogs.functions().putSystem(name, function);
        try {
            SqlIdentifier identifier = new SqlIdentifier(name, call.getParserPosition());
            SqlFunction unresolved = new SqlUnresolvedFunction(
                    identifier, null, null, null, null, SqlFunctionCategory.USER_DEFINED_FUNCTION);
            SqlNode row = SqlStdOperatorTable.ROW.createCall(
                    call.getParserPosition(), unresolved.createCall(call.getParserPosition(), call.getOperandList()));
            return of(planner.apply(SqlStdOperatorTable.VALUES.createCall(call.getParserPosition(), row)));
        } finally {
            catalogs.functions().removeSystem(name);
        }
    }

    private static Expr.UserCall of(QueryPlan plan) {
        List<Expr> values = switch (plan) {
            case QueryPlan.Values one when one.rows().size() == 1 -> one.rows().getFirst();
            case QueryPlan.Project project when project.input() instanceof QueryPlan.Values -> project.expressions();
            default -> List.of();
        };
        if (values.size() == 1 && values.getFirst() instanceof Expr.UserCall call) return call;
        throw ARGUMENTS
                .what("The arguments of a procedure must be constant.")
                .fix("Write literals, or expressions of literals.");
    }
}
