package dev.millrace.cluster.registry;

import dev.millrace.base.fault.MillraceException;
import dev.millrace.base.host.Awaited;
import dev.millrace.cluster.ClusterFaults;
import dev.millrace.cluster.heartbeat.Heartbeat;
import dev.millrace.cluster.heartbeat.Heartbeats;
import dev.millrace.cluster.call.FencingToken;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Registers the workers of a coordinator. Accepts no worker before [#lead]. Thread-safe except for [#workers];
/// decisions run on the role's executor.
public final class WorkerRegistry {
    /// The maximum number of remembered former workers. Late calls of these workers do not register them again.
    private static final int GONE_MAX = 1_000;
    /// If a worker registers under the name of another one, the registry waits at most this long for the
    /// other's answer.
    private static final Duration ASKING_MOST = Duration.ofSeconds(2);

    /// Receives the changes of the registry on the role's executor. For each worker, the calls alternate:
    /// came, lost.
    public interface Listener {

        /// Reports that a worker is registered and knows it. The worker has no work yet.
        void came(RegisteredWorker worker);

        /// Reports that a worker is gone or unreliable. Its work has ended. It may register again.
        void lost(RegisteredWorker worker, MillraceException fault);
    }

    private record Entry(RegisteredWorker worker, long term, boolean isHere) {
        boolean isOf(String name, long incarnation, long itsTerm) {
            return worker.name().equals(name) && worker.incarnation() == incarnation && term == itsTerm;
        }
    }

    private final ProcessRole role;
    private final Listener listener;
    private final Duration asking;
    private final Heartbeats.Self self;
    private final Heartbeats heartbeats;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final Map<String, Entry> gone = new LinkedHashMap<>();
    private long epoch;

    /// Makes an empty registry that accepts no worker yet.
    ///
    /// @param pace the intervals of the heartbeats between the coordinator and its workers
    public WorkerRegistry(ProcessRole role, Heartbeats.Pace pace, Listener listener) {
        this.role = role;
        this.listener = listener;
        this.asking = pace.interval().compareTo(ASKING_MOST) < 0 ? pace.interval() : ASKING_MOST;
        // The name is unique, because workers also receive heartbeats of a former leader that still believes
        // that it leads.
        long incarnation = role.host().chance().nextLong(1, Long.MAX_VALUE);
        this.self = new Heartbeats.Self("coordinator-" + Long.toHexString(incarnation), incarnation);
        this.heartbeats = new Heartbeats(
                self, pace, role.host(), role.calls(), role.endpoint(), role.executor(), (name, loss) -> {
                    Entry entry = entries.get(name);
                    if (entry != null) lose(entry, silent(entry.worker(), loss.toString()));
                });
        role.endpoint().answer(RegistryCall.Register.class, this::register);
        role.endpoint().answer(RegistryCall.Renew.class, (call, token) -> decide(() -> renew(call, token)));
        role.endpoint().answer(RegistryCall.Leave.class, (call, _) -> decide(() -> leave(call)));
    }

    /// Accepts workers from now on, as the leader of an epoch. Workers of another epoch are lost.
    public void lead(long leading) {
        role.executor().submit(() -> {
            if (leading == epoch) return;
            loseAll();
            epoch = leading;
        });
    }

    /// Stops leading: all workers are lost, and none are accepted.
    public void rest() {
        role.executor().submit(() -> {
            loseAll();
            epoch = 0;
        });
    }

    /// Treats a worker as lost, as if its heartbeats had stopped. Callers use it when they know of the loss before
    /// the heartbeats do. If another worker is registered under the name, nothing happens.
    public void drop(RegisteredWorker worker, MillraceException fault) {
        role.executor().submit(() -> {
            Entry entry = entries.get(worker.name());
            if (entry != null && entry.worker().equals(worker)) lose(entry, fault);
        });
    }

    /// Returns the registered workers in the order in which they came. Called on the role's executor only.
    public List<RegisteredWorker> workers() {
        return entries.values().stream()
                .filter(Entry::isHere)
                .map(Entry::worker)
                .toList();
    }

    /// Returns when the coordinator last heard of a worker, by the wall clock.
    public long heardMillis(RegisteredWorker worker) {
        return heartbeats.heardMillis(worker.name());
    }

    private <R> CompletableFuture<R> decide(Callable<R> decision) {
        if (role.executor().isClosed()) throw notLeading();
        CompletableFuture<R> answer = new CompletableFuture<>();
        role.executor().submit(() -> {
            try {
                answer.complete(decision.call());
            } catch (MillraceException refused) {
                answer.completeExceptionally(refused);
            } catch (Throwable broken) {
                answer.completeExceptionally(broken);
                throw broken;
            }
        });
        return answer;
    }

    private CompletableFuture<RegistryCall.Registered> register(RegistryCall.Register call, FencingToken token) {
        return decide(() -> rival(call.worker(), token))
                .thenCompose(rival -> rival.isEmpty() ? CompletableFuture.completedFuture(rival) : ifGone(rival.get()))
                .thenCompose(gone -> decide(() -> register(call, token, gone)));
    }

    /// Returns another process that has the name.
    private Optional<RegisteredWorker> rival(RegisteredWorker worker, FencingToken token) {
        check(token);
        Entry entry = entries.get(worker.name());
        return Optional.ofNullable(entry).map(Entry::worker).filter(each -> each.incarnation() != worker.incarnation());
    }

    /// Asks a worker whether it still runs. If a worker was restarted, its former process has usually not been
    /// missed yet.
    ///
    /// @return the worker, if another process answers in its place or no process listens there
    private CompletableFuture<Optional<RegisteredWorker>> ifGone(RegisteredWorker worker) {
        return role.calls()
                .send(worker.calls(), new Heartbeat(self.name(), self.incarnation()), FencingToken.NONE, asking)
                .handle((echo, failure) -> {
                    boolean isGone = failure == null
                            ? echo.incarnation() != worker.incarnation()
                            : Awaited.cause(failure) instanceof MillraceException fault
                                    && fault.fault().equals(ClusterFaults.UNREACHABLE);
                    return isGone ? Optional.of(worker) : Optional.empty();
                });
    }

    /// @param dead another process that had the name
    private RegistryCall.Registered register(
            RegistryCall.Register call, FencingToken token, Optional<RegisteredWorker> dead) {
        check(token);
        RegisteredWorker worker = call.worker();
        Entry before = entries.get(worker.name());
        if (before == null || !before.isOf(worker.name(), worker.incarnation(), call.term())) {
            checkNew(worker, call.term(), before == null ? gone.get(worker.name()) : before);
            if (before != null) {
                boolean isFree = before.worker().incarnation() == worker.incarnation()
                        || dead.isPresent() && dead.get().equals(before.worker());
                if (!isFree) throw taken(before.worker(), worker);
                lose(before, replaced(before.worker(), worker));
            }
            gone.remove(worker.name());
            entries.put(worker.name(), new Entry(worker, call.term(), false));
            heartbeats.watchNow(worker.name(), worker.calls(), worker.incarnation());
        }
        return new RegistryCall.Registered(epoch, self.name(), self.incarnation());
    }

    private static void checkNew(RegisteredWorker worker, long term, @Nullable Entry last) {
        if (last == null || last.worker().incarnation() != worker.incarnation() || last.term() < term) return;
        throw ClusterFaults.REGISTRATION_OVER
                .what("Worker %s was lost while it registered.", worker)
                .fix("Nothing to fix. The worker registers again.");
    }

    private RegistryCall.Known renew(RegistryCall.Renew call, FencingToken token) {
        check(token);
        Entry entry = entries.get(call.worker());
        if (entry == null || !entry.isOf(call.worker(), call.incarnation(), call.term())) {
            throw ClusterFaults.WORKER_UNKNOWN
                    .what("Worker %s is not registered.", call.worker())
                    .why("The worker was considered lost, or another worker has its name.")
                    .fix("Nothing to fix. The worker registers again.");
        }
        if (!entry.isHere()) {
            entries.put(call.worker(), new Entry(entry.worker(), entry.term(), true));
            listener.came(entry.worker());
        }
        return new RegistryCall.Known();
    }

    private RegistryCall.Known leave(RegistryCall.Leave call) {
        Entry entry = entries.get(call.worker());
        if (entry != null && entry.isOf(call.worker(), call.incarnation(), call.term())) {
            lose(
                    entry,
                    ClusterFaults.WORKER_LOST
                            .what("Worker %s has left the cluster.", entry.worker())
                            .fix("Start the worker again if it should not have ended."));
        }
        return new RegistryCall.Known();
    }

    private void check(FencingToken token) {
        if (epoch == 0) throw notLeading();
        if (token.epoch() == 0 || token.epoch() == epoch) return;
        throw ClusterFaults.STALE_EPOCH
                .what("A worker of epoch %d was refused.", token.epoch())
                .why("This coordinator leads in epoch %d.", epoch)
                .fix("Nothing to fix. The worker looks up the leader and registers again.");
    }

    private void loseAll() {
        for (Entry entry : List.copyOf(entries.values())) lose(entry, notLeading());
    }

    private void lose(Entry entry, MillraceException fault) {
        String name = entry.worker().name();
        heartbeats.forgetNow(name);
        entries.remove(name);
        gone.put(name, entry);
        if (gone.size() > GONE_MAX) gone.remove(gone.keySet().iterator().next());
        // If the worker never knew that it was registered, the listener does not know of it either.
        if (entry.isHere()) listener.lost(entry.worker(), fault);
    }

    private static MillraceException notLeading() {
        return ClusterFaults.NOT_LEADING
                .what("This coordinator does not lead.")
                .fix("If another coordinator leads, nothing to fix. Otherwise read the log of this" + " coordinator.");
    }

    private static MillraceException silent(RegisteredWorker worker, String how) {
        return ClusterFaults.WORKER_LOST
                .what("Worker %s is lost.", worker)
                .why("The heartbeats reported it as %s.", how)
                .fix("Check whether the worker runs, and read its log.");
    }

    private static MillraceException taken(RegisteredWorker before, RegisteredWorker now) {
        return ClusterFaults.NAME_TAKEN
                .what("Worker %s is not registered.", now)
                .why("Another worker with this name, at %s, is registered.", before.calls())
                .fix("Give each worker its own name (--name). A worker that replaces the other one registers"
                        + " when the other one is lost.");
    }

    private static MillraceException replaced(RegisteredWorker before, RegisteredWorker now) {
        return ClusterFaults.WORKER_LOST
                .what("Worker %s is lost.", before)
                .why(
                        before.incarnation() == now.incarnation()
                                ? "The worker lost this coordinator and has registered again."
                                : "Another process with this name has registered, at " + now.calls() + ".")
                .fix("Read the log of the worker.");
    }
}
