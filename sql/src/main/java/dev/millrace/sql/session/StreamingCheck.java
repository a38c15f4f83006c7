package dev.millrace.sql.session;

import dev.millrace.sql.plan.QueryPlan;
import java.util.Locale;

/// Checks that a plan can run in streaming mode, in which only inserted rows exist so far.
final class StreamingCheck {

    private StreamingCheck() {}

    /// Refuses plans whose results change.
    ///
    /// @throws dev.millrace.base.fault.MillraceException if an operator would change earlier results
    static void require(QueryPlan plan) {
        boolean isInsertOnly = switch (plan) {
            case QueryPlan.Scan _,
                    QueryPlan.Values _,
                    QueryPlan.Project _,
                    QueryPlan.Filter _,
                    QueryPlan.Unnest _,
                    QueryPlan.Correlate _ -> true;
            case QueryPlan.SetOperation set -> set.kind() == QueryPlan.SetKind.UNION && set.isAll();
            default -> false;
        };
        if (!isInsertOnly) {
            throw SessionFaults.STREAMING
                    .what(
                            "The operator %s does not run in streaming mode yet.",
                            plan.getClass().getSimpleName().toLowerCase(Locale.ROOT))
                    .why("In streaming mode its result changes while rows arrive.")
                    .fix("If all tables end, run it in batch mode: SET '%s' = 'batch'.", SessionOptions.RUNTIME_MODE);
        }
        plan.inputs().forEach(StreamingCheck::require);
    }
}
