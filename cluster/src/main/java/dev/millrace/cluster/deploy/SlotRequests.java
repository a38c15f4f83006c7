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

/// Gives jobs slots, and lets those wait for whom there are not enough: who came first is asked first, and who needs
/// less than there is does not wait for who needs more. All slots of a request are given at once, so no two wait for
/// what the other has. Any thread; futures are completed, and jobs told, without a lock.
final class SlotRequests {
    private static final Logger LOG = LoggerFactory.getLogger(SlotRequests.class);
    private static final long LOOK_MILLIS = 1000;

    private final Host host;
    private final SerialExecutor timer;
    private final Slots slots = new Slots();
    private final List<Request> waiting = new ArrayList<>();
    private final Set<Holder> holders = new LinkedHashSet<>();
    /// How many have come, for slots or as holders of some.
    private long arrivals;

    /// Who has slots, and has told [#open].
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

    /// @param regions whose subtasks are in it
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
        this.timer =
                new SerialExecutor("millrace-slots", host, thrown -> LOG.error("a look at who waits failed", thrown));
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

    /// All workers, and how many slots of each nobody has.
    synchronized Map<RegisteredWorker, Integer> free() {
        return slots.freeByWorker();
    }

    /// How many slots there are, taken ones too.
    synchronized int count() {
        return slots.count();
    }

    synchronized Map<String, String> doors() {
        return slots.doors();
    }

    synchronized Holder open(Slots.Choice choice) {
        Holder holder = new Holder(choice, arrivals++);
        holders.add(holder);
        return holder;
    }

    /// @param onRoom told, on any thread, whenever [#room] may be another
    synchronized void watch(Holder holder, Runnable onRoom) {
        holder.onRoom = onRoom;
    }

    /// How many slots somebody could have: those that he has, and those that nobody has and that are not kept
    /// for a request.
    synchronized int room(Holder holder) {
        long others = 0;
        for (Request each : waiting) if (each.holder != holder && isKeptFor(each, holder)) others += each.missing();
        return holder.held.size() + (int) Math.max(0, slots.free() - others);
    }

    /// Whether free slots are kept for a request rather than given to another holder. They are not if the request needs
    /// more slots than there are, since more workers may never come. They are not if the holder has none and
    /// came before.
    private boolean isKeptFor(Request request, Holder holder) {
        boolean isPossible = request.missing() + request.holder.held.size() <= slots.count();
        boolean isFirst = !holder.held.isEmpty() || request.arrival < holder.arrival;
        return isPossible && isFirst;
    }

    /// Asks for slots; those that are held by another region already are shared.
    ///
    /// @param patience how long this may wait; zero for not at all
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
                .what("%d more slots are needed, and %d are free", missing, slots.free())
                .why("there are %d workers, and none came in %d s", slots.workers(), patience.toSeconds())
                .fix(
                        "start more workers, let the job have a smaller parallelism, or wait longer (%s)",
                        JobManagerOptions.SLOT_REQUEST_TIMEOUT.key());
    }

    /// Gives what can be given.
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
                .sorted(SlotPlan.IN_COMMAND)
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

    /// A region needs its slots no more.
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

    /// Nobody waits any more.
    void giveUp(Holder holder) {
        List<Request> gone = new ArrayList<>();
        synchronized (this) {
            for (Request each : waiting) if (each.holder == holder) gone.add(each);
            waiting.removeAll(gone);
        }
        for (Request each : gone)
            each.answer.completeExceptionally(ClusterFaults.NO_LONGER_WANTED
                    .what("a job gave up its wait for %d slots", each.wanted.size())
                    .fix("nothing: somebody ended the job"));
        tell();
    }

    /// All slots are given back.
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
