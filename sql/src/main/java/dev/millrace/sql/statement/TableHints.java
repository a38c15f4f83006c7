package dev.millrace.sql.statement;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.sql.SqlHint;
import org.apache.calcite.sql.SqlNode;

/// Reads the hint OPTIONS of a table.
public final class TableHints {

    private TableHints() {}

    /// Returns the options of all OPTIONS hints.
    public static Map<String, String> options(List<SqlNode> hints) {
        Map<String, String> options = new LinkedHashMap<>();
        for (SqlNode each : hints) {
            if (each instanceof SqlHint hint && hint.getName().equalsIgnoreCase("OPTIONS")) {
                options.putAll(hint.getOptionKVPairs());
            }
        }
        return options;
    }
}
