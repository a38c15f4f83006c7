package dev.millrace.cep.compile;

import static dev.millrace.cep.compile.ConditionTree.and;
import static dev.millrace.cep.compile.ConditionTree.not;

import dev.millrace.base.fault.Check;
import dev.millrace.cep.pattern.GroupPattern;
import dev.millrace.cep.pattern.MalformedPatternException;
import dev.millrace.cep.pattern.Pattern;
import dev.millrace.cep.pattern.Quantifier;
import dev.millrace.cep.pattern.Quantifier.ConsumingStrategy;
import dev.millrace.cep.pattern.Quantifier.QuantifierProperty;
import dev.millrace.cep.pattern.WithinType;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// Compiles a pattern, from its last element to its first. Repetitions become chains of stages, loops become
/// stages with transitions to themselves, and groups are inlined. The stages and the order of their transitions
/// are those of Flink, because they decide about the order of matches.
public final class PatternCompiler<T> {
    private final StageGraph<T> graph = new StageGraph<>();
    private final Pattern<T, ?> pattern;
    /// The copies of stages without the conditions of a greedy loop before them, by the name of the stage.
    private final Map<String, StageBuilder> ungreedy = new HashMap<>();

    private OptionalLong windowMillis;

    private PatternCompiler(Pattern<T, ?> pattern) {
        this.pattern = pattern;
        this.windowMillis = window(pattern);
    }

    /// Compiles a pattern.
    ///
    /// @throws MalformedPatternException if the pattern is not possible
    public static <T> CompiledPattern<T> compile(Pattern<T, ?> pattern) {
        PatternChecks.check(pattern);
        return new PatternCompiler<>(pattern).compile();
    }

    private CompiledPattern<T> compile() {
        StageBuilder end = graph.add(StageGraph.END, StageGraph.END, StageKind.FINAL);
        StageBuilder start = sequence(new PatternPlace<>(pattern, null, null, true), end);
        start.makeStart();
        CompiledPattern<T> compiled = new CompiledPattern<>(
                graph.stages(),
                start.index,
                windowMillis.orElse(0),
                graph.conditions(),
                pattern.getAfterMatchSkipStrategy());
        PatternChecks.checkWindows(pattern, compiled);
        return compiled;
    }

    private static OptionalLong window(Pattern<?, ?> pattern) {
        return pattern.getWindowSize()
                .map(size -> OptionalLong.of(size.toMillis()))
                .orElse(OptionalLong.empty());
    }

    private boolean isTimed(PatternPlace<T> at) {
        return at.pattern().getWindowSize(WithinType.PREVIOUS_AND_CURRENT).isPresent() || windowMillis.orElse(0) > 0;
    }

    private PlaceConditions<T> conditions(PatternPlace<T> at) {
        return new PlaceConditions<>(graph, at);
    }

    /// Adds the stages of a whole sequence.
    ///
    /// @param last the last element of the sequence
    /// @param end the stage after the sequence
    /// @return the first stage of the sequence
    private StageBuilder sequence(PatternPlace<T> last, StageBuilder end) {
        StageBuilder next = end;
        PatternPlace<T> at = last;
        while (at.pattern().getPrevious() != null) {
            next = switch (at.strategy()) {
                case NOT_FOLLOW -> notFollowed(at, next);
                case NOT_NEXT -> notNext(at, next);
                case STRICT, SKIP_TILL_NEXT, SKIP_TILL_ANY -> element(at, next);
            };
            at = at.before();
            OptionalLong window = window(at.pattern());
            if (window.isPresent() && window.getAsLong() < windowMillis.orElse(Long.MAX_VALUE)) windowMillis = window;
        }
        return element(at, next);
    }

    /// Adds the stage in which a match waits until its time is over. A negated pattern in the middle needs no
    /// stage, because the stages before it check its condition.
    private StageBuilder notFollowed(PatternPlace<T> at, StageBuilder next) {
        if (!isTimed(at) || next.kind() != StageKind.FINAL) return next;
        StageBuilder waiting = graph.addTaking(at.pattern(), StageKind.PENDING);
        ConditionTree condition = conditions(at).take(at.pattern());
        waiting.proceed(graph.stop(at.pattern().getName(), condition), condition);
        waiting.ignore(waiting, not(condition));
        return waiting;
    }

    private StageBuilder notNext(PatternPlace<T> at, StageBuilder next) {
        StageBuilder stage = graph.addTaking(at.pattern(), StageKind.NORMAL);
        ConditionTree condition = conditions(at).take(at.pattern());
        StageBuilder stop = graph.stop(at.pattern().getName(), condition);
        if (next.kind() == StageKind.FINAL) stage.ignore(next, not(condition));
        else stage.proceed(next, not(condition));
        stage.proceed(stop, condition);
        return stage;
    }

    /// Adds the stages of an element that takes events.
    private StageBuilder element(PatternPlace<T> at, StageBuilder next) {
        Quantifier quantifier = at.pattern().getQuantifier();
        StageBuilder first;
        if (quantifier.hasProperty(QuantifierProperty.LOOPING)) {
            StageBuilder loop = loop(at, withoutStops(at, next));
            first = repetitions(at, loop, next);
        } else if (quantifier.hasProperty(QuantifierProperty.TIMES)) {
            first = repetitions(at, next, next);
        } else {
            PlaceConditions<T> conditions = conditions(at);
            Repetition once = new Repetition(conditions.take(at.pattern()), conditions.ignoreBefore(), at.isOptional());
            first = single(at, next, next, once, true);
        }
        addStops(at, first);
        return first;
    }

    /// Describes one of the chained stages of an element.
    ///
    /// @param take the condition under which the stage takes an event
    /// @param ignore the condition under which the stage skips an event; null if it skips none
    /// @param isOptional whether the stage may be left out
    private record Repetition(ConditionTree take, @Nullable ConditionTree ignore, boolean isOptional) {}

    /// Adds the chained stages of an element: those that may be left out at the end, those in between,
    /// and the first.
    ///
    /// @param next the stage after the last repetition
    /// @param exit the stage to which a partial match proceeds that leaves out the rest
    private StageBuilder repetitions(PatternPlace<T> at, StageBuilder next, StageBuilder exit) {
        Quantifier.Times times = Check.present(at.pattern().getTimes(), "the number of repetitions");
        PlaceConditions<T> conditions = conditions(at);
        ConditionTree take = conditions.takeInside();
        if (at.isGreedy() && times.getFrom() != times.getTo()) {
            if (conditions.until() != null) ungreedy.put(next.name, copy(next));
            next.restrict(not(take));
        }
        StageBuilder first = next;
        ConditionTree ignore = conditions.ignoreInside();
        for (int i = times.getFrom(); i < times.getTo(); i++) {
            first = single(at, first, exit, new Repetition(take, ignore, true), false);
            addFollowingStop(at, first);
        }
        for (int i = 1; i < times.getFrom(); i++) {
            first = single(at, first, exit, new Repetition(take, ignore, false), false);
            addFollowingStop(at, first);
        }
        return single(at, first, exit, new Repetition(take, conditions.ignoreBefore(), at.isOptional()), true);
    }

    /// Adds a stage that takes one event, or the stages of one repetition of a group.
    ///
    /// @param isFirstRound whether this is the first repetition
    private StageBuilder single(
            PatternPlace<T> at, StageBuilder next, StageBuilder exit, Repetition repetition, boolean isFirstRound) {
        if (at.pattern() instanceof GroupPattern<T, ?> group) {
            StageBuilder first = sequence(at.inside(group, isFirstRound), next);
            if (repetition.isOptional) first.proceed(exit, conditions(at).always());
            return first;
        }
        StageBuilder stage = graph.addTaking(at.pattern(), StageKind.NORMAL);
        StageBuilder target = withoutStops(at, next);
        stage.take(target, repetition.take);
        if (repetition.isOptional) proceed(at, stage, exit, ungreedy.getOrDefault(exit.name, exit));
        if (repetition.ignore == null) return stage;
        StageBuilder skipping = stage;
        if (repetition.isOptional || at.isHeadOfOptionalGroup()) {
            skipping = graph.add(at.pattern().getName(), at.pattern().getName(), StageKind.NORMAL);
            skipping.take(target, repetition.take);
            skipping.ignore(skipping, repetition.ignore);
            addStops(at, skipping);
        }
        stage.ignore(skipping, repetition.ignore);
        return stage;
    }

    /// Lets a partial match leave a stage without an event. If a condition ends a greedy loop, the partial
    /// match proceeds to a copy of the next stage, whose transitions are not restricted by the loop.
    private void proceed(PatternPlace<T> at, StageBuilder stage, StageBuilder next, StageBuilder ended) {
        PlaceConditions<T> conditions = conditions(at);
        ConditionTree always = conditions.always();
        ConditionTree until = at.isGreedy() ? conditions.until() : null;
        if (until == null) {
            stage.proceed(next, always);
        } else {
            stage.proceed(ended, and(always, until));
            stage.proceed(next, and(always, not(until)));
        }
    }

    /// Adds the stage of a loop, which takes any number of events.
    private StageBuilder loop(PatternPlace<T> at, StageBuilder next) {
        if (at.pattern() instanceof GroupPattern<T, ?> group) return loopOfGroup(at, group, next);
        PlaceConditions<T> conditions = conditions(at);
        ConditionTree take = conditions.takeInside();
        StageBuilder loop = graph.addTaking(at.pattern(), StageKind.NORMAL);
        StageBuilder ended = next;
        if (at.isGreedy() && conditions.until() != null) {
            ended = copy(next);
            ungreedy.put(next.name, ended);
        }
        proceed(at, loop, next, ended);
        if (at.isGreedy()) next.restrict(not(conditions.take(at.pattern())));
        loop.take(loop, take);
        addFollowingStop(at, loop);
        ConditionTree ignore = conditions.ignoreInside();
        if (ignore != null) {
            StageBuilder skipping =
                    graph.add(at.pattern().getName(), at.pattern().getName(), StageKind.NORMAL);
            skipping.take(loop, take);
            skipping.ignore(skipping, ignore);
            loop.ignore(skipping, ignore);
            addFollowingStop(at, skipping);
        }
        return loop;
    }

    private StageBuilder loopOfGroup(PatternPlace<T> at, GroupPattern<T, ?> group, StageBuilder next) {
        ConditionTree always = conditions(at).always();
        StageBuilder again = graph.addTaking(group, StageKind.NORMAL);
        StageBuilder first = sequence(at.inside(group, false), again);
        first.proceed(next, always);
        again.proceed(first, always);
        return first;
    }

    /// Adds transitions that drop a partial match at an event that a negated pattern before this place forbids.
    private void addStops(PatternPlace<T> at, StageBuilder stage) {
        negatedBefore(at).forEach((name, condition) -> stage.proceed(graph.stop(name, condition), condition));
    }

    /// Adds a transition that drops a partial match in a loop at an event that the negated pattern after
    /// it forbids.
    private void addFollowingStop(PatternPlace<T> at, StageBuilder stage) {
        Pattern<T, ?> following = at.following();
        if (following == null || following.getQuantifier().getConsumingStrategy() != ConsumingStrategy.NOT_FOLLOW)
            return;
        ConditionTree condition = conditions(at).take(following);
        stage.proceed(graph.stop(following.getName(), condition), condition);
    }

    /// Returns the conditions of the negated patterns before a place, as far as only optional patterns
    /// lie between.
    private SequencedMap<String, ConditionTree> negatedBefore(PatternPlace<T> at) {
        SequencedMap<String, ConditionTree> found = new LinkedHashMap<>();
        for (Pattern<T, ?> each = at.pattern().getPrevious(); each != null; each = each.getPrevious()) {
            Quantifier quantifier = each.getQuantifier();
            boolean isNegated = quantifier.getConsumingStrategy() == ConsumingStrategy.NOT_FOLLOW;
            if (isNegated) found.put(each.getName(), conditions(at).take(each));
            else if (!quantifier.hasProperty(QuantifierProperty.OPTIONAL)) break;
        }
        return found;
    }

    /// Returns the stage, or a copy without the transitions that drop partial matches because of negated
    /// patterns before this place, if the place is optional.
    private StageBuilder withoutStops(PatternPlace<T> at, StageBuilder stage) {
        SequencedMap<String, ConditionTree> negated = negatedBefore(at);
        if (negated.isEmpty() || !at.isOptional()) return stage;
        StageBuilder copy = graph.add(stage.name, stage.pattern, stage.kind());
        stage.copyTo(copy, (action, target) -> {
            if (action != TransitionAction.PROCEED) return target;
            if (target.kind() == StageKind.STOP) return negated.containsKey(target.name) ? null : target;
            return withoutStops(at, target);
        });
        return copy;
    }

    private StageBuilder copy(StageBuilder stage) {
        StageBuilder copy = graph.add(stage.pattern, stage.pattern, stage.kind());
        stage.copyTo(copy, (_, target) -> target);
        return copy;
    }
}
