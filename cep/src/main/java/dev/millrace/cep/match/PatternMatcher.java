package dev.millrace.cep.match;

import dev.millrace.cep.compile.CompiledPattern;
import dev.millrace.cep.compile.PatternStage;
import dev.millrace.cep.compile.StageKind;
import dev.millrace.cep.compile.StageTransition;
import dev.millrace.cep.compile.TransitionAction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Matches events against a compiled pattern. Each event goes to all partial matches of its key: a partial
/// match takes the event, skips it, or both, or is dropped. One instance serves all keys. Not thread-safe.
///
/// @param <T> the type of the events
public final class PatternMatcher<T> {
    private final CompiledPattern<T> pattern;
    private final boolean reportsTimeouts;
    private final UnaryOperator<T> owned;
    private final StageKind[] kinds;
    private final String[] patterns;
    private final long[] windows;
    private final boolean hasStageWindows;
    private final ConditionEvaluator<T> conditions;
    private final TransitionFinder transitions;
    private final PartialMatch<T> start;
    private final AtomicLongArray waiting;
    private final MatchQueue<T> next = new MatchQueue<>();
    private final MatchQueue<T> found = new MatchQueue<>();
    private final List<PartialMatch<T>> results = new ArrayList<>();
    private final List<PartialMatch<T>> emitted = new ArrayList<>();
    private @Nullable SharedEvent<T> shared;
    private boolean isChanged;
    private boolean hasStarted;

    /// Creates a matcher.
    ///
    /// @param reportsTimeouts whether timed-out partial matches go to the output
    /// @param processingTime the clock for conditions
    /// @param owned returns the object that user code receives for an event of a match
    public PatternMatcher(
            CompiledPattern<T> pattern, boolean reportsTimeouts, LongSupplier processingTime, UnaryOperator<T> owned) {
        List<PatternStage> stages = pattern.stages();
        this.pattern = pattern;
        this.reportsTimeouts = reportsTimeouts;
        this.owned = owned;
        this.kinds = stages.stream().map(PatternStage::kind).toArray(StageKind[]::new);
        this.patterns = stages.stream().map(PatternStage::pattern).toArray(String[]::new);
        this.windows = stages.stream().mapToLong(PatternStage::windowMillis).toArray();
        this.hasStageWindows = stages.stream().anyMatch(stage -> stage.windowMillis() > 0);
        this.conditions = new ConditionEvaluator<>(pattern.conditions(), processingTime, owned);
        this.transitions = new TransitionFinder(stages, conditions::test);
        this.start = new PartialMatch<>(pattern.start(), null, null);
        this.waiting = new AtomicLongArray(stages.size());
    }

    /// Returns the state of a key without events.
    public KeyMatches<T> newKey() {
        KeyMatches<T> key = new KeyMatches<>(0);
        key.running().add(start);
        return key;
    }

    /// Returns the number of partial matches with events that wait at each stage, over all keys. Any thread may
    /// read it.
    public AtomicLongArray waiting() {
        return waiting;
    }

    /// Counts the partial matches of a restored key, with a factor of 1, or of a dropped key, with a
    /// factor of -1.
    public void count(KeyMatches<T> key, int factor) {
        MatchQueue<T> running = key.running();
        for (int i = 0; i < running.size(); i++) count(running.at(i), factor);
    }

    private void count(PartialMatch<T> match, int by) {
        if (match.first() == null) return;
        int stage = match.stage();
        waiting.setRelease(stage, waiting.getPlain(stage) + by);
    }

    /// Matches an event.
    ///
    /// @return whether a partial match started, so that its time begins
    public boolean process(KeyMatches<T> key, T event, long timestamp, MatchOutput<T> output) throws Exception {
        conditions.begin(event, timestamp);
        shared = null;
        isChanged = false;
        hasStarted = false;
        next.clear();
        found.clear();
        MatchQueue<T> running = key.running();
        for (int i = 0; i < running.size(); i++) step(key, running.at(i), event, timestamp);
        conditions.end();
        if (isChanged) running.set(next);
        if (!found.isEmpty() || (isChanged && key.completed() != null)) complete(key, timestamp, output);
        next.clear();
        return hasStarted;
    }

    private void step(KeyMatches<T> key, PartialMatch<T> match, T event, long timestamp) throws Exception {
        conditions.visit(match);
        int count = transitions.find(match.stage());
        boolean isStart = kinds[match.stage()] == StageKind.START;
        if (isStart ? count == 0 : count == 1 && transitions.isSelfIgnore(0, match.stage())) {
            next.add(match);
            return;
        }
        results.clear();
        for (int i = 0; i < count; i++) {
            StageTransition transition = transitions.at(i);
            if (transition.action() == TransitionAction.TAKE) {
                take(transition, match, event(key, event, timestamp), isStart);
            } else if (!isStart) {
                results.add(
                        transition.target() == match.stage()
                                ? match
                                : new PartialMatch<>(transition.target(), match.last(), match.first()));
            }
        }
        if (isStart) results.add(match);
        keep(match, isStart && timestamp > 0);
    }

    private SharedEvent<T> event(KeyMatches<T> key, T event, long timestamp) {
        SharedEvent<T> present = shared;
        if (present != null) return present;
        SharedEvent<T> made = new SharedEvent<>(event, timestamp, key.takeSequence());
        shared = made;
        return made;
    }

    private void take(StageTransition transition, PartialMatch<T> match, SharedEvent<T> event, boolean isStart)
            throws Exception {
        TakenEvent<T> taken = new TakenEvent<>(event, patterns[transition.source()], isStart ? null : match.last());
        SharedEvent<T> first = isStart ? event : match.first();
        results.add(new PartialMatch<>(transition.target(), taken, first));
        int end = transitions.finalAfter(transition.target());
        if (end >= 0) results.add(new PartialMatch<>(end, taken, first));
    }

    /// Sorts the results of a partial match: matches, those that are dropped, and those that wait for the next
    /// event. If one result reaches a stop, no result waits.
    private void keep(PartialMatch<T> match, boolean isBeginning) {
        isChanged = true;
        count(match, -1);
        boolean isStopped = false;
        for (PartialMatch<T> result : results) {
            if (isBeginning && result.first() != null) hasStarted = true;
            switch (kinds[result.stage()]) {
                case FINAL -> found.add(result);
                case STOP -> isStopped = true;
                case START, NORMAL, PENDING -> {}
            }
        }
        if (isStopped) return;
        for (PartialMatch<T> result : results) {
            if (kinds[result.stage()] == StageKind.FINAL) continue;
            next.add(result);
            count(result, 1);
        }
    }

    /// Advances the time of a key: drops the partial matches whose time is over, and emits those that were
    /// waiting for this.
    public void advance(KeyMatches<T> key, long timestamp, MatchOutput<T> output) throws Exception {
        if (!isAnyOver(key, timestamp)) return;
        next.clear();
        found.clear();
        List<Timeout<T>> timeouts = new ArrayList<>();
        MatchQueue<T> running = key.running();
        for (int i = 0; i < running.size(); i++) {
            PartialMatch<T> match = running.at(i);
            long over = over(match, timestamp);
            if (over == Long.MAX_VALUE) {
                next.add(match);
                continue;
            }
            count(match, -1);
            if (kinds[match.stage()] == StageKind.PENDING) found.add(match);
            else if (reportsTimeouts) timeouts.add(new Timeout<>(match, over));
        }
        running.set(next);
        next.clear();
        complete(key, timestamp, output);
        for (Timeout<T> each : timeouts) output.timedOut(MatchPaths.events(each.match.last(), owned), each.timestamp);
    }

    private record Timeout<T>(PartialMatch<T> match, long timestamp) {}

    private boolean isAnyOver(KeyMatches<T> key, long timestamp) {
        MatchQueue<T> running = key.running();
        if (hasStageWindows) {
            for (int i = 0; i < running.size(); i++) {
                if (over(running.at(i), timestamp) != Long.MAX_VALUE) return true;
            }
            return false;
        }
        PartialMatch<T> earliest = running.first();
        return earliest != null && over(earliest, timestamp) != Long.MAX_VALUE;
    }

    /// Returns the time at which a partial match timed out, or `Long.MAX_VALUE` if its time is not over.
    private long over(PartialMatch<T> match, long timestamp) {
        TakenEvent<T> last = match.last();
        SharedEvent<T> first = match.first();
        if (last == null || first == null) return Long.MAX_VALUE;
        long sincePrevious = windows[match.stage()];
        long previous = last.event().timestamp();
        if (sincePrevious > 0 && timestamp - previous >= sincePrevious) return previous + sincePrevious;
        long sinceFirst = pattern.windowMillis();
        if (sinceFirst > 0 && timestamp - first.timestamp() >= sinceFirst) return first.timestamp() + sinceFirst;
        return Long.MAX_VALUE;
    }

    /// Emits the matches that no earlier partial match holds back, and drops what the skip strategy drops.
    private void complete(KeyMatches<T> key, long timestamp, MatchOutput<T> output) throws Exception {
        MatchQueue<T> completed = key.completedForChange();
        for (int i = 0; i < found.size(); i++) completed.add(found.at(i));
        found.clear();
        MatchQueue<T> running = key.running();
        boolean isSkipping = pattern.skip().isSkipStrategy();
        while (!completed.isEmpty()) {
            PartialMatch<T> held = running.first();
            if (isSkipping && held != null && completed.at(0).isAfter(held)) break;
            PartialMatch<T> match = completed.removeFirst();
            Predicate<PartialMatch<T>> isDropped = SkipRule.after(pattern.skip(), match);
            if (isDropped != null) {
                running.removeIf(isDropped, dropped -> count(dropped, -1));
                completed.removeIf(isDropped, _ -> {});
            }
            emitted.add(match);
        }
        key.trim();
        emit(timestamp, output);
    }

    private void emit(long timestamp, MatchOutput<T> output) throws Exception {
        if (emitted.isEmpty()) return;
        List<PartialMatch<T>> matches = List.copyOf(emitted);
        emitted.clear();
        for (PartialMatch<T> each : matches) output.matched(MatchPaths.events(each.last(), owned), timestamp);
    }

    /// Matches the events that waited, and advances the time.
    ///
    /// @param upTo the timestamp up to which events are matched
    /// @param now the time to which the time of the key advances afterwards
    /// @param comparator orders events with equal timestamps; null for the order of arrival
    /// @param started is called with the time of an event at which a partial match started
    /// @return whether an event was matched
    public boolean processBuffered(
            KeyMatches<T> key,
            long upTo,
            long now,
            @Nullable Comparator<? super T> comparator,
            LongConsumer started,
            MatchOutput<T> output)
            throws Exception {
        BufferedEvents<T> buffer = key.buffer();
        int due = 0;
        if (buffer != null) {
            due = buffer.sort(upTo, comparator);
            long advanced = Long.MIN_VALUE;
            for (int i = 0; i < due; i++) {
                long timestamp = buffer.timeAt(i);
                if (i == 0 || timestamp != advanced) advance(key, timestamp, output);
                advanced = timestamp;
                if (process(key, buffer.valueAt(i), timestamp, output)) started.accept(timestamp);
            }
            buffer.removeFirst(due);
        }
        advance(key, now, output);
        key.trim();
        return due > 0;
    }

    /// Returns whether partial matches can time out after their first event.
    public boolean hasWindow() {
        return pattern.windowMillis() > 0;
    }

    /// Returns the time, relative to its first event, at which a partial match times out.
    public long windowMillis() {
        return pattern.windowMillis();
    }
}
