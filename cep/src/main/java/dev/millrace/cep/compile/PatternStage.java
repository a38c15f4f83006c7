package dev.millrace.cep.compile;

import java.io.Serializable;
import java.util.List;

/// Describes a stage of a compiled pattern: a position at which partial matches wait for the next event.
///
/// @param name the name of the stage, unique within the compiled pattern
/// @param pattern the name of the pattern that takes events at this stage
/// @param windowMillis the maximum time since the last event of the partial match; 0 for no limit
/// @param transitions the transitions in the order in which they apply
public record PatternStage(
        String name, String pattern, StageKind kind, long windowMillis, List<StageTransition> transitions)
        implements Serializable {
    private static final long serialVersionUID = 1L;

    public PatternStage {
        transitions = List.copyOf(transitions);
    }
}
