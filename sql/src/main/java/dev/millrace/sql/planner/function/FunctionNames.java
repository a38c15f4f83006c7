package dev.millrace.sql.planner.function;

import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlOperator;

/// Lists the functions that queries may call.
public final class FunctionNames {

    private FunctionNames() {}

    /// Returns the names in order.
    public static List<String> all() {
        TreeSet<String> names = new TreeSet<>();
        for (SqlOperator each : FlinkOperatorTable.INSTANCE.getOperatorList()) {
            boolean isNamed = each instanceof SqlFunction && each.getName().matches("[A-Za-z][A-Za-z0-9_]*");
            if (isNamed) names.add(each.getName().toLowerCase(Locale.ROOT));
        }
        return List.copyOf(names);
    }
}
