package dev.millrace.state.timer;

import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.state.KeyedPart;
import dev.millrace.state.KeyedSnapshot;
import dev.millrace.state.KeyedStates;
import dev.millrace.state.rows.RowType;
import dev.millrace.state.rows.TimerRows;
import dev.millrace.state.table.CompositeTable;
import java.io.IOException;

/// The timers of one operator in one subtask: each belongs to a key, a namespace and a time, and exists once however
/// often it is registered. They fire in order of time, and those of one time in order of registration. Used by one
/// thread at a time.
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
    private final TimerQueue<K> eventTime;
    private final TimerQueue<K> processingTime;

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
        this.eventTime = new TimerQueue<>(keyed);
        this.processingTime = new TimerQueue<>(keyed);
        restore(eventTimeRows, eventTime);
        restore(processingTimeRows, processingTime);
        keyed.attach(this);
    }

    private void restore(RowType<N, Long> rows, TimerQueue<K> into) {
        boolean tellsChanges = keyed.restoreTimers(rows, new TimerRows<N>() {
            @Override
            public void clear(int group) {
                into.clear(group);
            }

            @Override
            public void add(N namespace, long timestamp) {
                into.add(namespace, timestamp);
            }

            @Override
            public void remove(N namespace, long timestamp) {
                into.remove(namespace, timestamp);
            }
        });
        if (!tellsChanges) into.beginWhole();
    }

    @Override
    public void beginSnapshots() {
        eventTime.beginSnapshots();
        processingTime.beginSnapshots();
    }

    @Override
    @SuppressWarnings("unchecked")
    public void addTo(KeyedSnapshot<?> snapshot) throws IOException {
        KeyedSnapshot<K> own = (KeyedSnapshot<K>) snapshot;
        own.addTimers(eventTimeRows, eventTime.snapshot(), TimerQueue.SEQUENCE);
        own.addTimers(processingTimeRows, processingTime.snapshot(), TimerQueue.SEQUENCE);
    }

    /// Registers for the current key.
    public void registerEventTime(N namespace, long timestamp) {
        eventTime.add(namespace, timestamp);
    }

    public void deleteEventTime(N namespace, long timestamp) {
        eventTime.remove(namespace, timestamp);
    }

    /// Registers for the current key.
    public void registerProcessingTime(N namespace, long timestamp) {
        processingTime.add(namespace, timestamp);
    }

    public void deleteProcessingTime(N namespace, long timestamp) {
        processingTime.remove(namespace, timestamp);
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

    @SuppressWarnings("unchecked")
    private int fire(TimerQueue<K> queue, long until, Firing<K, N> firing) {
        int fired = 0;
        while (queue.hasDue(until)) {
            long timestamp = queue.firstTimestamp();
            firing.fire((N) queue.poll(), timestamp);
            fired++;
        }
        return fired;
    }

    /// No processing-time timer is due earlier; `Long.MAX_VALUE` if there is none. A timer that was deleted may
    /// still count.
    public long nextProcessingTime() {
        return processingTime.earliest();
    }

    @Override
    public int eventTimeTimers() {
        return eventTime.size();
    }

    @Override
    public int processingTimeTimers() {
        return processingTime.size();
    }

    /// Shows all event-time timers with their keys selected, in the order in which they would fire. They may be
    /// changed meanwhile.
    public void showEventTime(Firing<K, N> firing) {
        show(eventTime, firing);
    }

    /// The same for processing time.
    public void showProcessingTime(Firing<K, N> firing) {
        show(processingTime, firing);
    }

    @SuppressWarnings("unchecked")
    private void show(TimerQueue<K> queue, Firing<K, N> firing) {
        for (CompositeTable.Key<K> each : queue.all()) {
            keyed.select(each.key(), keyed.keyShape().hash(each.key()));
            firing.fire((N) each.namespace(), each.number());
        }
    }
}
