package dev.millrace.sql.planner.user;

import static org.apache.calcite.util.Static.RESOURCE;

import dev.millrace.table.functions.ProcessTableFunction;
import dev.millrace.table.types.ColumnList;
import dev.millrace.table.types.inference.StaticArgument;
import dev.millrace.table.types.inference.StaticArgumentTrait;
import dev.millrace.table.types.inference.TypeInference;
import dev.millrace.table.types.logical.LogicalTypeRoot;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlUtil;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/// Replaces calls of process table functions by calls of operators that know their partitions, orders, lists of columns
/// and arguments of the system. Calcite's validator does not know these parts of the syntax.
public final class ProcessCalls extends SqlShuttle {
    private static final String ON_TIME = "on_time";
    private static final String UID = "uid";

    private final ProgramOperators operators;

    /// Replaces the calls of functions that a table of operators finds.
    public ProcessCalls(ProgramOperators operators) {
        this.operators = operators;
    }

    @Override
    public @Nullable SqlNode visit(SqlCall call) {
        SqlNode visited = super.visit(call);
        if (!(visited instanceof SqlCall inner) || !(inner.getOperator() instanceof SqlFunction function))
            return visited;
        boolean isProcess = operators.find(function.getNameAsId()) instanceof ProcessTableFunction<?>;
        return isProcess ? replaced(inner, function) : visited;
    }

    private SqlNode replaced(SqlCall call, SqlFunction operator) {
        String name = operator.getNameAsId().toString();
        ProcessTableFunction<?> function = (ProcessTableFunction<?>) operators.find(operator.getNameAsId());
        if (function == null) throw new IllegalStateException(name);
        TypeInference inference = function.getTypeInference(PlannerDataTypes.INSTANCE);
        List<StaticArgument> declared = inference
                .getStaticArguments()
                .orElseThrow(
                        () -> wrong(
                                call,
                                "The process table function " + name
                                        + " has several signatures or any number of arguments. It needs exactly one method eval."));
        List<String> names =
                new ArrayList<>(declared.stream().map(StaticArgument::getName).toList());
        int own = names.size();
        if (!inference.disableSystemArguments()) names.addAll(List.of(ON_TIME, UID));
        @Nullable SqlNode[] given = placed(call, name, names, declared);
        List<ProcessSyntax.Argument> arguments = new ArrayList<>();
        List<SqlNode> operands = new ArrayList<>();
        for (int i = 0; i < own; i++) arguments.add(argument(call, name, declared.get(i), given[i], operands));
        boolean hasSystem = names.size() > own;
        ProcessSyntax syntax = new ProcessSyntax(
                name,
                function,
                arguments,
                hasSystem ? columns(call, ON_TIME, given[own]) : List.of(),
                hasSystem ? uid(call, given[own + 1]) : null);
        return new SqlBasicCall(
                new ProcessCallOperator(operator.getNameAsId(), syntax), operands, call.getParserPosition());
    }

    private static @Nullable SqlNode[] placed(
            SqlCall call, String name, List<String> names, List<StaticArgument> declared) {
        @Nullable SqlNode[] placed = new SqlNode[names.size()];
        List<SqlNode> given = call.getOperandList();
        boolean areNamed = given.stream().anyMatch(each -> each.getKind() == SqlKind.ARGUMENT_ASSIGNMENT);
        for (int i = 0; i < given.size(); i++) {
            SqlNode each = given.get(i);
            boolean isNamed = each.getKind() == SqlKind.ARGUMENT_ASSIGNMENT;
            String argument =
                    isNamed ? ((SqlIdentifier) ((SqlCall) each).operand(1)).getSimple() : String.valueOf(i + 1);
            int place = isNamed ? names.indexOf(argument) : areNamed ? firstTable(declared) : i;
            if (place < 0 || place >= placed.length || placed[place] != null) {
                throw wrong(
                        each,
                        "The function " + name + " has no free argument " + argument + ". Its arguments are " + names
                                + ".");
            }
            placed[place] = isNamed ? ((SqlCall) each).operand(0) : each;
        }
        return placed;
    }

    /// Returns the place of a table without a name before arguments with names, as the Table API writes it.
    private static int firstTable(List<StaticArgument> declared) {
        for (int i = 0; i < declared.size(); i++) if (declared.get(i).is(StaticArgumentTrait.TABLE)) return i;
        return -1;
    }

    private static ProcessSyntax.Argument argument(
            SqlCall call, String name, StaticArgument declared, @Nullable SqlNode given, List<SqlNode> operands) {
        if (given == null && !declared.isOptional()) {
            throw wrong(call, "The argument " + declared.getName() + " of the function " + name + " is missing.");
        }
        if (declared.is(StaticArgumentTrait.TABLE)) {
            if (given == null) throw wrong(call, "The table " + declared.getName() + " cannot be left out.");
            return table(name, declared, given, operands);
        }
        SqlNode value = given == null ? SqlLiteral.createNull(SqlParserPos.ZERO) : given;
        boolean isColumns = declared.getDataType()
                .map(each -> each.getLogicalType().is(LogicalTypeRoot.DESCRIPTOR))
                .orElse(false);
        if (isColumns) {
            boolean isNull = SqlUtil.isNullLiteral(value, true) || value.getKind() == SqlKind.DEFAULT;
            return new ProcessSyntax.Columns(
                    declared, isNull ? null : ColumnList.of(columns(call, declared.getName(), value)));
        }
        operands.add(value.getKind() == SqlKind.DEFAULT ? SqlLiteral.createNull(SqlParserPos.ZERO) : value);
        return new ProcessSyntax.Value(declared);
    }

    private static ProcessSyntax.Argument table(
            String name, StaticArgument declared, SqlNode given, List<SqlNode> operands) {
        if (given.getKind() != SqlKind.SET_SEMANTICS_TABLE) {
            operands.add(cursor(name, declared, given));
            return new ProcessSyntax.Table(declared, null, List.of());
        }
        SqlCall set = (SqlCall) given;
        operands.add(cursor(name, declared, set.operand(0)));
        List<String> keys = new ArrayList<>();
        for (SqlNode each : (SqlNodeList) set.operand(1)) keys.add(column(each));
        List<ProcessSyntax.Order> order = new ArrayList<>();
        for (SqlNode each : (SqlNodeList) set.operand(2)) order.add(order(each));
        return new ProcessSyntax.Table(declared, keys.isEmpty() ? null : keys, order);
    }

    private static ProcessSyntax.Order order(SqlNode node) {
        SqlNode column = node;
        boolean isDescending = false;
        Boolean areNullsFirst = null;
        while (column instanceof SqlCall call) {
            switch (call.getKind()) {
                case DESCENDING -> isDescending = true;
                case NULLS_FIRST -> areNullsFirst = true;
                case NULLS_LAST -> areNullsFirst = false;
                default -> throw wrong(node, "ORDER BY of a table takes columns only.");
            }
            column = call.operand(0);
        }
        // As everywhere, NULL is the smallest value.
        return new ProcessSyntax.Order(
                column(column), isDescending, areNullsFirst == null ? !isDescending : areNullsFirst);
    }

    private static String column(SqlNode node) {
        if (node instanceof SqlIdentifier name) return name.names.getLast();
        throw wrong(node, "PARTITION BY and ORDER BY of a table take columns only.");
    }

    /// Returns a query as an argument that Calcite's validator knows.
    private static SqlNode cursor(String name, StaticArgument declared, SqlNode table) {
        SqlNode from = table;
        if (table.getKind() == SqlKind.EXPLICIT_TABLE) from = ((SqlCall) table).operand(0);
        boolean isQuery = table.isA(SqlKind.QUERY) || table.getKind() == SqlKind.WITH;
        if (!isQuery) {
            throw wrong(
                    table,
                    "The argument " + declared.getName() + " of the function " + name
                            + " is a table. Write TABLE name or a query.");
        }
        SqlParserPos at = table.getParserPosition();
        SqlNode select = from instanceof SqlSelect
                ? from
                : new SqlSelect(
                        at,
                        null,
                        SqlNodeList.of(SqlIdentifier.star(at)),
                        from,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null);
        return SqlStdOperatorTable.CURSOR.createCall(at, select);
    }

    private static List<String> columns(SqlCall call, String argument, @Nullable SqlNode node) {
        if (node == null || SqlUtil.isNullLiteral(node, true)) return List.of();
        boolean isDescriptor =
                node instanceof SqlCall found && found.getOperator().getName().equalsIgnoreCase("DESCRIPTOR");
        if (!isDescriptor || !(node instanceof SqlCall descriptor)) {
            throw wrong(call, "The argument " + argument + " takes columns. Write DESCRIPTOR(column).");
        }
        List<String> names = new ArrayList<>();
        for (SqlNode each : descriptor.getOperandList()) names.add(column(each));
        return names;
    }

    private static @Nullable String uid(SqlCall call, @Nullable SqlNode node) {
        if (node == null || SqlUtil.isNullLiteral(node, true)) return null;
        String uid = SqlUtil.isLiteral(node) ? ((SqlLiteral) node).toValue() : null;
        if (uid == null || !uid.matches("[a-zA-Z_][a-zA-Z-_0-9]*")) {
            throw wrong(
                    call, "The argument uid takes a text of letters, digits, - and _ that begins with a letter or _.");
        }
        return uid;
    }

    private static CalciteContextException wrong(SqlNode node, String message) {
        return SqlUtil.newContextException(node.getParserPosition(), RESOURCE.validationError(message));
    }
}
