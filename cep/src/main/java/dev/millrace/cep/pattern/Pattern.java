package dev.millrace.cep.pattern;

import dev.millrace.api.config.ExecutionVocabulary.ClosureCleanerLevel;
import dev.millrace.api.execution.ClosureCleaner;
import dev.millrace.api.util.Preconditions;
import dev.millrace.cep.nfa.aftermatch.AfterMatchSkipStrategy;
import dev.millrace.cep.pattern.Quantifier.ConsumingStrategy;
import dev.millrace.cep.pattern.Quantifier.QuantifierProperty;
import dev.millrace.cep.pattern.Quantifier.Times;
import dev.millrace.cep.pattern.conditions.AlwaysTrue;
import dev.millrace.cep.pattern.conditions.AndCondition;
import dev.millrace.cep.pattern.conditions.IterativeCondition;
import dev.millrace.cep.pattern.conditions.OrCondition;
import dev.millrace.cep.pattern.conditions.SubtypeCondition;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Describes a sequence of events. Each object is one element of the sequence and knows the element before it,
/// so the last element stands for the whole pattern.
///
/// @param <T> the type of the events
/// @param <F> the type to which the events of this element are narrowed
public class Pattern<T, F extends T> {
    private final String name;
    private final @Nullable Pattern<T, ? extends T> previous;
    private final AfterMatchSkipStrategy afterMatchSkipStrategy;
    private final Map<WithinType, Duration> windows = new EnumMap<>(WithinType.class);
    private @Nullable IterativeCondition<F> condition;
    private @Nullable IterativeCondition<F> untilCondition;
    private Quantifier quantifier;
    private @Nullable Times times;

    protected Pattern(
            String name,
            @Nullable Pattern<T, ? extends T> previous,
            ConsumingStrategy consumingStrategy,
            AfterMatchSkipStrategy afterMatchSkipStrategy) {
        this.name = name;
        this.previous = previous;
        this.quantifier = Quantifier.one(consumingStrategy);
        this.afterMatchSkipStrategy = afterMatchSkipStrategy;
    }

    /// Starts a pattern whose matches may share events without limit.
    public static <X> Pattern<X, X> begin(String name) {
        return begin(name, AfterMatchSkipStrategy.noSkip());
    }

    /// Starts a pattern.
    public static <X> Pattern<X, X> begin(String name, AfterMatchSkipStrategy afterMatchSkipStrategy) {
        return new Pattern<>(name, null, ConsumingStrategy.STRICT, afterMatchSkipStrategy);
    }

    /// Starts a pattern with a group.
    public static <T, F extends T> GroupPattern<T, F> begin(
            Pattern<T, F> group, AfterMatchSkipStrategy afterMatchSkipStrategy) {
        return new GroupPattern<>(null, group, ConsumingStrategy.STRICT, afterMatchSkipStrategy);
    }

    /// Starts a pattern with a group. Matches may share events without limit.
    public static <T, F extends T> GroupPattern<T, F> begin(Pattern<T, F> group) {
        return begin(group, AfterMatchSkipStrategy.noSkip());
    }

    public @Nullable Pattern<T, ? extends T> getPrevious() {
        return previous;
    }

    /// Returns the limits of the number of events; null if the pattern takes one event.
    public @Nullable Times getTimes() {
        return times;
    }

    public String getName() {
        return name;
    }

    /// Returns the maximum time between the first and the last event.
    public Optional<Duration> getWindowSize() {
        return getWindowSize(WithinType.FIRST_AND_LAST);
    }

    /// Returns the maximum time between two events.
    public Optional<Duration> getWindowSize(WithinType withinType) {
        return Optional.ofNullable(windows.get(withinType));
    }

    public Quantifier getQuantifier() {
        return quantifier;
    }

    /// Returns the condition under which the pattern takes an event. A pattern without a condition takes
    /// each event.
    public IterativeCondition<F> getCondition() {
        return condition == null ? AlwaysTrue.condition() : condition;
    }

    /// Returns the condition that ends the loop of this pattern; null if there is none.
    public @Nullable IterativeCondition<F> getUntilCondition() {
        return untilCondition;
    }

    public AfterMatchSkipStrategy getAfterMatchSkipStrategy() {
        return afterMatchSkipStrategy;
    }

    /// Adds a condition, which must hold together with the present one.
    public Pattern<T, F> where(IterativeCondition<F> condition) {
        IterativeCondition<F> added = cleaned(condition);
        this.condition = this.condition == null ? added : new AndCondition<>(this.condition, added);
        return this;
    }

    /// Adds a condition, which is an alternative to the present one.
    public Pattern<T, F> or(IterativeCondition<F> condition) {
        IterativeCondition<F> added = cleaned(condition);
        this.condition = this.condition == null ? added : new OrCondition<>(this.condition, added);
        return this;
    }

    /// Restricts the pattern to events of a class.
    @SuppressWarnings("unchecked")
    public <S extends F> Pattern<T, S> subtype(Class<S> subtypeClass) {
        Preconditions.checkNotNull(subtypeClass, "The class is null.");
        IterativeCondition<F> added = new SubtypeCondition<>(subtypeClass);
        condition = condition == null ? added : new AndCondition<>(condition, added);
        return (Pattern<T, S>) this;
    }

    /// Ends the loop of this pattern at the first event for which a condition holds. The event is not part of
    /// the match.
    public Pattern<T, F> until(IterativeCondition<F> untilCondition) {
        if (this.untilCondition != null) {
            throw new MalformedPatternException(named("already has an until condition"));
        }
        if (!quantifier.hasProperty(QuantifierProperty.LOOPING)) {
            throw new MalformedPatternException(
                    named("has no loop that until() could end; call oneOrMore() or timesOrMore() before"));
        }
        this.untilCondition = cleaned(untilCondition);
        return this;
    }

    private static <F> IterativeCondition<F> cleaned(IterativeCondition<F> condition) {
        Preconditions.checkNotNull(condition, "The condition is null.");
        ClosureCleaner.clean(condition, ClosureCleanerLevel.RECURSIVE, true);
        return condition;
    }

    /// Limits the time between the first and the last event of a match.
    ///
    /// @param windowTime the time; null has no effect
    public Pattern<T, F> within(@Nullable Duration windowTime) {
        return within(windowTime, WithinType.FIRST_AND_LAST);
    }

    /// Limits the time between two events of a match.
    ///
    /// @param windowTime the time; null has no effect
    public Pattern<T, F> within(@Nullable Duration windowTime, WithinType withinType) {
        if (windowTime != null) windows.put(withinType, windowTime);
        return this;
    }

    /// Appends a pattern that must take the event directly after this pattern's event.
    public Pattern<T, T> next(String name) {
        return after(name, ConsumingStrategy.STRICT);
    }

    /// Appends a condition that the event directly after this pattern's event must not meet.
    public Pattern<T, T> notNext(String name) {
        checkNotOptional();
        return after(name, ConsumingStrategy.NOT_NEXT);
    }

    /// Appends a pattern that takes the next matching event.
    public Pattern<T, T> followedBy(String name) {
        return after(name, ConsumingStrategy.SKIP_TILL_NEXT);
    }

    /// Appends a condition that no event between this pattern and the following one must meet.
    public Pattern<T, T> notFollowedBy(String name) {
        checkNotOptional();
        return after(name, ConsumingStrategy.NOT_FOLLOW);
    }

    /// Appends a pattern that takes any later matching event, one match for each.
    public Pattern<T, T> followedByAny(String name) {
        return after(name, ConsumingStrategy.SKIP_TILL_ANY);
    }

    private Pattern<T, T> after(String name, ConsumingStrategy strategy) {
        return new Pattern<>(name, this, strategy, afterMatchSkipStrategy);
    }

    /// Appends a group whose first event must be directly after this pattern's event.
    public GroupPattern<T, F> next(Pattern<T, F> group) {
        return new GroupPattern<>(this, group, ConsumingStrategy.STRICT, afterMatchSkipStrategy);
    }

    /// Appends a group that starts with the next matching event.
    public GroupPattern<T, F> followedBy(Pattern<T, F> group) {
        return new GroupPattern<>(this, group, ConsumingStrategy.SKIP_TILL_NEXT, afterMatchSkipStrategy);
    }

    /// Appends a group that starts with any later matching event.
    public GroupPattern<T, F> followedByAny(Pattern<T, F> group) {
        return new GroupPattern<>(this, group, ConsumingStrategy.SKIP_TILL_ANY, afterMatchSkipStrategy);
    }

    /// Allows that no event matches this pattern.
    public Pattern<T, F> optional() {
        if (previous != null && previous.getQuantifier().hasProperty(QuantifierProperty.GREEDY)) {
            throw new MalformedPatternException(named("cannot be optional, because the pattern before it is greedy"));
        }
        quantifier.optional();
        return this;
    }

    /// Makes the pattern take one or more events.
    public Pattern<T, F> oneOrMore() {
        return oneOrMore(null);
    }

    /// Makes the pattern take one or more events.
    ///
    /// @param windowTime the maximum time between two of the events; null for no limit
    public Pattern<T, F> oneOrMore(@Nullable Duration windowTime) {
        return timesOrMore(1, windowTime);
    }

    /// Makes the pattern take as many events as possible.
    public Pattern<T, F> greedy() {
        checkQuantifiable();
        if (this instanceof GroupPattern) throw new MalformedPatternException("a group of patterns cannot be greedy");
        quantifier.greedy();
        return this;
    }

    /// Makes the pattern take an exact number of events.
    public Pattern<T, F> times(int times) {
        return times(times, null);
    }

    /// Makes the pattern take an exact number of events.
    ///
    /// @param windowTime the maximum time between two of the events; null for no limit
    public Pattern<T, F> times(int times, @Nullable Duration windowTime) {
        if (times <= 0) throw new IllegalArgumentException("the number of events is " + times + ", not positive");
        return times(times, times, windowTime);
    }

    /// Makes the pattern take a number of events between two limits, both inclusive.
    public Pattern<T, F> times(int from, int to) {
        return times(from, to, null);
    }

    /// Makes the pattern take a number of events between two limits, both inclusive.
    ///
    /// @param windowTime the maximum time between two of the events; null for no limit
    public Pattern<T, F> times(int from, int to, @Nullable Duration windowTime) {
        checkSingle();
        Times limits = Times.of(Math.max(from, from == 0 ? 1 : from), to, windowTime);
        quantifier = Quantifier.times(quantifier.getConsumingStrategy());
        if (from == 0) quantifier.optional();
        times = limits;
        return this;
    }

    /// Makes the pattern take a minimum number of events.
    public Pattern<T, F> timesOrMore(int times) {
        return timesOrMore(times, null);
    }

    /// Makes the pattern take a minimum number of events.
    ///
    /// @param windowTime the maximum time between two of the events; null for no limit
    public Pattern<T, F> timesOrMore(int times, @Nullable Duration windowTime) {
        checkSingle();
        quantifier = Quantifier.looping(quantifier.getConsumingStrategy());
        this.times = Times.of(times, windowTime);
        return this;
    }

    /// Allows each combination of the events that match this pattern.
    public Pattern<T, F> allowCombinations() {
        quantifier.combinations();
        return this;
    }

    /// Requires that no other event lies between two events of this pattern.
    public Pattern<T, F> consecutive() {
        quantifier.consecutive();
        return this;
    }

    private void checkSingle() {
        checkQuantifiable();
        if (!quantifier.hasProperty(QuantifierProperty.SINGLE)) {
            throw new MalformedPatternException(named("already has a quantifier: " + quantifier));
        }
    }

    private void checkQuantifiable() {
        ConsumingStrategy strategy = quantifier.getConsumingStrategy();
        if (strategy == ConsumingStrategy.NOT_FOLLOW || strategy == ConsumingStrategy.NOT_NEXT) {
            throw new MalformedPatternException(
                    named("comes from notNext() or notFollowedBy(), which allow no quantifier"));
        }
    }

    private void checkNotOptional() {
        if (!quantifier.hasProperty(QuantifierProperty.OPTIONAL)) return;
        throw new UnsupportedOperationException(named("is optional, and notNext() or notFollowedBy() cannot follow it;"
                + " use two patterns, one with and one without the optional part"));
    }

    private String named(String problem) {
        return "Pattern '" + name + "' " + problem;
    }

    @Override
    public String toString() {
        return "Pattern{name='" + name + "', previous=" + previous + ", condition=" + condition + ", windowTimes="
                + windows + ", quantifier=" + quantifier + ", untilCondition=" + untilCondition + ", times=" + times
                + ", afterMatchSkipStrategy=" + afterMatchSkipStrategy + "}";
    }
}
