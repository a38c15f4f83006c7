package dev.millrace.state.timer;

import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.state.KeyedPart;
import dev.millrace.state.KeyedSnapshot;
import dev.millrace.state.KeyedStates;
import dev.millrace.state.rows.RowType;
import dev.millrace.state.rows.TimerRows;
import dev.millrace.state.table.CompositeTable;
import java.io.IOException;

/// Holds the timers of one operator in one subtask. A timer is identified by its key, namespace and time; repeated
/// registrations have no effect. Timers fire in order of time, and timers with equal times in order of registration.
/// Not thread-safe.
///
/// @param <K> the type of the keys
/// @param <N> the type of the namespaces, which are compared by `equals`
public final class Timers<K, N> implements KeyedPart {
    /// The suffixes of the timers' names in snapshots, one for each time domain.
    public static final String EVENT_TIME = " event-time timers";
    public static final String PROCESSING_TIME = " processing-time timers";

    private final KeyedStates<K> keyed;
    private final RowType<N, Long> eventTimeRows;
    private final RowType<N, Long> processingTimeRows;
    private final TimerQueue<K> eventTime;
    private final TimerQueue<K> processingTime;

    /// Is called for each timer that fires. The key of the timer is selected.
    @FunctionalInterface
    public interface Firing<K, N> {
        /// Handles a timer.
        ///
        /// @param timestamp the time of the timer, in milliseconds
        void fire(N namespace, long timestamp);
    }

    /// Restores the timers of an operator.
    ///
    /// @param name the name of the timers in snapshots, unique within the operator
    /// @param namespaceSerializer the serializer of namespaces
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
    public int prefetch(int[] hashes, int from, int to) {
        return eventTime.prefetch(hashes, from, to) + processingTime.prefetch(hashes, from, to);
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

    /// Registers an event-time timer for the current key.
    public void registerEventTime(N namespace, long timestamp) {
        eventTime.add(namespace, timestamp);
    }

    public void deleteEventTime(N namespace, long timestamp) {
        eventTime.remove(namespace, timestamp);
    }

    /// Registers a processing-time timer for the current key.
    public void registerProcessingTime(N namespace, long timestamp) {
        processingTime.add(namespace, timestamp);
    }

    public void deleteProcessingTime(N namespace, long timestamp) {
        processingTime.remove(namespace, timestamp);
    }

    /// Fires all event-time timers up to a watermark, including timers that the callbacks register.
    ///
    /// @return the number of fired timers
    public int advanceWatermark(long watermark, Firing<K, N> firing) {
        return fire(eventTime, watermark, firing);
    }

    /// Fires all processing-time timers up to a wall-clock time, including timers that the callbacks register.
    ///
    /// @return the number of fired timers
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

    /// Returns a lower bound of the processing-time timers' times, or `Long.MAX_VALUE` if there is no timer.
    /// Deleted timers may count.
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

    /// Passes all event-time timers to the consumer in the order in which they would fire. The key of each timer is
    /// selected. The consumer may change the timers.
    public void showEventTime(Firing<K, N> firing) {
        show(eventTime, firing);
    }

    /// Passes all processing-time timers to the consumer in the order in which they would fire. The key of each
    /// timer is selected. The consumer may change the timers.
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
