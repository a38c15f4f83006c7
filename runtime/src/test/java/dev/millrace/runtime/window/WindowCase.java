package dev.millrace.runtime.window;

import dev.millrace.api.execution.ExecutionConfig;
import dev.millrace.api.plan.TaggedUnion;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.api.window.Evictor;
import dev.millrace.api.window.Trigger;
import dev.millrace.api.window.Window;
import dev.millrace.api.window.WindowAssigner;
import dev.millrace.api.window.assigner.EventTimeSessionWindows;
import dev.millrace.api.window.assigner.GlobalWindows;
import dev.millrace.api.window.assigner.SlidingEventTimeWindows;
import dev.millrace.api.window.assigner.TumblingEventTimeWindows;
import dev.millrace.api.window.evictor.CountEvictor;
import dev.millrace.api.window.evictor.DeltaEvictor;
import dev.millrace.api.window.evictor.TimeEvictor;
import dev.millrace.api.window.trigger.ContinuousEventTimeTrigger;
import dev.millrace.api.window.trigger.CountTrigger;
import dev.millrace.api.window.trigger.DeltaTrigger;
import dev.millrace.api.window.trigger.PurgingTrigger;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Describes a window of a test program.
///
/// @param count the size of count windows, count triggers and count evictors
/// @param lateSide whether late records go to a side output
record WindowCase(
        Kind kind,
        long size,
        long slide,
        long offset,
        Trig trigger,
        long lateness,
        Evict evictor,
        boolean evictsAfter,
        int count,
        Function function,
        Keying keying,
        boolean lateSide) {

    enum Kind {
        TUMBLING,
        TUMBLING_OFFSET,
        SLIDING,
        SLIDING_ODD,
        SLIDING_GAPS,
        SESSION,
        DYNAMIC_SESSION,
        GLOBAL,
        GLOBAL_END,
        COUNT,
        SLIDING_COUNT;

        boolean isSliding() {
            return this == SLIDING || this == SLIDING_ODD || this == SLIDING_GAPS;
        }

        boolean isSession() {
            return this == SESSION || this == DYNAMIC_SESSION;
        }

        boolean isGlobal() {
            return ordinal() >= GLOBAL.ordinal();
        }

        boolean isCount() {
            return ordinal() >= COUNT.ordinal();
        }
    }

    enum Trig {
        DEFAULT,
        COUNT,
        PURGING_COUNT,
        CONTINUOUS,
        DELTA,
        EARLY_LATE,
        LOSING
    }

    enum Evict {
        NONE,
        COUNT,
        TIME,
        DELTA,
        EVEN
    }

    enum Function {
        REDUCE,
        REDUCE_LONG,
        REDUCE_APPLY,
        REDUCE_PROCESS,
        AGGREGATE,
        AGGREGATE_LONG,
        AGGREGATE_ITSELF,
        AGGREGATE_NULL_MERGE,
        AGGREGATE_THROWING_MERGE,
        AGGREGATE_APPLY,
        AGGREGATE_PROCESS,
        APPLY,
        PROCESS;

        boolean isReduce() {
            return ordinal() <= REDUCE_PROCESS.ordinal();
        }

        boolean lacksMerge() {
            return this == AGGREGATE_NULL_MERGE || this == AGGREGATE_THROWING_MERGE;
        }
    }

    enum Keying {
        LONG,
        STRING,
        ALL,
        POJO
    }

    static WindowCase random(RandomGenerator random) {
        while (true) {
            WindowCase made = any(random);
            if (made.isSensible()) return made;
        }
    }

    private static WindowCase any(RandomGenerator random) {
        Kind kind = of(random, Kind.values());
        long unit = 3 + random.nextInt(12);
        long size = switch (kind) {
            case SLIDING -> unit * (2 + random.nextInt(4));
            case SLIDING_ODD -> unit * 2 + 1 + random.nextInt(2);
            default -> unit;
        };
        long slide = kind == Kind.SLIDING_GAPS ? unit + 1 + random.nextInt(9) : unit;
        boolean hasOffset = kind == Kind.TUMBLING_OFFSET || (kind.isSliding() && random.nextBoolean());
        long offset = hasOffset ? 1 + random.nextInt((int) slide - 1) : 0;
        return new WindowCase(
                kind,
                size,
                slide,
                offset,
                random.nextInt(3) == 0 ? Trig.DEFAULT : of(random, Trig.values()),
                of(random, new Long[] {0L, 0L, 1L, 5L, 50L, Long.MAX_VALUE}),
                random.nextInt(3) != 0 ? Evict.NONE : of(random, Evict.values()),
                random.nextBoolean(),
                1 + random.nextInt(5),
                of(random, Function.values()),
                of(random, new Keying[] {Keying.LONG, Keying.STRING, Keying.ALL}),
                random.nextBoolean());
    }

    private static <T> T of(RandomGenerator random, T[] values) {
        return values[random.nextInt(values.length)];
    }

    private boolean isSensible() {
        // A delta trigger cannot merge. A continuous trigger would never end in a window without an end.
        if (kind.isSession() && trigger == Trig.DELTA) return false;
        if (kind.isGlobal() && trigger == Trig.CONTINUOUS) return false;
        if (kind.isCount() && (trigger != Trig.DEFAULT || evictor != Evict.NONE || lateness != 0)) return false;
        if (kind.isSession() && function.lacksMerge()) return false;
        // The records of merged windows have no defined order.
        if (kind.isSession() && (evictor == Evict.COUNT || evictor == Evict.DELTA)) return false;
        boolean looksAtEvents = trigger == Trig.DELTA || evictor == Evict.DELTA;
        if (function == Function.REDUCE_LONG && looksAtEvents) return false;
        return kind.isSession() || keying == Keying.ALL || kind != Kind.GLOBAL || trigger != Trig.DEFAULT;
    }

    /// Returns the same windows over other keys.
    WindowCase by(Keying other) {
        return new WindowCase(
                kind, size, slide, offset, trigger, lateness, evictor, evictsAfter, count, function, other, lateSide);
    }

    /// Returns the same windows for a join. A join has no late side output, and its evictors and triggers see
    /// both sides.
    WindowCase forJoin() {
        Trig joining = trigger == Trig.DELTA ? Trig.EARLY_LATE : trigger;
        return new WindowCase(
                kind,
                size,
                slide,
                offset,
                joining,
                lateness,
                evictor,
                evictsAfter,
                count,
                Function.APPLY,
                Keying.LONG,
                false);
    }

    /// Returns whether the state of each window is dropped at some time.
    boolean isCleanedUp() {
        return !kind.isGlobal() && lateness != Long.MAX_VALUE && trigger != Trig.LOSING;
    }

    WindowAssigner<Object, ?> assigner() {
        Duration length = Duration.ofMillis(size);
        return switch (kind) {
            case TUMBLING -> TumblingEventTimeWindows.of(length);
            case TUMBLING_OFFSET -> TumblingEventTimeWindows.of(length, Duration.ofMillis(offset));
            case SLIDING, SLIDING_ODD, SLIDING_GAPS ->
                SlidingEventTimeWindows.of(length, Duration.ofMillis(slide), Duration.ofMillis(offset));
            case SESSION -> EventTimeSessionWindows.withGap(length);
            case DYNAMIC_SESSION -> EventTimeSessionWindows.withDynamicGap(record -> 2 + idOf(record) * 7 % 11);
            case GLOBAL_END -> GlobalWindows.createWithEndOfStreamTrigger();
            case GLOBAL, COUNT, SLIDING_COUNT -> GlobalWindows.create();
        };
    }

    static long idOf(Object record) {
        return record instanceof Long id ? id : eventOf(record).id;
    }

    private static Event eventOf(Object record) {
        if (!(record instanceof TaggedUnion<?, ?> side)) return (Event) record;
        return (Event) (side.isOne() ? side.getOne() : side.getTwo());
    }

    private static double apart(Object one, Object other) {
        return Math.abs(eventOf(one).time - eventOf(other).time);
    }

    /// Returns the trigger that the program sets, or null for the default trigger of the assigner.
    @SuppressWarnings({"unchecked", "rawtypes"})
    @Nullable
    Trigger<Object, Window> namedTrigger() {
        return (Trigger)
                switch (trigger) {
                    case DEFAULT -> null;
                    case COUNT -> CountTrigger.of(count);
                    case PURGING_COUNT -> PurgingTrigger.of(CountTrigger.of(count));
                    case CONTINUOUS -> ContinuousEventTimeTrigger.of(Duration.ofMillis(1 + size / 3));
                    case DELTA ->
                        DeltaTrigger.of(
                                count * 2.0,
                                (Event old, Event now) -> apart(old, now),
                                TypeInformation.of(Event.class)
                                        .createSerializer(new ExecutionConfig().getSerializerConfig()));
                    case EARLY_LATE -> new EarlyLateTrigger<>();
                    case LOSING -> new LosingTrigger<>();
                };
    }

    /// Returns the trigger in effect, set by the program or by default.
    @SuppressWarnings({"unchecked", "rawtypes"})
    Trigger<Object, Window> effectiveTrigger() {
        if (kind == Kind.COUNT) return (Trigger) PurgingTrigger.of(CountTrigger.of(count));
        if (kind == Kind.SLIDING_COUNT) return (Trigger) CountTrigger.of(slide);
        Trigger<Object, Window> named = namedTrigger();
        return named == null ? (Trigger) assigner().getDefaultTrigger() : named;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    @Nullable
    Evictor<Object, Window> namedEvictor() {
        return (Evictor)
                switch (evictor) {
                    case NONE -> null;
                    case COUNT -> CountEvictor.of(count, evictsAfter);
                    case EVEN -> new EvenEvictor<>(evictsAfter);
                    case TIME -> TimeEvictor.of(Duration.ofMillis(size / 2), evictsAfter);
                    case DELTA -> DeltaEvictor.of(size / 3.0, (Object old, Object now) -> apart(old, now), evictsAfter);
                };
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    @Nullable
    Evictor<Object, Window> effectiveEvictor() {
        return kind == Kind.SLIDING_COUNT ? (Evictor) CountEvictor.of(count) : namedEvictor();
    }

    /// Returns whether reductions may change their first argument. Not allowed if another window holds the
    /// same record.
    boolean mayMutate() {
        return !kind.isSliding() && effectiveEvictor() == null;
    }

    /// Returns whether the windows of a key fire in a defined order, so that state across windows is defined too.
    boolean hasCertainOrder() {
        return !kind.isSession() && (trigger == Trig.DEFAULT || trigger == Trig.COUNT || trigger == Trig.PURGING_COUNT);
    }
}
