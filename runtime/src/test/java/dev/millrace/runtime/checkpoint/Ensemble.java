package dev.millrace.runtime.checkpoint;

import dev.millrace.api.config.CheckpointingOptions;
import dev.millrace.api.config.Configuration;
import dev.millrace.base.host.Host;
import dev.millrace.runtime.checkpoint.restore.RecoveryRule;
import dev.millrace.runtime.checkpoint.restore.Restored;
import dev.millrace.runtime.checkpoint.subtask.CheckpointedSource;
import dev.millrace.state.checkpoint.CheckpointDirectory;
import dev.millrace.state.checkpoint.Manifest;
import dev.millrace.state.storage.Retries;
import dev.millrace.state.storage.SnapshotPlace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Simulates a job with subtasks in several processes within this process: the coordinator, its members, and the
/// remote snapshots. The test's thread is the thread of all members.
final class Ensemble implements AutoCloseable {
    static final int GROUPS = 32;
    static final String SOURCE = "source";
    private static final long PATIENCE_NANOS = 30_000_000_000L;

    private final Host host = Host.real();
    private final Path root;
    private final Checkpoints checkpoints;
    final CheckpointCoordinator coordinator;
    final List<Member> members = new ArrayList<>();
    final Map<String, RemoteProcess> processes = new TreeMap<>();
    /// The failures that were reported to the job.
    final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    final CheckpointStatistics statistics = new CheckpointStatistics();

    /// Simulates another process.
    final class RemoteProcess implements RemoteSnapshots {
        private final String name;
        final WorkerCheckpoints checkpoints;
        /// The failure of the next write; null for none.
        @Nullable
        Exception failure;
        /// If set, a write ends when this future completes.
        @Nullable
        CompletableFuture<Void> gate;

        volatile int asked;
        volatile int answered;

        RemoteProcess(String name, CheckpointSettings settings) {
            this.name = name;
            checkpoints = new WorkerCheckpoints(host, settings, Retries.none(host), new WorkerCheckpoints.Line() {
                @Override
                public void taken(int member, long checkpoint, long stallNanos, long bytes, boolean isWhole) {
                    coordinator.takenElsewhere(member, checkpoint, stallNanos, bytes, isWhole);
                }

                @Override
                public void collected(int member, long checkpoint) {
                    coordinator.collectedElsewhere(member, checkpoint);
                }

                @Override
                public void failed(int member, long checkpoint, Throwable thrown) {
                    coordinator.failed(member, checkpoint, thrown);
                }

                @Override
                public void finished(int member) {
                    coordinator.finished(member);
                }
            });
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public CompletableFuture<Long> write(long checkpoint, SnapshotPlace file, boolean isIncremental) {
            CompletableFuture<Long> answer = new CompletableFuture<>();
            Exception planned = failure;
            failure = null;
            CompletableFuture<Void> before = gate;
            asked++;
            host.threads().startBlocking("process " + name, () -> {
                try {
                    if (before != null) host.threads().await(before);
                    if (planned != null) throw planned;
                    answer.complete(checkpoints.write(checkpoint, place(file.address()), isIncremental));
                } catch (Throwable thrown) {
                    answer.completeExceptionally(thrown);
                } finally {
                    answered++;
                }
            });
            return answer;
        }

        private SnapshotPlace place(String address) {
            return SnapshotPlace.of(host.disk(), Path.of(address.substring("file:".length())));
        }

        @Override
        public void release(long checkpoint) {
            checkpoints.release(checkpoint);
        }
    }

    /// Creates a job.
    ///
    /// @param more adds settings
    /// @param places the process of each member: empty for this process, or the name of another one
    Ensemble(Path root, Consumer<Configuration> more, String... places) throws Exception {
        this.root = root;
        Configuration configuration = new Configuration();
        configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofHours(1));
        configuration.set(CheckpointingOptions.TOLERABLE_FAILURE_NUMBER, 100);
        configuration.set(CheckpointingOptions.MAX_RETAINED_CHECKPOINTS, 100);
        more.accept(configuration);
        CheckpointSettings settings = CheckpointSettings.of(configuration, true);
        checkpoints = new Checkpoints(
                "job",
                List.of(
                        new Manifest.OperatorEntry(SOURCE, SOURCE, 1, GROUPS),
                        new Manifest.OperatorEntry(Member.OPERATOR, "counter", places.length, GROUPS)),
                host,
                new Checkpoints.Storage(
                        new CheckpointDirectory(host.disk(), root),
                        null,
                        false,
                        0,
                        (_, _) -> {},
                        RecoveryRule.of("job", configuration)),
                settings,
                statistics,
                true);
        coordinator = new CheckpointCoordinator("job", host, settings, checkpoints, 1, failures::add);
        Map<Integer, CheckpointCoordinator.Member> all = new HashMap<>();
        for (int number = 0; number < places.length; number++) {
            Member member = new Member(number, places.length, GROUPS, null);
            members.add(member);
            all.put(number, place(places[number], number, member, settings));
        }
        coordinator.begin(0, all, List.of(new CheckpointCoordinator.Source(SOURCE, new Splits())));
    }

    private CheckpointCoordinator.Member place(String where, int number, Member member, CheckpointSettings settings) {
        if (where.isEmpty()) {
            member.join(number, coordinator);
            return new CheckpointCoordinator.Member(member.subtask(), Member.OPERATOR, member, null);
        }
        RemoteProcess process = processes.computeIfAbsent(where, name -> new RemoteProcess(name, settings));
        member.join(number, process.checkpoints);
        return new CheckpointCoordinator.Member(
                member.subtask(), Member.OPERATOR, process.checkpoints.join(number, member), null, process);
    }

    /// Simulates an enumerator whose state is the number of the checkpoint.
    private static final class Splits implements CheckpointedSource {
        @Override
        public void checkpoint(
                long checkpoint, Consumer<byte[]> onState, Consumer<Throwable> onFailure, Runnable andThen) {
            andThen.run();
            onState.accept(("splits " + checkpoint).getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public void completed(long checkpoint) {
            // No code waits for this call.
        }

        @Override
        public void aborted(long checkpoint) {
            // No code waits for this call.
        }
    }

    RemoteProcess process(String name) {
        return processes.get(name);
    }

    /// Runs all members until a condition holds.
    void until(String what, BooleanSupplier isSo) {
        long began = host.clock().nanos();
        while (!isSo.getAsBoolean()) {
            for (Member each : members) each.attend();
            if (host.clock().nanos() - began > PATIENCE_NANOS)
                throw new AssertionError("never: " + what + "; told "
                        + members.stream().map(each -> each.told).toList());
            host.threads().park(100_000);
        }
    }

    /// Waits for a result.
    <T> T outcome(CompletableFuture<T> done) {
        until("an end of what is under way", done::isDone);
        return done.join();
    }

    /// Waits for a failure, and returns it.
    Throwable failure(CompletableFuture<?> done) {
        until("an end of what is under way", done::isDone);
        try {
            throw new AssertionError("it did not fail: " + done.join());
        } catch (CompletionException failed) {
            return failed.getCause();
        }
    }

    /// Takes a checkpoint, and waits until all live members are notified.
    CheckpointDirectory.Complete checkpoint() throws IOException {
        long number = outcome(coordinator.checkpoint());
        for (Member each : members)
            if (each.isThere()) until("everybody told", () -> each.told.contains("completed " + number));
        return open(number);
    }

    CheckpointDirectory.Complete open(long number) throws IOException {
        return CheckpointDirectory.open(host.disk(), root.resolve("chk-" + number));
    }

    /// Counts a key in the subtask that owns it, unless that subtask has ended.
    void count(long key) throws Exception {
        for (Member each : members) if (each.isThere() && each.owns(key)) each.count(key);
    }

    /// Returns the state of all live members.
    Map<String, Object> now() throws Exception {
        Map<String, Object> all = new TreeMap<>();
        List<String> union = new ArrayList<>();
        for (Member each : members) {
            if (!each.isThere()) continue;
            each.tell(all);
            union.addAll(each.union());
        }
        all.put("union", union.stream().sorted().toList());
        return all;
    }

    /// Returns the whole state of a checkpoint, restored with another parallelism.
    static Map<String, Object> told(Restored from, int parallelism, int groups) throws Exception {
        Map<String, Object> all = new TreeMap<>();
        for (int i = 0; i < parallelism; i++) {
            Member member = new Member(i, parallelism, groups, from);
            member.tell(all);
            List<String> union = member.union();
            all.merge("union", union, (one, other) -> one.equals(other) ? one : "not the same");
        }
        return all;
    }

    /// Returns the newest checkpoint, from which a new attempt would start.
    Restored newest() {
        return outcome(checkpoints.newest()).orElseThrow();
    }

    /// Returns the checkpoint that a restart finds.
    CompletableFuture<Optional<Restored>> goBack() {
        return checkpoints.newest();
    }

    @Override
    public void close() {
        CompletableFuture<Void> done = new CompletableFuture<>();
        coordinator.close(() -> checkpoints.close(true, true, () -> done.complete(null)));
        outcome(done);
    }
}
