package dev.millrace.sql.planner;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.calcite.rel.hint.HintPredicates;
import org.apache.calcite.rel.hint.HintStrategyTable;
import org.apache.calcite.rel.hint.RelHint;

/// Knows the hints of Flink. OPTIONS changes the options of a table for one query. The other hints choose how a join
/// runs, or set a time to live. They have no effect.
final class PlannerHints {
    private static final String OPTIONS = "OPTIONS";

    /// The hints that queries may have.
    static final HintStrategyTable KNOWN = HintStrategyTable.builder()
            .hintStrategy(OPTIONS, HintPredicates.TABLE_SCAN)
            .hintStrategy("LOOKUP", HintPredicates.or(HintPredicates.JOIN, HintPredicates.CORRELATE))
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
