package dev.millrace.sql.planner;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOperatorTable;
import org.apache.calcite.sql.SqlSyntax;
import org.apache.calcite.sql.SqlWindowTableFunction;
import org.apache.calcite.sql.fun.SqlLibraryOperators;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.util.SqlOperatorTables;
import org.apache.calcite.sql.validate.SqlNameMatcher;
import org.apache.calcite.sql.validate.SqlNameMatchers;
import org.jspecify.annotations.Nullable;

/// Lists the operators and functions that queries may use. Names of functions ignore case.
final class FlinkOperatorTable implements SqlOperatorTable {
    // Functions of Calcite that Flink does not have.
    private static final Set<String> NOT_IN_FLINK = Set.of(
            "ARG_MAX",
            "ARG_MIN",
            "ANY_VALUE",
            "BITCOUNT",
            "BITNOT",
            "CBRT",
            "CONVERT",
            "TRANSLATE",
            "EVERY",
            "FUSION",
            "INTERSECTION",
            "MODE",
            "NEXT_VALUE",
            "CURRENT_VALUE",
            "PERCENTILE_CONT",
            "PERCENTILE_DISC",
            "REGR_COUNT",
            "REGR_SXX",
            "REGR_SYY",
            "SESSION_USER",
            "SYSTEM_USER",
            "SLICE",
            "SOME",
            "TYPEOF",
            "UNIQUE");
    private static final SqlNameMatcher ANY_CASE = SqlNameMatchers.withCaseSensitive(false);
    static final FlinkOperatorTable INSTANCE = new FlinkOperatorTable();

    private final SqlOperatorTable standard = SqlStdOperatorTable.instance();
    private final SqlOperatorTable own = SqlOperatorTables.chain(
            SqlOperatorTables.of(new FlinkCast("CAST", SqlKind.CAST), new FlinkCast("TRY_CAST", SqlKind.SAFE_CAST)),
            SqlOperatorTables.of(JsonOperators.all()),
            SqlOperatorTables.of(SqlLibraryOperators.ARRAY_AGG),
            SqlOperatorTables.of(PercentileFunction.INSTANCE),
            SqlOperatorTables.of(WindowTableFunction.all()),
            SqlOperatorTables.of(FlinkFunctions.all()));

    private FlinkOperatorTable() {}

    @Override
    public void lookupOperatorOverloads(
            SqlIdentifier name,
            @Nullable SqlFunctionCategory category,
            SqlSyntax syntax,
            List<SqlOperator> found,
            SqlNameMatcher matcher) {
        int before = found.size();
        own.lookupOperatorOverloads(name, category, syntax, found, ANY_CASE);
        if (found.size() > before) return;
        standard.lookupOperatorOverloads(name, category, syntax, found, ANY_CASE);
        found.subList(before, found.size()).removeIf(FlinkOperatorTable::isMissingInFlink);
    }

    @Override
    public List<SqlOperator> getOperatorList() {
        Set<String> replaced =
                own.getOperatorList().stream().map(SqlOperator::getName).collect(Collectors.toSet());
        List<SqlOperator> operators = new ArrayList<>(standard.getOperatorList());
        operators.removeIf(each -> isMissingInFlink(each) || replaced.contains(each.getName()));
        operators.addAll(own.getOperatorList());
        return operators;
    }

    private static boolean isMissingInFlink(SqlOperator operator) {
        return operator instanceof SqlWindowTableFunction
                || operator instanceof SqlFunction && NOT_IN_FLINK.contains(operator.getName());
    }
}
