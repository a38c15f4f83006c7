package dev.millrace.metrics.otel;

import dev.millrace.metrics.ReporterFaults;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Queues what a reporter has not sent to its collector yet. If the collector does not accept a request, the next
/// report sends it again, a limited number of times. The queue is bounded. Dropped elements are counted and logged
/// once. Thread-safe.
///
/// @param <T> spans or events
final class Unsent<T> {
    private static final Logger LOG = LoggerFactory.getLogger(Unsent.class);
    /// The maximum number of queued elements and of their parts.
    private static final int ROOM = 2_048;

    private static final int PARTS_ROOM = 65_536;
    /// The maximum number of parts per request; a single element may exceed it.
    private static final int AT_ONCE = 512;

    private static final int TRIES = 3;

    private final Collector collector;
    private final String what;
    private final ToIntFunction<T> parts;
    private final Function<List<T>, String> request;
    private final ArrayDeque<T> waiting = new ArrayDeque<>();
    private int waitingParts;
    private int tries;
    private long givenUp;

    /// @param what the kind of elements, for messages
    /// @param parts counts the parts of an element, including itself
    /// @param request builds a request from elements
    Unsent(Collector collector, String what, ToIntFunction<T> parts, Function<List<T>, String> request) {
        this.parts = parts;
        this.collector = collector;
        this.what = what;
        this.request = request;
    }

    synchronized void add(T next) {
        int more = parts.applyAsInt(next);
        while (waiting.size() == ROOM || (!waiting.isEmpty() && waitingParts + more > PARTS_ROOM)) giveUp(1);
        waitingParts += more;
        waiting.addLast(next);
    }

    /// Sends all queued elements.
    ///
    /// @throws dev.millrace.base.fault.MillraceException if the collector did not accept them
    void send() {
        for (List<T> some = first(); !some.isEmpty(); some = first()) {
            try {
                collector.send(request.apply(some));
            } catch (RuntimeException refused) {
                notTaken(some.size());
                throw refused;
            }
            taken(some.size());
        }
    }

    private synchronized List<T> first() {
        List<T> some = new ArrayList<>();
        int size = 0;
        for (T each : waiting) {
            size += parts.applyAsInt(each);
            if (!some.isEmpty() && size > AT_ONCE) break;
            some.add(each);
        }
        return some;
    }

    private synchronized void taken(int count) {
        tries = 0;
        remove(count);
    }

    private synchronized void notTaken(int count) {
        if (++tries < TRIES) return;
        tries = 0;
        giveUp(count);
    }

    private void giveUp(int count) {
        if (givenUp == 0) {
            LOG.warn(
                    "{}",
                    ReporterFaults.GIVEN_UP
                            .what("The collector did not accept %s, and they are dropped.", what)
                            .why("The reporter sent them %d times, or more than %d are waiting.", TRIES, ROOM)
                            .fix("Check that the collector runs. At its end, the reporter logs how many were dropped.")
                            .getMessage());
        }
        givenUp += count;
        remove(count);
    }

    private void remove(int count) {
        for (int i = 0; i < count && !waiting.isEmpty(); i++) waitingParts -= parts.applyAsInt(waiting.removeFirst());
    }

    /// Logs the elements that are lost, because no further report follows.
    synchronized void close() {
        long lost = givenUp + waiting.size();
        if (lost > 0) LOG.warn("The collector did not accept {} {}", lost, what);
    }
}
