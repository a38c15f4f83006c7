package dev.millrace.cep.compile;

import dev.millrace.cep.pattern.Pattern;
import dev.millrace.cep.pattern.WithinType;
import dev.millrace.cep.pattern.conditions.AlwaysTrue;
import dev.millrace.cep.pattern.conditions.AndCondition;
import dev.millrace.cep.pattern.conditions.IterativeCondition;
import dev.millrace.cep.pattern.conditions.OrCondition;
import dev.millrace.cep.pattern.conditions.RichCompositeIterativeCondition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Holds the stages and the conditions of a pattern while it is compiled. Not thread-safe.
final class StageGraph<T> {
    static final String END = "$endState$";

    private final List<StageBuilder> stages = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private final Map<String, StageBuilder> stops = new HashMap<>();
    private final List<IterativeCondition<T>> leaves = new ArrayList<>();
    private final Map<IterativeCondition<T>, ConditionTree> known = new IdentityHashMap<>();

    /// Adds a stage with a unique name.
    StageBuilder add(String name, String pattern, StageKind kind) {
        String unique = name;
        for (int i = 0; !names.add(unique); i++) unique = name + ":" + i;
        StageBuilder stage = new StageBuilder(stages.size(), unique, pattern, kind);
        stages.add(stage);
        return stage;
    }

    /// Adds a stage that takes the events of a pattern, with the pattern's limit for the time since the
    /// event before.
    StageBuilder addTaking(Pattern<T, ?> pattern, StageKind kind) {
        StageBuilder stage = add(pattern.getName(), pattern.getName(), kind);
        if (pattern.getTimes() == null) {
            pattern.getWindowSize(WithinType.PREVIOUS_AND_CURRENT)
                    .map(Duration::toMillis)
                    .ifPresent(stage::limit);
        } else if (!stage.name.equals(pattern.getName())) {
            pattern.getTimes().getWindowSize().map(Duration::toMillis).ifPresent(stage::limit);
        }
        return stage;
    }

    /// Returns the stage that drops the partial matches that meet the condition of a negated pattern.
    StageBuilder stop(String pattern, ConditionTree condition) {
        StageBuilder present = stops.get(pattern);
        if (present != null) return present;
        StageBuilder stop = add(pattern, pattern, StageKind.STOP);
        stop.take(stop, condition);
        stops.put(pattern, stop);
        return stop;
    }

    /// Returns the tree of a condition. The leaves of one condition have one index, however often it is used.
    ConditionTree tree(IterativeCondition<T> condition) {
        ConditionTree present = known.get(condition);
        if (present != null) return present;
        ConditionTree made = switch (condition) {
            case AlwaysTrue<T> _ -> ConditionTree.ALWAYS;
            case AndCondition<T> and -> new ConditionTree.And(nested(and, 0), nested(and, 1));
            case OrCondition<T> or -> new ConditionTree.Or(nested(or, 0), nested(or, 1));
            default -> leaf(condition);
        };
        known.put(condition, made);
        return made;
    }

    private ConditionTree nested(RichCompositeIterativeCondition<T> condition, int index) {
        return tree(condition.getNestedConditions()[index]);
    }

    private ConditionTree leaf(IterativeCondition<T> condition) {
        leaves.add(condition);
        return new ConditionTree.Leaf(leaves.size() - 1);
    }

    List<PatternStage> stages() {
        return stages.stream().map(StageBuilder::build).toList();
    }

    List<IterativeCondition<T>> conditions() {
        return leaves;
    }
}
