package dev.millrace.cep.compile;

import java.io.Serializable;

/// Describes a transition between two stages of a compiled pattern.
///
/// @param source the index of the stage with the transition
/// @param target the index of the stage to which the transition leads
/// @param condition the condition under which the transition applies to an event
public record StageTransition(TransitionAction action, int source, int target, ConditionTree condition)
        implements Serializable {
    private static final long serialVersionUID = 1L;
}
