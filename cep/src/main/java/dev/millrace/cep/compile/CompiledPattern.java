package dev.millrace.cep.compile;

import dev.millrace.cep.nfa.aftermatch.AfterMatchSkipStrategy;
import dev.millrace.cep.pattern.conditions.IterativeCondition;
import java.io.Serializable;
import java.util.List;

/// Holds a pattern as stages and transitions, in the form that the matcher reads.
///
/// @param <T> the type of the events
/// @param start the index of the stage at which partial matches start
/// @param windowMillis the maximum time between the first and the last event of a match; 0 for no limit
/// @param conditions the conditions of the program, in the order of their indexes
/// @param skip what is dropped after a match
public record CompiledPattern<T>(
        List<PatternStage> stages,
        int start,
        long windowMillis,
        List<IterativeCondition<T>> conditions,
        AfterMatchSkipStrategy skip)
        implements Serializable {
    private static final long serialVersionUID = 1L;

    public CompiledPattern {
        stages = List.copyOf(stages);
        conditions = List.copyOf(conditions);
    }

    /// Returns whether partial matches can time out.
    public boolean hasWindow() {
        return windowMillis > 0 || stages.stream().anyMatch(stage -> stage.windowMillis() > 0);
    }
}
