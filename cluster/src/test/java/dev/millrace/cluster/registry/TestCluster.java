package dev.millrace.cluster.registry;

import dev.millrace.base.fault.MillraceException;
import dev.millrace.cluster.heartbeat.Heartbeats;
import dev.millrace.cluster.call.Address;
import dev.millrace.cluster.call.Endpoint;
import dev.millrace.cluster.call.Limits;
import dev.millrace.cluster.call.LocalCalls;
import dev.millrace.cluster.leader.Leader;
import dev.millrace.cluster.stage.Stage;
import dev.millrace.cluster.stage.CallFaults;
import dev.millrace.runtime.step.SerialExecutor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/// Runs coordinators and workers on a [Stage], where they fail and start again.
final class TestCluster {
    /// The longest time that the work of a worker takes to end.
    private static final long ENDING_MILLIS = 2_000;

    static final Heartbeats.Pace PACE = new Heartbeats.Pace(Duration.ofSeconds(1), Duration.ofSeconds(5), 3);
    static final WorkerRegistration.Patience PATIENCE =
            new WorkerRegistration.Patience(PACE, Duration.ofSeconds(2), Duration.ofMillis(100), Duration.ofSeconds(2));

    final Stage stage;
    final LocalCalls local;
    final CallFaults faults;
    private final List<Throwable> broken = new ArrayList<>();

    TestCluster(long seed) {
        stage = new Stage(seed);
        local = new LocalCalls(stage, Limits.USUAL);
        faults = new CallFaults(stage, local);
    }

    /// Returns the exceptions that the tasks of all roles have thrown.
    List<Throwable> broken() {
        return broken;
    }

    private ProcessRole role(String name, Address address) {
        Endpoint endpoint = new Endpoint(Limits.USUAL);
        local.open(address, endpoint);
        return new ProcessRole(stage, faults.from(address), endpoint, new SerialExecutor(name, stage, broken::add));
    }

    /// One run of a coordinator process.
    final class Coordinator {
        final Address address;
        final ProcessRole role;
        final WorkerRegistry registry;
        /// The names of workers, with + when they come and - when they are lost.
        final List<String> told = new ArrayList<>();
        final List<MillraceException> faults = new ArrayList<>();
        /// The registered workers, each with the number of its registrations when it came.
        final Map<RegisteredWorker, Integer> here = new LinkedHashMap<>();
        private final Map<Long, Laborer> laborers;

        Coordinator(int port, Map<Long, Laborer> laborers) {
            this.laborers = laborers;
            address = new Address("coordinator", port);
            role = role("coordinator", address);
            registry = new WorkerRegistry(role, PACE, new WorkerRegistry.Listener() {
                @Override
                public void came(RegisteredWorker worker) {
                    if (here.put(worker, laborers.get(worker.incarnation()).services) != null)
                        broken.add(new AssertionError(worker + " came twice"));
                    told.add("+" + worker.name());
                }

                @Override
                public void lost(RegisteredWorker worker, MillraceException fault) {
                    if (here.remove(worker) == null)
                        broken.add(new AssertionError(worker + " was lost and had not come"));
                    told.add("-" + worker.name());
                    faults.add(fault);
                }
            });
        }

        void die() {
            local.close(address);
            role.executor().close(() -> {});
        }
    }

    /// One run of a worker process.
    final class Laborer {
        final RegisteredWorker worker;
        final ProcessRole role;
        final WorkerRegistration registration;
        /// The epochs of its registrations, and 0 for each loss of its coordinator.
        final List<Long> told = new ArrayList<>();
        final List<MillraceException> faults = new ArrayList<>();
        /// The reasons of refused registrations.
        final List<MillraceException> refusals = new ArrayList<>();
        /// The number of registrations.
        int services;
        boolean isRegistered;
        private boolean isEnding;

        Laborer(String name, int port, Supplier<Optional<Leader>> finder, Map<Long, Laborer> laborers) {
            Address address = new Address("worker", port);
            role = role(name, address);
            worker = new RegisteredWorker(
                    name, stage.chance().nextLong(1, Long.MAX_VALUE), address, "worker", port, 2, Map.of("a", "b"));
            laborers.put(worker.incarnation(), this);
            registration = new WorkerRegistration(role, worker, finder, PATIENCE, new WorkerRegistration.Listener() {
                @Override
                public void registered(long epoch, Address coordinator) {
                    if (isRegistered) broken.add(new AssertionError(worker + " was registered twice"));
                    if (isEnding) broken.add(new AssertionError(worker + " was registered before its work had ended"));
                    isRegistered = true;
                    services++;
                    told.add(epoch);
                }

                @Override
                public void refused(MillraceException fault) {
                    refusals.add(fault);
                }

                @Override
                public CompletableFuture<Void> lost(MillraceException fault) {
                    if (!isRegistered) broken.add(new AssertionError(worker + " lost nobody"));
                    isRegistered = false;
                    told.add(0L);
                    faults.add(fault);
                    CompletableFuture<Void> ended = new CompletableFuture<>();
                    isEnding = true;
                    role.executor().submitAfter(stage.chance().nextLong(ENDING_MILLIS), () -> {
                        isEnding = false;
                        ended.complete(null);
                    });
                    return ended;
                }
            });
        }

        void die() {
            local.close(worker.calls());
            role.executor().close(() -> {});
        }
    }
}
