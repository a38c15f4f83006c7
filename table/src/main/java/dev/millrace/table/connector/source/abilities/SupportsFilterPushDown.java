package dev.millrace.table.connector.source.abilities;

import dev.millrace.table.expressions.ResolvedExpression;
import java.util.List;

/// Is a source that can leave out rows by conditions.
public interface SupportsFilterPushDown {

    /// Offers conditions, all of which the wanted rows meet.
    Result applyFilters(List<ResolvedExpression> filters);

    /// Says which conditions the source checks. A condition can be in both lists.
    final class Result {
        private final List<ResolvedExpression> acceptedFilters;
        private final List<ResolvedExpression> remainingFilters;

        private Result(List<ResolvedExpression> acceptedFilters, List<ResolvedExpression> remainingFilters) {
            this.acceptedFilters = List.copyOf(acceptedFilters);
            this.remainingFilters = List.copyOf(remainingFilters);
        }

        /// Returns a result.
        ///
        /// @param remainingFilters the conditions that the planner has to check
        public static Result of(List<ResolvedExpression> acceptedFilters, List<ResolvedExpression> remainingFilters) {
            return new Result(acceptedFilters, remainingFilters);
        }

        /// Returns the conditions that the source uses.
        public List<ResolvedExpression> getAcceptedFilters() {
            return acceptedFilters;
        }

        /// Returns the conditions that the planner has to check.
        public List<ResolvedExpression> getRemainingFilters() {
            return remainingFilters;
        }
    }
}
