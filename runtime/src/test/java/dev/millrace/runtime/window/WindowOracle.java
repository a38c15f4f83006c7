package dev.millrace.runtime.window;

import dev.millrace.api.metric.MetricGroup;
import dev.millrace.api.metric.UnregisteredMetricsGroup;
import dev.millrace.api.window.Evictor;
import dev.millrace.api.window.TimeWindow;
import dev.millrace.api.window.TimestampedValue;
import dev.millrace.api.window.Trigger;
import dev.millrace.api.window.TriggerResult;
import dev.millrace.api.window.Window;
import dev.millrace.api.window.WindowAssigner;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Implements the documented semantics of windows in the simplest way. Stores every record in the lists of all its
/// windows and scans them. Shares only the public classes with the engine: assigners, triggers and evictors.
class WindowOracle {
    private final WindowCase windowCase;
    private final WindowAssigner<Object, Window> assigner;
    private final Trigger<Object, Window> trigger;
    private final @Nullable Evictor<Object, Window> evictor;
    private final long keys;
    private final Map<Place, List<Event>> contents = new HashMap<>();
    /// The active merging windows of each key.
    private final Map<Object, Set<Window>> sessions = new HashMap<>();
    private final Map<Place, Integer> callsOfWindow = new HashMap<>();
    private final Map<Object, Integer> callsOfKey = new HashMap<>();
    private final OracleTimers timers;
    private final List<String> lines = new ArrayList<>();
    private long watermark = Long.MIN_VALUE;
    private int dropped;

    /// Represents a window of a key.
    record Place(Object key, Window window) {}

    @SuppressWarnings("unchecked")
    WindowOracle(WindowCase windowCase, long keys) {
        this.windowCase = windowCase;
        this.keys = keys;
        this.assigner = (WindowAssigner<Object, Window>) windowCase.assigner();
        this.trigger = windowCase.effectiveTrigger();
        this.evictor = windowCase.effectiveEvictor();
        this.timers = new OracleTimers(() -> watermark);
    }

    /// Returns all results of a script up to the end of the input, in no defined order.
    List<String> run(Script script) throws Exception {
        for (Event event : script.events()) {
            record(event);
            if (event.watermark != Long.MIN_VALUE) advance(event.watermark);
        }
        advance(Long.MAX_VALUE);
        return lines;
    }

    /// Simulates a restart from a snapshot, which does not contain the watermark.
    void restart() {
        watermark = Long.MIN_VALUE;
    }

    List<String> lines() {
        return lines;
    }

    /// Returns the number of dropped late records.
    int dropped() {
        return dropped;
    }

    Object key(Event event) {
        return switch (windowCase.keying()) {
            case LONG -> event.id * 31 % keys;
            case STRING, POJO -> "k" + event.id * 31 % keys;
            case ALL -> "all";
        };
    }

    /// Returns the record in the form that the program's windows hold: the event, or in some cases only its ID.
    Object shown(Event event) {
        return windowCase.function() == WindowCase.Function.REDUCE_LONG ? (Object) event.id : event;
    }

    void record(Event event) throws Exception {
        Object key = key(event);
        boolean isTaken = false;
        for (Window assigned : assigner.assignWindows(shown(event), event.time, new NoClock())) {
            Window window = windowCase.kind().isSession() ? merge(key, (TimeWindow) assigned) : assigned;
            Place place = new Place(key, window);
            if (assigner.isEventTime() && cleanupTime(window) <= watermark) {
                sessionsOf(key).remove(window);
                continue;
            }
            isTaken = true;
            contents.computeIfAbsent(place, _ -> new ArrayList<>()).add(event);
            act(place, trigger.onElement(shown(event), event.time, window, timers.context(place)));
            if (assigner.isEventTime() && cleanupTime(window) != Long.MAX_VALUE) {
                timers.register(place, cleanupTime(window));
            }
        }
        boolean isLate = assigner.isEventTime() && later(event.time, windowCase.lateness()) <= watermark;
        if (isTaken || !isLate) return;
        if (windowCase.lateSide()) lines.add("late " + shown(event) + " @" + event.time);
        else dropped++;
    }

    private Set<Window> sessionsOf(Object key) {
        return sessions.computeIfAbsent(key, _ -> new LinkedHashSet<>());
    }

    private Window merge(Object key, TimeWindow added) throws Exception {
        Set<Window> open = sessionsOf(key);
        List<Window> merged = new ArrayList<>();
        long start = added.getStart();
        long end = added.getEnd();
        for (Window each : open) {
            TimeWindow other = (TimeWindow) each;
            if (other.getStart() > added.getEnd() || added.getStart() > other.getEnd()) continue;
            merged.add(other);
            start = Math.min(start, other.getStart());
            end = Math.max(end, other.getEnd());
        }
        TimeWindow result = new TimeWindow(start, end);
        open.removeAll(merged);
        open.add(result);
        if (merged.isEmpty() || merged.equals(List.of(result))) return result;
        Place target = new Place(key, result);
        trigger.onMerge(result, timers.merging(target, merged));
        List<Event> all = new ArrayList<>();
        for (Window each : merged) {
            Place old = new Place(key, each);
            trigger.clear(each, timers.context(old));
            timers.delete(old, cleanupTime(each));
            List<Event> moved = contents.remove(old);
            if (moved != null) all.addAll(moved);
        }
        contents.put(target, all);
        return result;
    }

    void advance(long to) throws Exception {
        watermark = to;
        OracleTimers.Timer due;
        while ((due = timers.due(to)) != null) {
            Place place = due.place();
            boolean isGone =
                    windowCase.kind().isSession() && !sessionsOf(place.key).contains(place.window);
            if (isGone) continue;
            act(place, trigger.onEventTime(due.time(), place.window, timers.context(place)));
            if (assigner.isEventTime() && due.time() == cleanupTime(place.window)) cleanUp(place);
        }
    }

    private void cleanUp(Place place) throws Exception {
        contents.remove(place);
        trigger.clear(place.window, timers.context(place));
        Integer calls = callsOfWindow.remove(place);
        sessionsOf(place.key).remove(place.window);
        if (!isProcess()) return;
        String counts = windowCase.kind().isSession() ? "" : " n" + calls;
        lines.add("clear " + place.window + counts + " @" + place.window.maxTimestamp());
    }

    private boolean isProcess() {
        return windowCase.function().name().endsWith("PROCESS");
    }

    private void act(Place place, TriggerResult result) throws Exception {
        List<Event> kept = contents.getOrDefault(place, List.of());
        if (result.isFire() && !kept.isEmpty()) fire(place, kept);
        if (result.isPurge()) contents.remove(place);
    }

    private void fire(Place place, List<Event> kept) {
        List<TimestampedValue<Object>> stamped = new ArrayList<>();
        Map<TimestampedValue<Object>, Event> origin = new java.util.IdentityHashMap<>();
        for (Event event : kept) {
            TimestampedValue<Object> value = new TimestampedValue<>(shown(event), event.time);
            stamped.add(value);
            origin.put(value, event);
        }
        if (evictor != null) evictor.evictBefore(stamped, stamped.size(), place.window, new NoClock());
        emit(place, stamped.stream().map(origin::get).toList());
        if (evictor == null) return;
        evictor.evictAfter(stamped, stamped.size(), place.window, new NoClock());
        contents.put(place, new ArrayList<>(stamped.stream().map(origin::get).toList()));
    }

    private void emit(Place place, List<Event> records) {
        // A reduction has no result without records.
        if (records.isEmpty() && windowCase.function().isReduce()) return;
        String stamp = " @" + place.window.maxTimestamp();
        for (String result : results(place, records)) lines.add(result + stamp);
        if (isProcess()) lines.add("fired " + place.key + " " + place.window + stamp);
    }

    /// Returns the results of the window function for some records.
    List<String> results(Place place, List<Event> records) {
        long sum = records.stream().mapToLong(event -> event.id).sum();
        String total = records.size() == 1 ? "" + sum : sum + "x" + records.size();
        String ids =
                WindowFunctions.text(records.stream().map(event -> event.id).toList(), true);
        boolean sorts = windowCase.kind().isSession();
        String head = place.key + " " + place.window + " ";
        return List.of(
                switch (windowCase.function()) {
                    case REDUCE -> total;
                    case REDUCE_LONG, AGGREGATE_LONG -> "" + sum;
                    case AGGREGATE, AGGREGATE_ITSELF, AGGREGATE_NULL_MERGE, AGGREGATE_THROWING_MERGE -> ids;
                    case REDUCE_APPLY -> head + "[" + total + "]";
                    case REDUCE_PROCESS -> head + "[" + total + "]" + processed(place);
                    case AGGREGATE_APPLY -> head + "[" + ids + "]";
                    case AGGREGATE_PROCESS -> head + "[" + ids + "]" + processed(place);
                    case APPLY -> head + WindowFunctions.text(records, sorts);
                    case PROCESS -> head + WindowFunctions.text(records, sorts) + processed(place);
                });
    }

    private String processed(Place place) {
        int ofWindow = callsOfWindow.merge(place, 1, Integer::sum);
        int ofKey = callsOfKey.merge(place.key, 1, Integer::sum);
        return (windowCase.kind().isSession() ? "" : " n" + ofWindow)
                + (windowCase.hasCertainOrder() ? " g" + ofKey : "")
                + (windowCase.keying() == WindowCase.Keying.ALL ? "" : " w" + watermark);
    }

    private long cleanupTime(Window window) {
        return later(window.maxTimestamp(), windowCase.lateness());
    }

    private static long later(long time, long more) {
        return time > Long.MAX_VALUE - more ? Long.MAX_VALUE : time + more;
    }

    private final class NoClock extends WindowAssigner.WindowAssignerContext implements Evictor.EvictorContext {
        @Override
        public long getCurrentProcessingTime() {
            throw new IllegalStateException("these windows do not look at the clock");
        }

        @Override
        public MetricGroup getMetricGroup() {
            return new UnregisteredMetricsGroup();
        }

        @Override
        public long getCurrentWatermark() {
            return watermark;
        }
    }
}
