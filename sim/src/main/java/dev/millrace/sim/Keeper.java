package dev.millrace.sim;

import dev.millrace.api.execution.JobClient;
import dev.millrace.api.execution.JobExecutionResult;
import dev.millrace.api.execution.SavepointFormatType;
import dev.millrace.base.host.Disk;
import dev.millrace.base.host.Host;
import dev.millrace.sim.job.Plan;
import dev.millrace.sim.job.Scene;
import dev.millrace.sim.job.Snapshots;
import dev.millrace.sim.job.Start;
import dev.millrace.sim.world.Happening;
import dev.millrace.sim.world.Life;
import dev.millrace.sim.world.World;
import dev.millrace.state.checkpoint.CheckpointDirectory;
import dev.millrace.state.file.SectionKind;
import dev.millrace.state.file.SnapshotFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;

/// Operates the job: decides what each life starts from, requests savepoints, and stops the job to start it with other
/// settings. Survives the process. Called by the first thread of each life only.
final class Keeper {
    private static final long MILLI = 1_000_000;
    private static final long LOOK_NANOS = 1_000_000_000;
    private static final int ENTRIES_MIN = 4;
    private static final int ENTRIES_MORE = 60;
    private static final int PARALLELISM_MAX = 4;
    private static final int PATIENCE_MAX = 10;

    private final World world;
    private final Scene scene;
    private final Plan.Upkeep upkeep;
    private final RandomGenerator chance;
    /// The snapshot from which the current line of lives started, used while the line has no snapshot of its own.
    private Optional<Path> base = Optional.empty();
    private int lines;
    private int starts;
    private int stopsLeft;
    private int parallelism;
    private boolean hasStopped;
    /// Whether the next life cannot or must not start from the newest checkpoint.
    private boolean hasLost;
    /// Whether the job has refused to start from the remaining checkpoint.
    private boolean wasRefused;

    Keeper(World world, Scene scene) {
        this.world = world;
        this.scene = scene;
        this.upkeep = scene.plan().upkeep();
        this.chance = World.random(scene.plan().seed(), 5);
        this.stopsLeft = upkeep.stops();
        this.parallelism = scene.plan().shape().parallelism();
    }

    /// Decides what a life starts from, and informs the scene. Retries when the disk fails.
    Start prepare(Life life) {
        if (hasStopped) scene.stopped();
        hasStopped = false;
        while (true) {
            try {
                return find(life);
            } catch (IOException failed) {
                life.note("looks again for a checkpoint");
            }
        }
    }

    private Start find(Life life) throws IOException {
        Disk disk = life.host().disk();
        Snapshots snapshots = new Snapshots(disk, scene);
        Optional<CheckpointDirectory.Complete> found = newest(disk, snapshots);
        Optional<CheckpointDirectory.Complete> older = Optional.empty();
        boolean isOlder = hasLost || scene.hasLost(found.map(Snapshots::number).orElse(0L));
        if (!isOlder && upkeep.damages() && chance.nextBoolean()) older = damage(life, snapshots, found);
        else if (!isOlder && upkeep.goesBack() && chance.nextInt(3) == 0) older = goBack(snapshots, found);
        isOlder |= older.isPresent();
        Start start = start(older.or(() -> found), isOlder);
        scene.begin(life, start.checkpoint(), isOlder);
        hasLost = false;
        life.note(start.toString());
        witness(disk, start);
        parallelism = start.parallelism();
        return start;
    }

    /// Returns the newest usable snapshot, as this life sees the disk.
    private Optional<CheckpointDirectory.Complete> newest(Disk disk, Snapshots snapshots) throws IOException {
        Optional<CheckpointDirectory.Complete> newest = snapshots.newest();
        if (newest.isPresent() || base.isEmpty()) return newest;
        return Optional.of(CheckpointDirectory.open(disk, base.get()));
    }

    /// Damages the newest checkpoint if there is another one, which must then be found.
    private Optional<CheckpointDirectory.Complete> damage(
            Life life, Snapshots snapshots, Optional<CheckpointDirectory.Complete> newest) throws IOException {
        List<CheckpointDirectory.Complete> all = snapshots.checkpoints();
        if (all.size() < 2 || newest.isEmpty()) return Optional.empty();
        CheckpointDirectory.Complete victim = all.getFirst();
        if (!victim.path().equals(newest.get().path())) return Optional.empty();
        List<Path> files = world.children(Snapshots.directory(victim));
        hasLost = true;
        world.damage(files.get(chance.nextInt(files.size())), chance);
        Optional<CheckpointDirectory.Complete> left = snapshots.newest();
        if (left.isEmpty() || left.get().path().equals(victim.path()))
            life.violated("%s is damaged, and what is found then is %s".formatted(victim.path(), left));
        if (Snapshots.number(left.get()) < Snapshots.number(all.get(1)))
            life.violated("%s is damaged, and %s is passed over".formatted(victim.path(), all.get(1)));
        return left;
    }

    /// Starts another line of lives from an older savepoint.
    private Optional<CheckpointDirectory.Complete> goBack(
            Snapshots snapshots, Optional<CheckpointDirectory.Complete> newest) throws IOException {
        List<CheckpointDirectory.Complete> older = new ArrayList<>(snapshots.savepoints());
        older.removeIf(
                each -> newest.isPresent() && each.path().equals(newest.get().path()));
        // If the job went back to a point before a savepoint, another checkpoint may have the
        // savepoint's number.
        older.removeIf(each -> scene.isPassedOver(Snapshots.directory(each), Snapshots.number(each)));
        if (older.isEmpty()) return Optional.empty();
        CheckpointDirectory.Complete chosen = older.get(chance.nextInt(older.size()));
        base = Optional.of(Snapshots.directory(chosen));
        lines++;
        hasLost = true;
        scene.keepIn(Path.of("/sim/checkpoints-" + lines), Path.of("/sim/savepoints-" + lines));
        world.happened(Happening.GOING_BACK);
        return Optional.of(chosen);
    }

    /// @param isOlder whether newer checkpoints and the ledger are lost; then the job would find nothing by name
    private Start start(Optional<CheckpointDirectory.Complete> from, boolean isOlder) {
        boolean isInPlace = from.isEmpty()
                || !from.get().manifest().isSavepoint()
                        && Snapshots.directory(from.get()).startsWith(scene.checkpoints());
        boolean isByName = upkeep.isByName() && isInPlace && !isOlder && !wasRefused;
        wasRefused = false;
        int next = upkeep.rescales() && chance.nextBoolean() ? 1 + chance.nextInt(PARALLELISM_MAX) : parallelism;
        boolean hasStore = upkeep.hasStores() && chance.nextBoolean();
        int entries = hasStore ? ENTRIES_MIN + chance.nextInt(ENTRIES_MORE) : 0;
        // If checkpoints take too long, an operator gives them more time with each start.
        int patience = 1 << Math.min(starts++, PATIENCE_MAX);
        return new Start(from, isByName, next, entries, patience);
    }

    private void witness(Disk disk, Start start) throws IOException {
        if (start.entries() > 0) world.happened(Happening.START_WITH_A_STORE);
        if (start.isByName()) world.happened(Happening.START_BY_NAME);
        if (start.from().isEmpty()) {
            world.happened(Happening.START_FROM_NOTHING);
            return;
        }
        CheckpointDirectory.Complete from = start.from().get();
        boolean isSavepoint = from.manifest().isSavepoint();
        world.happened(isSavepoint ? Happening.START_FROM_SAVEPOINT : Happening.START_FROM_CHECKPOINT);
        if (from.manifest().isIncremental()) world.happened(Happening.START_FROM_CHANGES);
        if (start.parallelism() != parallelism) world.happened(Happening.START_WITH_ANOTHER_PARALLELISM);
        List<SnapshotFile> files = CheckpointDirectory.files(disk, from);
        boolean hasInFlight =
                files.getLast().sections().stream().anyMatch(each -> each.kind() == SectionKind.IN_FLIGHT);
        if (hasInFlight) world.happened(Happening.START_WITH_RECORDS_ON_THEIR_WAY);
    }

    /// Returns whether the job was stopped with a savepoint in order to start it with other settings.
    boolean hasStopped() {
        return hasStopped;
    }

    /// Records that the job has refused to start from the remaining checkpoint. The next life names its
    /// checkpoint explicitly.
    void refused() {
        wasRefused = true;
    }

    /// Operates a job until it ends.
    void attend(Life life, JobClient client, CompletableFuture<JobExecutionResult> result) {
        Host host = life.host();
        Thread self = Thread.currentThread();
        result.whenComplete((_, _) -> host.threads().unpark(self));
        List<CompletableFuture<?>> asked = new ArrayList<>();
        long now = host.clock().nanos();
        long never = Long.MAX_VALUE;
        long savepointNanos = upkeep.savepointMillis() == 0 ? never : now + span(upkeep.savepointMillis());
        long stopNanos = stopsLeft == 0 ? never : now + span(upkeep.stopMillis());
        while (!result.isDone()) {
            now = host.clock().nanos();
            if (now >= stopNanos) {
                stopNanos = never;
                savepointNanos = never;
                asked.add(stop(life, client));
            } else if (now >= savepointNanos) {
                savepointNanos = now + span(upkeep.savepointMillis());
                asked.add(savepoint(life, client));
            } else {
                host.threads().park(Math.min(Math.min(stopNanos, savepointNanos) - now, LOOK_NANOS));
            }
        }
        // Waits until all requests are answered.
        asked.forEach(host.threads()::await);
    }

    private long span(long millis) {
        return 1 + chance.nextLong(2 * millis * MILLI);
    }

    private CompletableFuture<?> savepoint(Life life, JobClient client) {
        life.note("asks for a savepoint");
        return client.triggerSavepoint("file://" + scene.savepoints(), SavepointFormatType.DEFAULT)
                .whenComplete((path, failed) -> {
                    if (failed == null) complete(life, path, Happening.SAVEPOINT);
                    else life.note("no savepoint: " + failed.getMessage());
                });
    }

    private CompletableFuture<?> stop(Life life, JobClient client) {
        boolean drains = upkeep.drains();
        life.note(drains ? "drains" : "stops");
        stopsLeft--;
        scene.stop(drains);
        return client.stopWithSavepoint(drains, "file://" + scene.savepoints(), SavepointFormatType.DEFAULT)
                .whenComplete((path, failed) -> {
                    if (failed == null) {
                        complete(life, path, Happening.STOP);
                        hasStopped = true;
                    } else {
                        life.note("no stop: " + failed.getMessage());
                    }
                });
    }

    private void complete(Life life, String path, Happening what) {
        life.note("has " + path);
        world.happened(what);
        Path directory = Path.of(path.replaceFirst("^file:", ""));
        if (!world.isDurable(directory.resolve(CheckpointDirectory.MANIFEST)))
            life.violated("%s is told to be complete, but a crash would lose it".formatted(directory));
    }
}
