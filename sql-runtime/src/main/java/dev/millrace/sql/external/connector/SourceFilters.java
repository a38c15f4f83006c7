package dev.millrace.sql.external.connector;

import dev.millrace.sql.connector.OfferedFilters;
import dev.millrace.sql.expression.Expr;
import dev.millrace.table.connector.source.ScanTableSource;
import dev.millrace.table.connector.source.abilities.SupportsFilterPushDown;
import dev.millrace.table.expressions.ResolvedExpression;
import dev.millrace.table.types.logical.RowType;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Offers conditions to the connector of a program.
final class SourceFilters {
    private SourceFilters() {}

    /// Offers the conditions that connectors know to a source, which keeps those that it accepts.
    ///
    /// @param columns the physical columns of the table, to which the conditions refer
    static OfferedFilters apply(ScanTableSource source, List<Expr> conditions, RowType columns) {
        if (!(source instanceof SupportsFilterPushDown filtering)) return new OfferedFilters(List.of(), conditions);
        FilterExpressions expressions = new FilterExpressions(columns);
        List<ResolvedExpression> known = new ArrayList<>();
        Map<ResolvedExpression, Expr> origins = new IdentityHashMap<>();
        List<Expr> remaining = new ArrayList<>();
        for (Expr each : conditions) {
            Optional<ResolvedExpression> expression = expressions.of(each);
            expression.ifPresentOrElse(
                    offered -> {
                        known.add(offered);
                        origins.put(offered, each);
                    },
                    () -> remaining.add(each));
        }
        if (known.isEmpty()) return new OfferedFilters(List.of(), conditions);
        SupportsFilterPushDown.Result result = filtering.applyFilters(new ArrayList<>(known));
        boolean isKnown = origins.keySet().containsAll(result.getRemainingFilters())
                && origins.keySet().containsAll(result.getAcceptedFilters());
        // The source may answer with expressions of its own. Then the query checks all conditions again.
        if (!isKnown) return new OfferedFilters(known.stream().map(origins::get).toList(), conditions);
        for (ResolvedExpression each : result.getRemainingFilters()) remaining.add(origins.get(each));
        return new OfferedFilters(
                result.getAcceptedFilters().stream().map(origins::get).toList(), remaining);
    }
}
