package dev.millrace.sql.planner.function;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOperatorTable;
import org.apache.calcite.sql.SqlSyntax;
import org.apache.calcite.sql.SqlWindowTableFunction;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.validate.SqlNameMatcher;
import org.apache.calcite.sql.validate.SqlNameMatchers;
import org.jspecify.annotations.Nullable;

/// Lists the operators and functions that queries may use. Names of functions ignore case.
public final class FlinkOperatorTable implements SqlOperatorTable {
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
    public static final FlinkOperatorTable INSTANCE = new FlinkOperatorTable();

    private final SqlOperatorTable standard = SqlStdOperatorTable.instance();
    // Operators that Calcite lacks, or that have other types there.
    private final Map<String, SqlOperator> own = own();

    private FlinkOperatorTable() {}

    @Override
    public void lookupOperatorOverloads(
            SqlIdentifier name,
            @Nullable SqlFunctionCategory category,
            SqlSyntax syntax,
            List<SqlOperator> found,
            SqlNameMatcher matcher) {
        SqlOperator replacement = name.isSimple() ? own.get(name.getSimple().toUpperCase(Locale.ROOT)) : null;
        if (replacement != null) {
            found.add(replacement);
            // TUMBLE, HOP and SESSION are also functions of GROUP BY.
            if (!(replacement instanceof SqlWindowTableFunction)) return;
        }
        int before = found.size();
        standard.lookupOperatorOverloads(name, category, syntax, found, ANY_CASE);
        found.subList(before, found.size()).removeIf(FlinkOperatorTable::isMissingInFlink);
    }

    private static Map<String, SqlOperator> own() {
        Map<String, SqlOperator> operators = new HashMap<>();
        operators.put("CAST", new FlinkCast("CAST", SqlKind.CAST));
        operators.put("TRY_CAST", new FlinkCast("TRY_CAST", SqlKind.SAFE_CAST));
        for (SqlOperator each : AggregateOperators.all()) operators.put(each.getName(), each);
        for (SqlOperator each : WindowTableFunction.all()) operators.put(each.getName(), each);
        for (SqlOperator each : JsonOperators.all()) operators.put(each.getName(), each);
        for (SqlOperator each : ObjectFunctions.all()) operators.put(each.getName(), each);
        for (SqlOperator each : MatchFunctions.all()) operators.put(each.getName(), each);
        for (SqlOperator each : FlinkFunctions.all()) operators.put(each.getName(), each);
        return operators;
    }

    @Override
    public List<SqlOperator> getOperatorList() {
        List<SqlOperator> operators = new ArrayList<>(standard.getOperatorList());
        operators.removeIf(each -> isMissingInFlink(each) || own.containsKey(each.getName()));
        operators.addAll(own.values());
        return operators;
    }

    private static boolean isMissingInFlink(SqlOperator operator) {
        return operator instanceof SqlWindowTableFunction
                || operator instanceof SqlFunction && NOT_IN_FLINK.contains(operator.getName());
    }
}
