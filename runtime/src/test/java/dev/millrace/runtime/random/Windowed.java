package dev.millrace.runtime.random;

import dev.millrace.api.DataStream;
import dev.millrace.api.SingleOutputStreamOperator;
import dev.millrace.api.window.TimeWindow;
import dev.millrace.api.window.Trigger;
import dev.millrace.api.window.evictor.CountEvictor;
import dev.millrace.api.window.trigger.CountTrigger;
import dev.millrace.api.window.trigger.EventTimeTrigger;
import dev.millrace.api.window.trigger.PurgingTrigger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Represents windows of one stream, by key or over all records.
sealed interface Windowed extends Step {
    /// Returns the key; empty for windows over all records.
    Optional<KeyKind> key();

    Yield result();

    Place place();

    default Object keyOf(Item item) {
        return key().<Object>map(kind -> kind.of(item)).orElse("all");
    }

    default boolean isOrdered(Known in) {
        return key().map(in::isOrderedBy).orElse(in.order() == Known.Order.ALL);
    }

    /// Lists the triggers of time windows.
    enum Firing {
        USUAL,
        PURGING,
        EACH_SECOND_RECORD;

        Trigger<Object, TimeWindow> trigger() {
            return switch (this) {
                case USUAL -> EventTimeTrigger.create();
                case PURGING -> PurgingTrigger.of(EventTimeTrigger.create());
                case EACH_SECOND_RECORD -> CountTrigger.of(2);
            };
        }
    }

    /// Represents windows in event time.
    ///
    /// @param latenessMillis the allowed lateness
    /// @param isKeepingLate whether the step also emits late records, from a side output
    /// @param lastOnly the maximum number of records from which a result is computed; 0 for all
    record Timed(
            Optional<KeyKind> key,
            Frame frame,
            Firing firing,
            int latenessMillis,
            boolean isKeepingLate,
            int lastOnly,
            Yield result,
            Place place)
            implements Windowed {

        @Override
        public boolean isDetermined(Flow flow) {
            Known in = flow.known();
            if (in.isReusing() && result == Yield.AGGREGATE_SHARING) return false;
            if (lastOnly > 0 && (!isOrdered(in) || frame.isMerging())) return false;
            if (firing == Firing.EACH_SECOND_RECORD && !isOrdered(in)) return false;
            return in.allowsWindows(frame.isMerging());
        }

        @Override
        public DataStream<Item> build(DataStream<Item> in) {
            SingleOutputStreamOperator<Item> results = key.isPresent() ? byKey(in, key.get()) : all(in);
            return isKeepingLate ? results.union(results.getSideOutput(Plain.SIDE)) : results;
        }

        private SingleOutputStreamOperator<Item> byKey(DataStream<Item> in, KeyKind kind) {
            var stream = kind.by(in).window(frame.assigner());
            if (firing != Firing.USUAL) stream.trigger(firing.trigger());
            if (latenessMillis > 0) stream.allowedLateness(Duration.ofMillis(latenessMillis));
            if (isKeepingLate) stream.sideOutputLateData(Plain.SIDE);
            if (lastOnly > 0) stream.evictor(CountEvictor.of(lastOnly));
            return place.put(result.on(stream, kind));
        }

        private SingleOutputStreamOperator<Item> all(DataStream<Item> in) {
            var stream = in.windowAll(frame.assigner());
            if (firing != Firing.USUAL) stream.trigger(firing.trigger());
            if (latenessMillis > 0) stream.allowedLateness(Duration.ofMillis(latenessMillis));
            if (isKeepingLate) stream.sideOutputLateData(Plain.SIDE);
            if (lastOnly > 0) stream.evictor(CountEvictor.of(lastOnly));
            return place.chain(result.onAll(stream));
        }

        @Override
        public Flow interpret(Flow in) {
            boolean isLateFree = in.known().isLateFree() || (latenessMillis == 0 && !isKeepingLate);
            Known known = in.known().unordered().parallelism(key.isPresent() ? place.parallelism() : 1);
            return new Panes(this).run(in, known.marks(known.marks(), isLateFree));
        }
    }

    /// Holds the windows of the interpreter.
    final class Panes extends Replay {
        private final Timed step;
        private final Map<Object, List<Pane>> byKey = new HashMap<>();

        Panes(Timed step) {
            this.step = step;
        }

        private static final class Pane {
            Frame.Span span;
            final List<Item> items = new ArrayList<>();
            int uncounted;

            Pane(Frame.Span span) {
                this.span = span;
            }

            long last() {
                return span.end() - 1;
            }
        }

        @Override
        void record(Item item, long time) {
            List<Pane> panes = byKey.computeIfAbsent(step.keyOf(item), _ -> new ArrayList<>());
            boolean isTaken = false;
            for (Frame.Span span : step.frame().spans(time)) {
                Pane pane = step.frame().isMerging() ? merged(panes, span) : pane(panes, span);
                if (pane.last() + step.latenessMillis() <= watermark) {
                    panes.remove(pane);
                    continue;
                }
                isTaken = true;
                take(pane, item);
            }
            boolean isLate = time + step.latenessMillis() <= watermark;
            if (!isTaken && isLate && step.isKeepingLate()) emit(item, time);
        }

        private static Pane pane(List<Pane> panes, Frame.Span span) {
            for (Pane pane : panes) if (pane.span.equals(span)) return pane;
            Pane pane = new Pane(span);
            panes.add(pane);
            return pane;
        }

        private static Pane merged(List<Pane> panes, Frame.Span span) {
            Pane merged = new Pane(span);
            for (Iterator<Pane> each = panes.iterator(); each.hasNext(); ) {
                Pane pane = each.next();
                if (!pane.span.touches(span)) continue;
                each.remove();
                merged.span = merged.span.cover(pane.span);
                merged.items.addAll(pane.items);
                merged.uncounted += pane.uncounted;
            }
            panes.add(merged);
            return merged;
        }

        private void take(Pane pane, Item item) {
            pane.items.add(item);
            if (step.firing() != Firing.EACH_SECOND_RECORD) {
                if (pane.last() <= watermark) fire(pane);
            } else if (++pane.uncounted >= 2) {
                pane.uncounted = 0;
                fire(pane);
            }
        }

        private void fire(Pane pane) {
            if (pane.items.isEmpty()) return;
            int surplus = pane.items.size() - step.lastOnly();
            if (step.lastOnly() > 0 && surplus > 0)
                pane.items.subList(0, surplus).clear();
            emit(step.result().of(pane.items, pane.span.start()), pane.last());
            if (step.firing() == Firing.PURGING) pane.items.clear();
        }

        @Override
        void risen(long before) {
            for (List<Pane> panes : byKey.values()) {
                for (Pane pane : panes) {
                    boolean isDue = before < pane.last() && pane.last() <= watermark;
                    if (isDue && step.firing() != Firing.EACH_SECOND_RECORD) fire(pane);
                }
                panes.removeIf(pane -> pane.last() + step.latenessMillis() <= watermark);
            }
        }
    }

    /// Represents windows with a fixed number of records.
    ///
    /// @param slide the number of records after which a window fires with the last records; 0 for tumbling windows
    record Counted(Optional<KeyKind> key, int size, int slide, Yield result, Place place) implements Windowed {
        @Override
        public boolean isDetermined(Flow in) {
            if (in.known().isReusing() && result == Yield.AGGREGATE_SHARING) return false;
            return isOrdered(in.known());
        }

        @Override
        public DataStream<Item> build(DataStream<Item> in) {
            if (key.isEmpty()) {
                return place.chain(result.onAll(slide == 0 ? in.countWindowAll(size) : in.countWindowAll(size, slide)));
            }
            var keyed = key.get().by(in);
            return place.put(
                    result.on(slide == 0 ? keyed.countWindow(size) : keyed.countWindow(size, slide), key.get()));
        }

        @Override
        public Flow interpret(Flow in) {
            Map<Object, List<Item>> items = new HashMap<>();
            Map<Object, Integer> counts = new HashMap<>();
            List<Event> out = new ArrayList<>();
            for (Event.Of record : in.records()) {
                Object owner = keyOf(record.item());
                List<Item> kept = items.computeIfAbsent(owner, _ -> new ArrayList<>());
                kept.add(record.item());
                if (counts.merge(owner, 1, Integer::sum) % (slide == 0 ? size : slide) != 0) continue;
                if (kept.size() > size) kept.subList(0, kept.size() - size).clear();
                out.add(new Event.Of(result.of(kept, 0), Long.MAX_VALUE));
                if (slide == 0) kept.clear();
            }
            Known known = in.known()
                    .unordered()
                    .parallelism(key.isPresent() ? place.parallelism() : 1)
                    .time(Known.Time.EXACT);
            return new Flow(out, known);
        }
    }
}
