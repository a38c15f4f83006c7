package dev.millrace.state.timer;

import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.state.KeyedPart;
import dev.millrace.state.KeyedRows;
import dev.millrace.state.KeyedSnapshot;
import dev.millrace.state.KeyedStates;
import dev.millrace.state.RowType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/// The timers of one operator in one subtask: each belongs to a key, a namespace and a time, and exists once however
/// often it
/// is registered. They fire in order of time, and those of one time in order of registration. Used by one thread at a
/// time.
///
/// @param <K> keys
/// @param <N> namespaces; compared by `equals`
public final class Timers<K, N> implements KeyedPart {
    /// What snapshots add to the name for either kind of time.
    public static final String EVENT_TIME = " event-time timers";
    public static final String PROCESSING_TIME = " processing-time timers";

    private final KeyedStates<K> keyed;
    private final RowType<N, Long> eventTimeRows;
    private final RowType<N, Long> processingTimeRows;
    private final TimerQueue<K, N> eventTime = new TimerQueue<>();
    private final TimerQueue<K, N> processingTime = new TimerQueue<>();

    /// Called for each timer that is due, with its key selected.
    @FunctionalInterface
    public interface Firing<K, N> {
        /// @param timestamp what the timer was registered for, in milliseconds
        void fire(N namespace, long timestamp);
    }

    /// @param name under which snapshots keep them; unique among an operator's
    /// @param namespaceSerializer how snapshots write namespaces
    public Timers(KeyedStates<K> keyed, String name, TypeSerializer<N> namespaceSerializer) {
        this.keyed = keyed;
        this.eventTimeRows = RowType.timers(name + EVENT_TIME, namespaceSerializer);
        this.processingTimeRows = RowType.timers(name + PROCESSING_TIME, namespaceSerializer);
        keyed.attach(this);
        keyed.restoreRows(eventTimeRows, eventTime::add);
        keyed.restoreRows(processingTimeRows, processingTime::add);
    }

    @Override
    @SuppressWarnings("unchecked")
    public void addTo(KeyedSnapshot<?> snapshot) throws IOException {
        KeyedSnapshot<K> own = (KeyedSnapshot<K>) snapshot;
        own.add(eventTimeRows, rows(eventTime));
        own.add(processingTimeRows, rows(processingTime));
    }

    private KeyedRows<K, N, Long> rows(TimerQueue<K, N> queue) {
        List<TimerQueue.Timer<K, N>> all = new ArrayList<>(queue.size());
        queue.forEach(all::add);
        return consumer -> {
            for (TimerQueue.Timer<K, N> each : all) {
                consumer.row(each.key(), each.hash(), each.namespace(), each.timestamp());
            }
        };
    }

    /// Registers for the current key.
    public void registerEventTime(N namespace, long timestamp) {
        eventTime.add(keyed.currentKey(), keyed.currentHash(), namespace, timestamp);
    }

    public void deleteEventTime(N namespace, long timestamp) {
        eventTime.remove(keyed.currentKey(), keyed.currentHash(), namespace, timestamp);
    }

    /// Registers for the current key.
    public void registerProcessingTime(N namespace, long timestamp) {
        processingTime.add(keyed.currentKey(), keyed.currentHash(), namespace, timestamp);
    }

    public void deleteProcessingTime(N namespace, long timestamp) {
        processingTime.remove(keyed.currentKey(), keyed.currentHash(), namespace, timestamp);
    }

    /// Fires everything up to a watermark, also what the callbacks register on the way.
    ///
    /// @return how many have fired
    public int advanceWatermark(long watermark, Firing<K, N> firing) {
        return fire(eventTime, watermark, firing);
    }

    /// The same for the wall clock.
    public int advanceProcessingTime(long millis, Firing<K, N> firing) {
        return fire(processingTime, millis, firing);
    }

    private int fire(TimerQueue<K, N> queue, long until, Firing<K, N> firing) {
        int fired = 0;
        TimerQueue.Timer<K, N> due;
        while ((due = queue.poll(until)) != null) {
            keyed.select(due.key(), due.hash());
            firing.fire(due.namespace(), due.timestamp());
            fired++;
        }
        return fired;
    }

    /// When the next processing-time timer is due; `Long.MAX_VALUE` if there is none.
    public long nextProcessingTime() {
        return processingTime.nextTimestamp();
    }

    @Override
    public int eventTimeTimers() {
        return eventTime.size();
    }

    @Override
    public int processingTimeTimers() {
        return processingTime.size();
    }

    /// Shows all event-time timers with their keys selected, in the order in which they would fire. They may be changed
    /// meanwhile.
    public void showEventTime(Firing<K, N> firing) {
        show(eventTime, firing);
    }

    /// The same for processing time.
    public void showProcessingTime(Firing<K, N> firing) {
        show(processingTime, firing);
    }

    private void show(TimerQueue<K, N> queue, Firing<K, N> firing) {
        List<TimerQueue.Timer<K, N>> all = new ArrayList<>();
        queue.forEach(all::add);
        for (TimerQueue.Timer<K, N> each : all) {
            keyed.select(each.key(), each.hash());
            firing.fire(each.namespace(), each.timestamp());
        }
    }

    /// All event-time timers, in the order in which they would fire.
    public void forEachEventTime(BiConsumer<N, Long> consumer) {
        eventTime.forEach(timer -> consumer.accept(timer.namespace(), timer.timestamp()));
    }
}
