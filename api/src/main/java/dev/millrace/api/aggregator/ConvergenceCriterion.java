package dev.millrace.api.aggregator;

import dev.millrace.api.value.Value;
import java.io.Serializable;

/// Decides after each superstep whether an iteration ends.
public interface ConvergenceCriterion<T extends Value> extends Serializable {

    /// Tells whether the iteration ends.
    ///
    /// @param iteration the number of the completed superstep, starting at 1
    /// @param value the aggregate of all subtasks
    boolean isConverged(int iteration, T value);
}
