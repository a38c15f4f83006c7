package dev.millrace.table.connector.sink.abilities;

import dev.millrace.table.expressions.ResolvedExpression;
import java.util.List;
import java.util.Optional;

/// Is a sink that can delete rows by conditions, without reading them.
public interface SupportsDeletePushDown {

    /// Offers the conditions of a DELETE, and returns whether the sink can do it all.
    boolean applyDeleteFilters(List<ResolvedExpression> filters);

    /// Deletes the rows, and returns their number; empty if it is not known.
    Optional<Long> executeDeletion();
}
