package dev.millrace.cluster.deploy;

import dev.millrace.api.config.JobManagerOptions;
import dev.millrace.base.collection.OrderedCopy;
import dev.millrace.base.fault.Check;
import dev.millrace.base.fault.MillraceException;
import dev.millrace.base.host.Host;
import dev.millrace.cluster.ClusterFaults;
import dev.millrace.cluster.registry.RegisteredWorker;
import dev.millrace.runtime.step.SerialExecutor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Gives slots to jobs, and queues requests that cannot be fulfilled yet. Requests are served in the order of arrival,
/// but a small request does not wait for a larger one. All slots of a request are given at once, so requests cannot
/// deadlock. Thread-safe; futures complete and listeners are called without a lock.
final class SlotRequests {
    private static final Logger LOG = LoggerFactory.getLogger(SlotRequests.class);
    private static final long LOOK_MILLIS = 1000;

    private final Host host;
    private final SerialExecutor timer;
    private final Slots slots = new Slots();
    private final List<Request> waiting = new ArrayList<>();
    private final Set<Holder> holders = new LinkedHashSet<>();
    /// The number of arrivals of holders and requests so far.
    private long arrivals;

    /// Represents a job that may hold slots, from [#open] to [#close].
    static final class Holder {
        private final Slots.Choice choice;
        private final long arrival;
        private final Map<SlotPlan.Slot, Held> held = new HashMap<>();
        private @Nullable Runnable onRoom;

        Holder(Slots.Choice choice, long arrival) {
            this.choice = choice;
            this.arrival = arrival;
        }
    }

    /// @param regions the regions whose subtasks are in the slot
    private record Held(RegisteredWorker worker, Set<Integer> regions) {}

    private record Request(
            Holder holder,
            int region,
            long arrival,
            Set<SlotPlan.Slot> wanted,
            CompletableFuture<Map<SlotPlan.Slot, RegisteredWorker>> answer) {

        long missing() {
            return wanted.stream()
                    .filter(each -> !holder.held.containsKey(each))
                    .count();
        }
    }

    SlotRequests(Host host) {
        this.host = host;
        this.timer = new SerialExecutor(
                "millrace-slots", host, thrown -> LOG.error("The check of waiting slot requests failed", thrown));
    }

    void came(RegisteredWorker worker) {
        synchronized (this) {
            slots.came(worker);
        }
        serve();
    }

    void lost(RegisteredWorker worker) {
        synchronized (this) {
            slots.lost(worker);
            for (Holder each : holders) each.held.values().removeIf(held -> held.worker.equals(worker));
        }
        serve();
    }

    /// Returns all workers with the number of their free slots.
    synchronized Map<RegisteredWorker, Integer> free() {
        return slots.freeByWorker();
    }

    /// Returns the number of all slots, including occupied ones.
    synchronized int count() {
        return slots.count();
    }

    synchronized Map<String, String> dataAddresses() {
        return slots.dataAddresses();
    }

    synchronized Holder open(Slots.Choice choice) {
        Holder holder = new Holder(choice, arrivals++);
        holders.add(holder);
        return holder;
    }

    /// @param onRoom called on any thread whenever [#room] may have changed
    synchronized void watch(Holder holder, Runnable onRoom) {
        holder.onRoom = onRoom;
    }

    /// Returns the number of slots that a holder could have: the slots that it has, and the free slots that are not
    /// reserved for requests of others.
    synchronized int room(Holder holder) {
        long others = 0;
        for (Request each : waiting) if (each.holder != holder && isKeptFor(each, holder)) others += each.missing();
        return holder.held.size() + (int) Math.max(0, slots.free() - others);
    }

    /// Returns whether free slots are reserved for a request instead of another holder. Slots are not reserved if
    /// the request needs more slots than exist, because more workers may never come. They are not reserved either
    /// if the holder has no slots and arrived before the request.
    private boolean isKeptFor(Request request, Holder holder) {
        boolean isPossible = request.missing() + request.holder.held.size() <= slots.count();
        boolean isFirst = !holder.held.isEmpty() || request.arrival < holder.arrival;
        return isPossible && isFirst;
    }

    /// Requests slots. Slots that another region of the same job holds are shared.
    ///
    /// @param patience the timeout of the request; zero to fail immediately if there are not enough slots
    CompletableFuture<Map<SlotPlan.Slot, RegisteredWorker>> ask(
            Holder holder, int region, Set<SlotPlan.Slot> wanted, Duration patience) {
        Request request;
        synchronized (this) {
            request = new Request(holder, region, arrivals++, OrderedCopy.of(wanted), new CompletableFuture<>());
            if (!holders.contains(holder)) throw Check.broken("a job asks for slots that is over");
            waiting.add(request);
        }
        serve();
        if (request.answer.isDone()) return request.answer;
        if (patience.isZero()) expire(request, patience);
        else expireLater(request, patience, host.clock().nanos());
        return request.answer;
    }

    private void expireLater(Request request, Duration patience, long askedNanos) {
        long leftMillis = patience.toMillis() - (host.clock().nanos() - askedNanos) / 1_000_000;
        timer.submitAfter(Math.clamp(leftMillis, 1, LOOK_MILLIS), () -> {
            if (request.answer.isDone()) return;
            if (host.clock().nanos() - askedNanos >= patience.toNanos()) expire(request, patience);
            else expireLater(request, patience, askedNanos);
        });
    }

    private void expire(Request request, Duration patience) {
        MillraceException fault;
        synchronized (this) {
            if (!waiting.remove(request)) return;
            fault = noRoom(request.missing(), patience);
        }
        request.answer.completeExceptionally(fault);
        tell();
    }

    private MillraceException noRoom(long missing, Duration patience) {
        return ClusterFaults.NO_ROOM
                .what("The job needs %d more slots, but only %d are free.", missing, slots.free())
                .why(
                        "The cluster has %d workers, and no slot became free in %d s.",
                        slots.workers(), patience.toSeconds())
                .fix(
                        "Start more workers, reduce the parallelism of the job, or raise %s.",
                        JobManagerOptions.SLOT_REQUEST_TIMEOUT.key());
    }

    /// Serves all requests for which there are enough slots.
    private void serve() {
        Map<Request, Map<SlotPlan.Slot, RegisteredWorker>> answers = new HashMap<>();
        synchronized (this) {
            for (Iterator<Request> each = waiting.iterator(); each.hasNext(); ) {
                Request request = each.next();
                if (request.missing() > slots.free()) continue;
                each.remove();
                answers.put(request, give(request));
            }
        }
        answers.forEach((request, given) -> request.answer.complete(given));
        tell();
    }

    private Map<SlotPlan.Slot, RegisteredWorker> give(Request request) {
        Map<SlotPlan.Slot, Held> held = request.holder.held;
        List<SlotPlan.Slot> missing = request.wanted.stream()
                .filter(each -> !held.containsKey(each))
                .sorted(SlotPlan.IN_ORDER)
                .toList();
        List<RegisteredWorker> workers = slots.take(missing.size(), request.holder.choice);
        for (int i = 0; i < missing.size(); i++) held.put(missing.get(i), new Held(workers.get(i), new TreeSet<>()));
        Map<SlotPlan.Slot, RegisteredWorker> given = new HashMap<>();
        for (SlotPlan.Slot each : request.wanted) {
            Held own = held.get(each);
            if (own == null) continue;
            own.regions.add(request.region);
            given.put(each, own.worker);
        }
        return given;
    }

    private void tell() {
        List<Runnable> told = new ArrayList<>();
        synchronized (this) {
            for (Holder each : holders) if (each.onRoom != null) told.add(each.onRoom);
        }
        told.forEach(Runnable::run);
    }

    /// Releases a region's slots that no other region of the job uses.
    void vacate(Holder holder, int region) {
        synchronized (this) {
            for (Held each : List.copyOf(holder.held.values())) {
                each.regions.remove(region);
                if (each.regions.isEmpty()) slots.give(each.worker);
            }
            holder.held.values().removeIf(each -> each.regions.isEmpty());
        }
        serve();
    }

    /// Fails all waiting requests of a holder.
    void giveUp(Holder holder) {
        List<Request> gone = new ArrayList<>();
        synchronized (this) {
            for (Request each : waiting) if (each.holder == holder) gone.add(each);
            waiting.removeAll(gone);
        }
        for (Request each : gone)
            each.answer.completeExceptionally(ClusterFaults.NO_LONGER_WANTED
                    .what("A job withdrew its request for %d slots.", each.wanted.size())
                    .fix("Nothing to fix. A user ended the job."));
        tell();
    }

    /// Releases all slots of a holder, and fails its waiting requests.
    void close(Holder holder) {
        giveUp(holder);
        synchronized (this) {
            for (Held each : holder.held.values()) slots.give(each.worker);
            holder.held.clear();
            holders.remove(holder);
        }
        serve();
    }
}
