package dev.millrace.cluster.registry;

import dev.millrace.base.fault.Fault;
import dev.millrace.base.fault.MillraceException;
import dev.millrace.base.host.Awaited;
import dev.millrace.cluster.ClusterFaults;
import dev.millrace.cluster.heartbeat.Heartbeats;
import dev.millrace.cluster.call.Address;
import dev.millrace.cluster.call.Call;
import dev.millrace.cluster.call.FencingToken;
import dev.millrace.cluster.call.Pauses;
import dev.millrace.cluster.leader.Leader;
import dev.millrace.runtime.step.SerialExecutor;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Keeps a worker registered in its coordinator's [WorkerRegistry]. Finds the leader, registers, and registers again
/// after each loss until [#leave]. Thread-safe; decisions run on the role's executor.
public final class WorkerRegistration {
    private static final List<Integer> REFUSALS = List.of(
            ClusterFaults.WORKER_UNKNOWN.number(),
            ClusterFaults.NOT_LEADING.number(),
            ClusterFaults.STALE_EPOCH.number());

    /// Receives the changes of the registration on the role's executor, in order: registered, lost, registered …
    public interface Listener {

        /// Reports that the coordinator may deploy subtasks to the worker. Before this call, no
        /// coordinator may.
        void registered(long epoch, Address coordinator);

        /// Reports that the coordinator refused the registration for a reason that users should know. The
        /// worker tries again.
        default void refused(MillraceException fault) {}

        /// Reports that the coordinator is lost or has lost this worker. All work must end.
        ///
        /// @return a future that completes when all work has ended; only then the worker registers again
        CompletableFuture<Void> lost(MillraceException fault);
    }

    /// Holds the timeouts of a worker.
    ///
    /// @param pace the intervals of the heartbeats between worker and coordinator
    /// @param deadline the timeout of a call
    /// @param pauseLeast the first pause between attempts; later pauses are longer
    /// @param pauseMost the longest pause between attempts
    public record Patience(Heartbeats.Pace pace, Duration deadline, Duration pauseLeast, Duration pauseMost) {

        /// Returns timeouts with the given pace, 10 seconds for a call, and pauses from 100 ms to 10 s.
        public static Patience of(Heartbeats.Pace pace) {
            return new Patience(pace, Duration.ofSeconds(10), Duration.ofMillis(100), Duration.ofSeconds(10));
        }
    }

    /// The coordinator that has registered this worker.
    private record Service(Address address, long epoch, String coordinator) {}

    private final ProcessRole role;
    private final RegisteredWorker worker;
    private final Supplier<Optional<Leader>> finder;
    private final Patience patience;
    private final Listener listener;
    private final Heartbeats heartbeats;
    private final Pauses pauses;
    private final SerialExecutor finding;

    // The role's executor alone uses the fields from here on.
    private long term = 1;
    private long highest;
    private @Nullable Service service;
    private boolean isKnown;
    private boolean isFinding;
    /// Whether the work for a lost coordinator has not ended yet.
    private boolean isEnding;
    private boolean hasLeft;

    /// Starts to look for the leader immediately.
    ///
    /// @param finder finds the leader, for example [dev.millrace.cluster.leader.Leadership#leader]; epoch 0 stands
    /// for any epoch of the process at that address. The finder may block and may fail
    public WorkerRegistration(
            ProcessRole role,
            RegisteredWorker worker,
            Supplier<Optional<Leader>> finder,
            Patience patience,
            Listener listener) {
        this.role = role;
        this.worker = worker;
        this.finder = finder;
        this.patience = patience;
        this.listener = listener;
        this.heartbeats = new Heartbeats(
                new Heartbeats.Self(worker.name(), worker.incarnation()),
                patience.pace(),
                role.host(),
                role.calls(),
                role.endpoint(),
                role.executor(),
                (name, loss) -> {
                    Service lost = service;
                    if (lost != null && lost.coordinator().equals(name)) lose(lost, silent(lost, loss.toString()));
                });
        this.pauses = new Pauses(role.host(), patience.pauseLeast(), patience.pauseMost());
        this.finding = new SerialExecutor("who leads", role.host(), _ -> {});
        role.executor().submit(this::look);
    }

    /// Ends the registration and notifies the coordinator, but not the listener.
    ///
    /// @return a future that completes when the coordinator has answered or cannot be reached
    public CompletableFuture<Void> leave() {
        CompletableFuture<Void> told = new CompletableFuture<>();
        role.executor().submit(() -> {
            hasLeft = true;
            finding.close(() -> {});
            Service left = service;
            service = null;
            if (left == null) {
                told.complete(null);
                return;
            }
            heartbeats.forgetNow(left.coordinator());
            send(
                    left,
                    new RegistryCall.Leave(worker.name(), worker.incarnation(), term),
                    (_, _) -> told.complete(null));
        });
        return told;
    }

    /// Finds the leader, to register or to detect a newer one.
    private void look() {
        if (isFinding || isEnding || hasLeft) return;
        isFinding = true;
        finding.submit(() -> {
            Optional<Leader> found = find();
            role.executor().submit(() -> {
                isFinding = false;
                if (!hasLeft && !isEnding) found(found.orElse(null));
            });
        });
    }

    private Optional<Leader> find() {
        try {
            return finder.get();
        } catch (RuntimeException unknown) {
            // The next look asks again.
            return Optional.empty();
        }
    }

    private void found(@Nullable Leader leader) {
        Service now = service;
        if (now != null) {
            if (leader != null && leader.epoch() > now.epoch()) lose(now, changed(leader));
        } else if (leader == null || leader.epoch() != 0 && leader.epoch() < highest) {
            later();
        } else {
            register(leader);
        }
    }

    private void later() {
        role.executor().submitAfter(pauses.nextMillis(), () -> {
            if (service == null) look();
        });
    }

    private void register(Leader leader) {
        long asked = term;
        var answer = role.calls()
                .send(
                        leader.address(),
                        new RegistryCall.Register(worker, asked),
                        FencingToken.of(leader.epoch()),
                        patience.deadline());
        var unused =
                answer.whenComplete((registered, failure) -> role.executor().submit(() -> {
                    if (hasLeft) return;
                    if (registered != null && registered.epoch() >= highest) {
                        begin(leader.address(), registered);
                    } else {
                        if (is(failure, ClusterFaults.REGISTRATION_OVER.number())) term++;
                        if (is(failure, ClusterFaults.NAME_TAKEN.number())
                                && cause(failure) instanceof MillraceException fault) listener.refused(fault);
                        later();
                    }
                }));
    }

    private void begin(Address address, RegistryCall.Registered registered) {
        Service begun = new Service(address, registered.epoch(), registered.name());
        service = begun;
        highest = registered.epoch();
        isKnown = false;
        pauses.reset();
        heartbeats.watchNow(registered.name(), address, registered.incarnation());
        role.executor().submit(() -> renew(begun));
        listener.registered(registered.epoch(), address);
    }

    private void renew(Service renewed) {
        if (service != renewed) return;
        send(renewed, new RegistryCall.Renew(worker.name(), worker.incarnation(), term), (_, failure) -> {
            if (service != renewed) return;
            if (failure == null) isKnown = true;
            if (failure instanceof MillraceException fault
                    && REFUSALS.contains(fault.fault().number())) {
                lose(renewed, refused(renewed, fault));
                return;
            }
            // Heartbeats detect whether the coordinator is silent.
            long millis = isKnown ? patience.pace().interval().toMillis() : pauses.nextMillis();
            role.executor().submitAfter(millis, () -> renew(renewed));
        });
        look();
    }

    private <R extends Record> void send(
            Service to, Call<R> call, BiConsumer<@Nullable R, @Nullable Throwable> onAnswer) {
        var unused = role.calls()
                .send(to.address(), call, FencingToken.of(to.epoch()), patience.deadline())
                .whenComplete(
                        (answer, failure) -> role.executor().submit(() -> onAnswer.accept(answer, cause(failure))));
    }

    private void lose(Service lost, MillraceException fault) {
        service = null;
        term++;
        heartbeats.forgetNow(lost.coordinator());
        pauses.reset();
        isEnding = true;
        var unused = listener.lost(fault)
                .whenComplete((_, _) -> role.executor().submit(() -> {
                    isEnding = false;
                    later();
                }));
    }

    private static boolean is(@Nullable Throwable failure, int number) {
        return cause(failure) instanceof MillraceException fault
                && fault.fault().number() == number;
    }

    private static @Nullable Throwable cause(@Nullable Throwable failure) {
        return failure == null ? null : Awaited.cause(failure);
    }

    private MillraceException silent(Service lost, String how) {
        return lost(lost)
                .why("The heartbeats reported it as %s.", how)
                .fix("Check whether the coordinator runs, and read its log.");
    }

    private MillraceException refused(Service lost, MillraceException fault) {
        return lost(lost).cause(fault).fix("Nothing to fix. The worker registers again.");
    }

    private MillraceException changed(Leader leader) {
        return ClusterFaults.COORDINATOR_LOST
                .what("Worker %s leaves its coordinator.", worker)
                .why("%s leads in epoch %d.", leader.address(), leader.epoch())
                .fix("Nothing to fix. The worker registers with the new leader.");
    }

    private Fault.Report<MillraceException> lost(Service lost) {
        return ClusterFaults.COORDINATOR_LOST.what(
                "Worker %s has lost its coordinator at %s, epoch %d.", worker, lost.address(), lost.epoch());
    }
}
