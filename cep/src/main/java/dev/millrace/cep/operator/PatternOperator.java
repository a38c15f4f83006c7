package dev.millrace.cep.operator;

import dev.millrace.api.operator.VoidNamespace;
import dev.millrace.api.operator.VoidNamespaceSerializer;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.base.fault.Check;
import dev.millrace.cep.compile.PatternStage;
import dev.millrace.cep.functions.TimedOutPartialMatchHandler;
import dev.millrace.cep.match.BufferedEvents;
import dev.millrace.cep.match.KeyMatches;
import dev.millrace.cep.match.PartialMatch;
import dev.millrace.cep.match.PatternMatcher;
import dev.millrace.cep.pattern.conditions.IterativeCondition;
import dev.millrace.exchange.Batch;
import dev.millrace.runtime.chain.ChainFaults;
import dev.millrace.runtime.chain.OperatorContext;
import dev.millrace.runtime.chain.Receiver;
import dev.millrace.runtime.chain.UserFailures;
import dev.millrace.runtime.chain.UserFunctions;
import dev.millrace.runtime.metric.SubtaskMetrics;
import dev.millrace.runtime.operator.KeyedTimers;
import dev.millrace.runtime.operator.OneInput;
import dev.millrace.runtime.window.record.RecordReading;
import dev.millrace.runtime.window.session.SessionAlarms;
import dev.millrace.state.KeyedStates;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Finds a pattern in the events of each key. In event time, events wait for the watermark; in processing time,
/// they are matched at once, or in the next millisecond if a comparator orders them.
final class PatternOperator<T, OUT> implements OneInput<T> {
    private final PatternSettings<T, OUT> settings;
    private final KeyedStates<Object> keyed;
    private final MatchStates<T> states;
    private final PatternMatcher<T> matcher;
    private final PatternOutput<T, OUT> output;
    private final Receiver<?> control;
    private final UserFailures failures;
    private final SubtaskMetrics metrics;
    private final @Nullable Receiver<Object> late;
    /// Holds an alarm for each time, one millisecond late, at which a key has to do something.
    private final SessionAlarms alarms;
    private final @Nullable KeyedTimers<VoidNamespace> timers;
    /// The number of events that wait, over all keys.
    private final AtomicLong waitingEvents = new AtomicLong();

    private long watermark = Long.MIN_VALUE;

    /// Creates the operator, opens the functions and restores the matches.
    @SuppressWarnings("unchecked")
    PatternOperator(PatternSettings<T, OUT> settings, OperatorContext context) {
        this.settings = settings;
        this.keyed = context.keyedStates();
        this.control = context.control();
        this.failures = context.failures();
        this.metrics = context.metrics();
        this.late = settings.lateTag() == null ? null : context.side(settings.lateTag());
        TypeSerializer<T> events = (TypeSerializer<T>) context.step()
                .inputs()
                .getFirst()
                .type()
                .createSerializer(context.execution().getSerializerConfig());
        RecordReading reading = RecordReading.alone((TypeSerializer<Object>) events);
        for (IterativeCondition<T> each : settings.pattern().conditions()) context.open(each);
        context.open(settings.function());
        this.output = new PatternOutput<>(settings, context);
        List<String> stages =
                settings.pattern().stages().stream().map(PatternStage::name).toList();
        this.states = new MatchStates<>(keyed, stages, events);
        this.matcher = new PatternMatcher<>(
                settings.pattern(),
                settings.function() instanceof TimedOutPartialMatchHandler,
                () -> context.host().clock().millis(),
                event -> (T) reading.own(true, event),
                states.rows());
        this.alarms = new SessionAlarms(keyed.keyShape().isPrimitive(), Math.max(1, matcher.windowMillis()));
        this.timers = settings.isProcessingTime()
                ? new KeyedTimers<>(
                        context, "pattern timers", VoidNamespaceSerializer.INSTANCE, (_, _) -> onProcessingTime())
                : null;
        keyed.attach(snapshot -> {
            reading.begins();
            snapshot.onRelease(reading::ends);
        });
        states.forEach(this::begin);
        PatternMetrics.register(
                context.runtime().getMetricGroup(),
                settings.pattern().stages(),
                matcher,
                states.held().events(),
                waitingEvents);
    }

    /// Counts the restored matches of the current key and sets their alarms.
    private void begin(KeyMatches<T> matches) {
        List<PartialMatch> runs = matcher.runs(matches);
        matcher.count(runs);
        states.held().restored(matches);
        countWaiting(waiting(matches));
        if (settings.isProcessingTime()) return;
        BufferedEvents<T> buffer = matches.buffer();
        if (buffer != null) remind(buffer.earliest());
        if (!matcher.hasWindow()) return;
        for (PartialMatch each : runs) {
            if (each.hasEvents()) remind(each.firstTime() + matcher.windowMillis());
        }
    }

    /// Sets an alarm for the current key.
    private void remind(long time) {
        long alarm = time == Long.MAX_VALUE ? time : time + 1;
        if (keyed.keyShape().isPrimitive()) alarms.set(alarm, keyed.currentLongKey());
        else alarms.set(alarm, keyed.currentKey(), keyed.currentHash());
    }

    @Override
    public Receiver<?> control() {
        return control;
    }

    @Override
    public void record(T value, long timestamp) {
        if (settings.isProcessingTime()) arrived(value);
        else buffer(value, timestamp);
    }

    private void buffer(T value, long timestamp) {
        if (timestamp == Batch.NO_TIMESTAMP) {
            throw ChainFaults.NO_TIMESTAMP
                    .what("A pattern in event time received a record without a timestamp: %s", value)
                    .fix("Call assignTimestampsAndWatermarks(…) on the stream, or inProcessingTime() on the pattern.");
        }
        if (timestamp <= watermark) {
            if (late == null) metrics.droppedLateRecord();
            else late.record(value, timestamp);
            return;
        }
        KeyMatches<T> matches = made();
        BufferedEvents<T> buffer = matches.buffer();
        if (buffer == null || timestamp < buffer.earliest()) remind(timestamp);
        matches.buffer(value, timestamp, states.rows());
        countWaiting(1);
    }

    /// Returns the matches of the current key, which are new if the key has none.
    private KeyMatches<T> made() {
        KeyMatches<T> known = states.find();
        if (known != null) return known;
        KeyMatches<T> made = matcher.newKey();
        states.put(made);
        return made;
    }

    private static int waiting(KeyMatches<?> matches) {
        BufferedEvents<?> buffer = matches.buffer();
        return buffer == null ? 0 : buffer.size();
    }

    private void countWaiting(int by) {
        waitingEvents.setRelease(waitingEvents.getPlain() + by);
    }

    private void arrived(T value) {
        KeyedTimers<VoidNamespace> clock = Check.present(timers, "the timers");
        long now = clock.currentProcessingTime();
        try {
            if (settings.comparator() != null) {
                made().buffer(value, now, states.rows());
                countWaiting(1);
                clock.registerProcessingTimeTimer(VoidNamespace.INSTANCE, now + 1);
                return;
            }
            KeyMatches<T> known = states.find();
            KeyMatches<T> matches = known == null ? matcher.newKey() : known;
            if (matcher.match(matches, value, now, output)) began(now);
            settle(known != null, matches);
        } catch (Throwable thrown) {
            throw failures.at(thrown, value, now);
        }
    }

    /// Sets a timer for the end of the time of a partial match.
    private void began(long timestamp) {
        if (!matcher.hasWindow()) return;
        Check.present(timers, "the timers")
                .registerProcessingTimeTimer(VoidNamespace.INSTANCE, timestamp + matcher.windowMillis() + 1);
    }

    /// Keeps the matches of the current key, or drops the key if it has none.
    ///
    /// @param isKnown whether the state has the key
    private void settle(boolean isKnown, KeyMatches<T> matches) {
        boolean isIdle = matches.isIdle();
        if (isKnown && isIdle) states.remove();
        else if (!isKnown && !isIdle) states.put(matches);
    }

    private void onProcessingTime() {
        KeyMatches<T> matches = states.find();
        if (matches == null) return;
        long now = Check.present(timers, "the timers").currentProcessingTime();
        try {
            int before = waiting(matches);
            matcher.processBuffered(matches, Long.MAX_VALUE, now, settings.comparator(), this::began, output);
            countWaiting(waiting(matches) - before);
            settle(true, matches);
        } catch (Throwable thrown) {
            throw failures.during(thrown, "at the processing time " + now);
        }
    }

    @Override
    public void watermark(long timestamp) {
        watermark = timestamp;
        try {
            alarms.advance(timestamp, this::goesOff);
        } catch (Throwable thrown) {
            throw failures.during(thrown, "at the watermark " + timestamp);
        }
        control.watermark(timestamp);
    }

    private void goesOff(long end, long number, @Nullable Object key, int hash) throws Exception {
        if (key == null) keyed.selectLong(number, keyed.keyShape().hashLong(number));
        else keyed.select(key, hash);
        KeyMatches<T> matches = states.find();
        if (matches == null) return;
        int before = waiting(matches);
        boolean hasMatched =
                matcher.processBuffered(matches, watermark, watermark, settings.comparator(), this::ends, output);
        countWaiting(waiting(matches) - before);
        if (matches.isIdle()) {
            states.remove();
            return;
        }
        BufferedEvents<T> buffer = matches.buffer();
        if (hasMatched && buffer != null) remind(buffer.earliest());
    }

    /// Sets an alarm for the end of the time of a partial match.
    private void ends(long start) {
        long end = start + matcher.windowMillis();
        if (matcher.hasWindow() && end > watermark) remind(end);
    }

    @Override
    public void close() throws Exception {
        UserFunctions.close(settings.function());
        for (IterativeCondition<T> each : settings.pattern().conditions()) UserFunctions.close(each);
    }
}
