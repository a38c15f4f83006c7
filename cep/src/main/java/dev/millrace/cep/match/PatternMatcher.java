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
    private final PartialMatch start;
    private final EdgeReferences<T> references;
    private final RunRows<T> runningRows;
    private final RunRows<T> completedRows;
    private final List<String> stageNames;
    private final MatchRows<T> rows;
    private final DueEvents<T> due = new DueEvents<>();
    private final AtomicLongArray waiting;
    private final MatchQueue next = new MatchQueue();
    private final MatchQueue found = new MatchQueue();
    private final List<PartialMatch> results = new ArrayList<>();
    private final List<PartialMatch> emitted = new ArrayList<>();
    private MatchQueue running = new MatchQueue();
    private MatchQueue completed = new MatchQueue();
    private boolean isChanged;
    private boolean hasStarted;

    /// Creates a matcher.
    ///
    /// @param reportsTimeouts whether timed-out partial matches go to the output
    /// @param processingTime the clock for conditions
    /// @param owned returns the object that user code receives for an event of a match
    /// @param rows stores the rows of the key whose events are being matched
    public PatternMatcher(
            CompiledPattern<T> pattern,
            boolean reportsTimeouts,
            LongSupplier processingTime,
            UnaryOperator<T> owned,
            MatchRows<T> rows) {
        List<PatternStage> stages = pattern.stages();
        this.pattern = pattern;
        this.reportsTimeouts = reportsTimeouts;
        this.owned = owned;
        this.kinds = stages.stream().map(PatternStage::kind).toArray(StageKind[]::new);
        this.patterns = stages.stream().map(PatternStage::pattern).toArray(String[]::new);
        this.windows = stages.stream().mapToLong(PatternStage::windowMillis).toArray();
        this.hasStageWindows = stages.stream().anyMatch(stage -> stage.windowMillis() > 0);
        this.stageNames = stages.stream().map(PatternStage::name).toList();
        this.rows = rows;
        this.references = new EdgeReferences<>(rows);
        this.runningRows = new RunRows<>(rows, MatchRows.RUNS, stageNames);
        this.completedRows = new RunRows<>(rows, MatchRows.COMPLETED, stageNames);
        this.conditions = new ConditionEvaluator<>(pattern.conditions(), processingTime, owned, rows);
        this.transitions = new TransitionFinder(stages, conditions::test);
        this.start = PartialMatch.empty(pattern.start());
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

    /// Returns the names of the stages.
    public List<String> stageNames() {
        return stageNames;
    }

    /// Returns all partial matches of the current key, including the one without events.
    public List<PartialMatch> runs(KeyMatches<T> key) {
        MatchQueue all = runningRows.open(key.running(), key.runningInRows());
        List<PartialMatch> runs = all.list(0, all.size());
        key.runningInRows(runningRows.close(all, key.running()));
        return runs;
    }

    /// Counts the partial matches of a restored key.
    public void count(List<PartialMatch> runs) {
        for (PartialMatch each : runs) count(each, 1);
    }

    private void count(PartialMatch match, int by) {
        if (!match.hasEvents()) return;
        int stage = match.stage();
        waiting.setRelease(stage, waiting.getPlain(stage) + by);
    }

    private void open(KeyMatches<T> key) {
        running = runningRows.open(key.running(), key.runningInRows());
        MatchQueue waits = key.completed();
        if (waits == null) return;
        completed = completedRows.open(waits, key.completedInRows());
    }

    private void close(KeyMatches<T> key) {
        references.settle();
        key.runningInRows(runningRows.close(running, key.running()));
        MatchQueue waits = key.completed();
        if (waits != null) key.completedInRows(completedRows.close(completed, waits));
        key.trim();
    }

    /// Advances the time of the current key to that of an event, and matches the event.
    ///
    /// @return whether a partial match started, so that its time begins
    public boolean match(KeyMatches<T> key, T event, long timestamp, MatchOutput<T> output) throws Exception {
        open(key);
        if (isAnyOver(timestamp)) expire(key, timestamp, output);
        boolean isBeginning = step(key, event, timestamp, output);
        close(key);
        return isBeginning;
    }

    /// Matches an event of the current key.
    ///
    /// @return whether a partial match started, so that its time begins
    private boolean step(KeyMatches<T> key, T event, long timestamp, MatchOutput<T> output) throws Exception {
        conditions.begin(event, timestamp);
        references.begin(event, timestamp);
        isChanged = false;
        hasStarted = false;
        next.clear();
        found.clear();
        for (int i = 0; i < running.size(); i++) step(key, running.at(i), timestamp);
        conditions.end();
        if (isChanged) running.set(next);
        if (!found.isEmpty() || (isChanged && key.completed() != null)) complete(key, timestamp, output);
        next.clear();
        references.settle();
        return hasStarted;
    }

    private void step(KeyMatches<T> key, PartialMatch match, long timestamp) throws Exception {
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
                take(key, transition, match, timestamp, isStart);
            } else if (!isStart) {
                results.add(transition.target() == match.stage() ? match : match.at(transition.target()));
            }
        }
        if (isStart) results.add(match);
        keep(match, isStart && timestamp > 0);
    }

    private void take(
            KeyMatches<T> key, StageTransition transition, PartialMatch match, long timestamp, boolean isStart)
            throws Exception {
        if (!references.isTaken()) references.number(key.takeSequence());
        long event = references.number();
        int edge = references.take(patterns[transition.source()], isStart ? -1 : match.last(), match.edge());
        PartialMatch taken = new PartialMatch(
                transition.target(),
                event,
                edge,
                timestamp,
                isStart ? event : match.first(),
                isStart ? timestamp : match.firstTime());
        results.add(taken);
        int end = transitions.finalAfter(transition.target());
        if (end >= 0) results.add(taken.at(end));
    }

    /// Sorts the results of a partial match: matches, those that are dropped, and those that wait for the next
    /// event. If one result reaches a stop, no result waits.
    private void keep(PartialMatch match, boolean isBeginning) {
        isChanged = true;
        drop(match);
        boolean isStopped = false;
        for (PartialMatch result : results) {
            if (isBeginning && result.hasEvents()) hasStarted = true;
            switch (kinds[result.stage()]) {
                case FINAL -> found.add(result);
                case STOP -> isStopped = true;
                case START, NORMAL, PENDING -> {}
            }
        }
        if (isStopped) return;
        for (PartialMatch result : results) {
            if (kinds[result.stage()] == StageKind.FINAL) continue;
            next.add(result);
            references.change(result, 1);
            count(result, 1);
        }
    }

    /// Notes that a partial match is no longer among those that run.
    private void drop(PartialMatch match) {
        references.change(match, -1);
        count(match, -1);
    }

    /// Advances the time of the current key: drops the partial matches whose time is over, and emits those that were
    /// waiting for this.
    public void advance(KeyMatches<T> key, long timestamp, MatchOutput<T> output) throws Exception {
        // Without limits between two events, the partial match that started first is the first one to time out.
        if (!hasStageWindows && !isOver(key.running().first(), timestamp)) return;
        open(key);
        if (isAnyOver(timestamp)) expire(key, timestamp, output);
        close(key);
    }

    private void expire(KeyMatches<T> key, long timestamp, MatchOutput<T> output) throws Exception {
        next.clear();
        found.clear();
        List<Timeout> timeouts = new ArrayList<>();
        for (int i = 0; i < running.size(); i++) {
            PartialMatch match = running.at(i);
            long over = over(match, timestamp);
            if (over == Long.MAX_VALUE) {
                next.add(match);
                continue;
            }
            drop(match);
            if (kinds[match.stage()] == StageKind.PENDING) found.add(match);
            else if (reportsTimeouts) timeouts.add(new Timeout(match, over));
        }
        running.set(next);
        next.clear();
        complete(key, timestamp, output);
        for (Timeout each : timeouts) {
            output.timedOut(MatchPaths.events(TakenEvent.last(rows, each.match), owned), each.timestamp);
        }
        references.settle();
    }

    private record Timeout(PartialMatch match, long timestamp) {}

    private boolean isAnyOver(long timestamp) {
        if (!hasStageWindows) return isOver(running.first(), timestamp);
        for (int i = 0; i < running.size(); i++) if (isOver(running.at(i), timestamp)) return true;
        return false;
    }

    private boolean isOver(@Nullable PartialMatch match, long timestamp) {
        return match != null && over(match, timestamp) != Long.MAX_VALUE;
    }

    /// Returns the time at which a partial match timed out, or `Long.MAX_VALUE` if its time is not over.
    private long over(PartialMatch match, long timestamp) {
        if (!match.hasEvents()) return Long.MAX_VALUE;
        long sincePrevious = windows[match.stage()];
        long previous = match.lastTime();
        if (sincePrevious > 0 && timestamp - previous >= sincePrevious) return previous + sincePrevious;
        long sinceFirst = pattern.windowMillis();
        if (sinceFirst > 0 && timestamp - match.firstTime() >= sinceFirst) return match.firstTime() + sinceFirst;
        return Long.MAX_VALUE;
    }

    /// Emits the matches that no earlier partial match holds back, and drops what the skip strategy drops.
    private void complete(KeyMatches<T> key, long timestamp, MatchOutput<T> output) throws Exception {
        if (key.completed() == null) completed = key.completedForChange();
        for (int i = 0; i < found.size(); i++) {
            completed.add(found.at(i));
            references.change(found.at(i), 1);
        }
        found.clear();
        boolean isSkipping = pattern.skip().isSkipStrategy();
        while (!completed.isEmpty()) {
            PartialMatch held = running.first();
            if (isSkipping && held != null && completed.at(0).isAfter(held)) break;
            PartialMatch match = completed.removeFirst();
            references.change(match, -1);
            Predicate<PartialMatch> isDropped = SkipRule.after(pattern.skip(), match, references);
            if (isDropped != null) {
                running.removeIf(isDropped, this::drop);
                completed.removeIf(isDropped, dropped -> references.change(dropped, -1));
            }
            emitted.add(match);
        }
        emit(timestamp, output);
    }

    private void emit(long timestamp, MatchOutput<T> output) throws Exception {
        if (emitted.isEmpty()) return;
        List<PartialMatch> matches = List.copyOf(emitted);
        emitted.clear();
        for (PartialMatch each : matches) {
            output.matched(MatchPaths.events(TakenEvent.last(references, each), owned), timestamp);
        }
    }

    /// Lets no further match begin for the current key. The partial matches with events stay.
    public void endBeginnings(KeyMatches<T> key) {
        open(key);
        running.removeIf(match -> !match.hasEvents(), _ -> {});
        close(key);
    }

    /// Removes the waiting events of the current key up to a timestamp, and returns them. The result is valid until
    /// the next call.
    public DueEvents<T> takeDue(KeyMatches<T> key, long upTo) {
        BufferedEvents<T> buffer = key.buffer();
        due.clear();
        if (buffer != null) buffer.takeDue(upTo, null, rows, due);
        key.trim();
        return due;
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
        due.clear();
        if (buffer != null) buffer.takeDue(upTo, comparator, rows, due);
        boolean hasMatched = due.size() > 0;
        if (!hasMatched) {
            advance(key, now, output);
            key.trim();
            return false;
        }
        open(key);
        long advanced = Long.MIN_VALUE;
        for (int i = 0; i < due.size(); i++) {
            long timestamp = due.timeAt(i);
            if ((i == 0 || timestamp != advanced) && isAnyOver(timestamp)) expire(key, timestamp, output);
            advanced = timestamp;
            if (step(key, due.valueAt(i), timestamp, output)) started.accept(timestamp);
        }
        due.clear();
        if (isAnyOver(now)) expire(key, now, output);
        close(key);
        return true;
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
