package dev.millrace.sql.planner;

import dev.millrace.sql.lookup.LookupHint;
import dev.millrace.sql.plan.QueryPlan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.calcite.rel.hint.HintPredicates;
import org.apache.calcite.rel.hint.HintStrategyTable;
import org.apache.calcite.rel.hint.RelHint;

/// Knows the hints of Flink. OPTIONS changes the options of a table for one query, and LOOKUP how a lookup join calls
/// its connector. The other hints choose how a join runs, or set a time to live. They have no effect.
final class PlannerHints {
    private static final String OPTIONS = "OPTIONS";
    private static final String LOOKUP = "LOOKUP";

    /// The hints that queries may have.
    static final HintStrategyTable KNOWN = HintStrategyTable.builder()
            .hintStrategy(OPTIONS, HintPredicates.TABLE_SCAN)
            .hintStrategy(LOOKUP, HintPredicates.or(HintPredicates.JOIN, HintPredicates.CORRELATE))
            .hintStrategy("STATE_TTL", HintPredicates.or(HintPredicates.JOIN, HintPredicates.AGGREGATE))
            .hintStrategy("BROADCAST", HintPredicates.JOIN)
            .hintStrategy("SHUFFLE_HASH", HintPredicates.JOIN)
            .hintStrategy("SHUFFLE_MERGE", HintPredicates.JOIN)
            .hintStrategy("NEST_LOOP", HintPredicates.JOIN)
            .hintStrategy("MULTI_JOIN", HintPredicates.JOIN)
            .build();

    private PlannerHints() {}

    /// Returns the options of all OPTIONS hints.
    static Map<String, String> options(List<RelHint> hints) {
        Map<String, String> options = new LinkedHashMap<>();
        for (RelHint each : hints) if (each.hintName.equalsIgnoreCase(OPTIONS)) options.putAll(each.kvOptions);
        return options;
    }

    /// Returns the right input of a correlation with the arguments of the hint LOOKUP that names its table.
    static QueryPlan looked(QueryPlan right, List<RelHint> hints) {
        return switch (right) {
            case QueryPlan.Filter filter -> new QueryPlan.Filter(looked(filter.input(), hints), filter.condition());
            case QueryPlan.Snapshot snapshot ->
                new QueryPlan.Snapshot(snapshot.input(), snapshot.time(), lookup(tableOf(snapshot.input()), hints));
            default -> right;
        };
    }

    private static List<String> tableOf(QueryPlan plan) {
        QueryPlan read = plan;
        while (read.inputs().size() == 1) read = read.inputs().getFirst();
        return read instanceof QueryPlan.Scan scan ? scan.table() : List.of();
    }

    private static Map<String, String> lookup(List<String> table, List<RelHint> hints) {
        for (RelHint each : hints) {
            if (!each.hintName.equalsIgnoreCase(LOOKUP)) continue;
            Map<String, String> arguments = new LinkedHashMap<>();
            each.kvOptions.forEach((key, value) -> arguments.put(key.toLowerCase(Locale.ROOT), value));
            String named = arguments.get(LookupHint.TABLE);
            if (named == null || isNameOf(named, table)) return arguments;
        }
        return Map.of();
    }

    /// Returns whether a text is the name of a table, with or without its database and catalog.
    private static boolean isNameOf(String text, List<String> table) {
        String whole = "." + String.join(".", table);
        return whole.toLowerCase(Locale.ROOT).endsWith("." + text.toLowerCase(Locale.ROOT));
    }

    /// Returns the text of an OPTIONS hint; empty without options.
    static String text(Map<String, String> options) {
        if (options.isEmpty()) return "";
        return options.entrySet().stream()
                .map(each -> literal(each.getKey()) + " = " + literal(each.getValue()))
                .collect(Collectors.joining(", ", " /*+ OPTIONS(", ") */"));
    }

    private static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
