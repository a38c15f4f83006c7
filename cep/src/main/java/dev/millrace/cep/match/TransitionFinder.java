package dev.millrace.cep.match;

import dev.millrace.base.fault.Check;
import dev.millrace.cep.compile.ConditionTree;
import dev.millrace.cep.compile.PatternStage;
import dev.millrace.cep.compile.StageKind;
import dev.millrace.cep.compile.StageTransition;
import dev.millrace.cep.compile.TransitionAction;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Finds the transitions that apply to an event at a stage. Stages that a partial match can reach without an
/// event contribute their transitions. Not thread-safe.
final class TransitionFinder {
    private static final int STEPS_MAX = 100_000;

    private final StageTransition[][] transitions;
    private final ConditionEvaluator.@Nullable Test[][] tests;
    private final boolean[] areFinal;
    private int[] open = new int[8];
    private @Nullable StageTransition[] found = new StageTransition[8];

    /// Creates a finder.
    ///
    /// @param test returns the test of a condition; null if the condition always holds
    TransitionFinder(List<PatternStage> stages, Function<ConditionTree, ConditionEvaluator.@Nullable Test> test) {
        this.transitions = new StageTransition[stages.size()][];
        this.tests = new ConditionEvaluator.Test[stages.size()][];
        this.areFinal = new boolean[stages.size()];
        for (int i = 0; i < transitions.length; i++) {
            PatternStage stage = stages.get(i);
            transitions[i] = stage.transitions().toArray(new StageTransition[0]);
            ConditionEvaluator.@Nullable Test[] made = new ConditionEvaluator.Test[transitions[i].length];
            for (int j = 0; j < made.length; j++) made[j] = test.apply(transitions[i][j].condition());
            tests[i] = made;
            areFinal[i] = stage.kind() == StageKind.FINAL;
        }
    }

    /// Returns the number of transitions that apply. The last stage reached comes first.
    int find(int stage) throws Exception {
        int count = 0;
        int steps = 0;
        int depth = 0;
        push(depth++, stage);
        while (depth > 0) {
            int at = open[--depth];
            if (++steps > STEPS_MAX) throw endless();
            StageTransition[] out = transitions[at];
            ConditionEvaluator.@Nullable Test[] conditions = tests[at];
            for (int i = 0; i < out.length; i++) {
                ConditionEvaluator.Test condition = conditions[i];
                if (condition != null && !condition.holds()) continue;
                if (out[i].action() == TransitionAction.PROCEED) {
                    push(depth++, out[i].target());
                } else {
                    if (count == found.length) found = Arrays.copyOf(found, count * 2);
                    found[count++] = out[i];
                }
            }
        }
        return count;
    }

    private void push(int depth, int stage) {
        if (depth == open.length) open = Arrays.copyOf(open, depth * 2);
        open[depth] = stage;
    }

    private static RuntimeException endless() {
        return MatchFaults.ENDLESS
                .what("The repetition of a group of patterns does not end.")
                .why("All patterns of the group are optional, so the group can repeat without an event.")
                .fix("Make one pattern of the group mandatory.");
    }

    /// Returns a transition of the last [#find].
    StageTransition at(int index) {
        return Check.present(found[index], "a transition");
    }

    /// Returns whether a transition of the last [#find] only skips the event.
    boolean isSelfIgnore(int index, int stage) {
        StageTransition transition = at(index);
        return transition.action() == TransitionAction.IGNORE && transition.target() == stage;
    }

    /// Returns the final stage that a partial match reaches from a stage without another event, or -1.
    int finalAfter(int stage) throws Exception {
        int steps = 0;
        int depth = 0;
        push(depth++, stage);
        while (depth > 0) {
            int at = open[--depth];
            if (++steps > STEPS_MAX) throw endless();
            for (int i = 0; i < transitions[at].length; i++) {
                StageTransition transition = transitions[at][i];
                if (transition.action() != TransitionAction.PROCEED) continue;
                ConditionEvaluator.Test condition = tests[at][i];
                if (condition != null && !condition.holds()) continue;
                if (areFinal[transition.target()]) return transition.target();
                push(depth++, transition.target());
            }
        }
        return -1;
    }
}
