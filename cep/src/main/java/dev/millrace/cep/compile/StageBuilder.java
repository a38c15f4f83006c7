package dev.millrace.cep.compile;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Builds a stage. Not thread-safe.
final class StageBuilder {
    final int index;
    final String name;
    final String pattern;
    private final List<Edge> edges = new ArrayList<>();
    private StageKind kind;
    private long windowMillis;

    /// Represents a transition whose condition may still change.
    private record Edge(TransitionAction action, StageBuilder target, ConditionTree condition) {}

    /// Decides to which stage a copied transition leads; null to leave out the transition.
    interface Redirection {
        @Nullable
        StageBuilder target(TransitionAction action, StageBuilder before);
    }

    StageBuilder(int index, String name, String pattern, StageKind kind) {
        this.index = index;
        this.name = name;
        this.pattern = pattern;
        this.kind = kind;
    }

    StageKind kind() {
        return kind;
    }

    void makeStart() {
        kind = StageKind.START;
    }

    void limit(long millis) {
        windowMillis = millis;
    }

    void take(StageBuilder target, ConditionTree condition) {
        edges.add(new Edge(TransitionAction.TAKE, target, condition));
    }

    void ignore(StageBuilder target, ConditionTree condition) {
        edges.add(new Edge(TransitionAction.IGNORE, target, condition));
    }

    void proceed(StageBuilder target, ConditionTree condition) {
        edges.add(new Edge(TransitionAction.PROCEED, target, condition));
    }

    /// Adds a condition to all present transitions.
    void restrict(ConditionTree condition) {
        edges.replaceAll(edge -> new Edge(edge.action, edge.target, ConditionTree.and(edge.condition, condition)));
    }

    /// Copies the transitions to another stage. Transitions from this stage to itself lead from the copy
    /// to itself.
    void copyTo(StageBuilder copy, Redirection redirection) {
        for (Edge edge : List.copyOf(edges)) {
            StageBuilder target = edge.target == this ? copy : redirection.target(edge.action, edge.target);
            if (target != null) copy.edges.add(new Edge(edge.action, target, edge.condition));
        }
    }

    PatternStage build() {
        List<StageTransition> transitions = edges.stream()
                .map(edge -> new StageTransition(edge.action, index, edge.target.index, edge.condition))
                .toList();
        return new PatternStage(name, pattern, kind, windowMillis, transitions);
    }
}
