package dev.millrace.cli.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/// Damages the job of one plan and its checkpoints. After each fault the job must either continue exactly once or
/// refuse to start. After a refusal the files are restored, and the job must continue exactly once.
final class DamageRun {
    /// Additional settings of the jobs.
    static final Map<String, String> SETTINGS = Map.of(
            "execution.checkpointing.num-retained", "3",
            "millrace.recovery.wait-for-checkpoint", "1 s");

    private static final String ACCEPT = "millrace.recovery.allow-older-checkpoint";
    private static final int LIFE_MILLIS = 800;
    private static final String CHECKPOINTS = "checkpoints";

    private final Place place;
    private final JobUnderTest job;
    private final SmallDisk disk;
    private final FaultReport report;
    private final SplittableRandom chance;
    /// The damaged parts, newest first. The damage may be unnoticed until the job restarts from the checkpoint.
    private final List<DamagedPart> damaged = new ArrayList<>();
    private int copies;

    /// Holds the directories of a run.
    ///
    /// @param directory for copies
    /// @param calm output of the undisturbed run
    /// @param stormy output and checkpoints of the disturbed run
    record Place(Path directory, Path calm, Path stormy) {
        CheckpointFiles checkpoints() {
            return new CheckpointFiles(stormy.resolve(CHECKPOINTS));
        }
    }

    private DamageRun(Place place, JobUnderTest job, SmallDisk disk, FaultReport report, SplittableRandom chance) {
        this.place = place;
        this.job = job;
        this.disk = disk;
        this.report = report;
        this.chance = chance;
    }

    /// Creates a job that is not yet started.
    interface Jobs {
        JobUnderTest create(Place place) throws IOException, InterruptedException;
    }

    /// Runs the job of a plan undisturbed, and once more with the given faults.
    ///
    /// @param directory for input, output and checkpoints; empty
    static CrashRun.Result run(
            CrashPlan plan, List<InjectedFault> faults, Path directory, Jobs jobs, FaultReport report)
            throws IOException, InterruptedException {
        long began = System.nanoTime();
        new CrashInput(CrashRun.FILES, plan.lines(), CrashRun.KEYS, plan.seed()).write(directory.resolve("input"));
        Place place = new Place(directory, directory.resolve("calm"), directory.resolve("stormy"));
        new CrashRun(plan, directory).runUndisturbed(place.calm);
        Files.createDirectories(place.stormy);
        try (SmallDisk disk = SmallDisk.at(place.stormy.resolve(CHECKPOINTS));
                JobUnderTest job = jobs.create(place)) {
            new DamageRun(place, job, disk, report, new SplittableRandom(plan.seed())).disturb(faults);
        }
        long lines = 0;
        for (String answer : CrashRun.ANSWERS)
            lines += CrashRun.compare(place.calm.resolve(answer), place.stormy.resolve(answer));
        return new CrashRun.Result(faults.size(), lines, Duration.ofNanos(System.nanoTime() - began));
    }

    private void disturb(List<InjectedFault> faults) throws IOException, InterruptedException {
        job.start(Map.of());
        goesOn();
        for (InjectedFault fault : faults) {
            switch (fault) {
                case InjectedFault.Damage damage -> damage(damage);
                case InjectedFault.FullDisk full -> fill(full);
                case InjectedFault.Kill kill -> kill(kill);
            }
        }
        job.finish();
    }

    private void goesOn() throws IOException, InterruptedException {
        if (job.await() == JobUnderTest.Progress.CHECKPOINT) return;
        // An earlier fault may have hit data that the job has in memory, or files that its next checkpoint shares.
        boolean wasDamaged = !damaged.isEmpty();
        putBack();
        if (wasDamaged) job.start(Map.of());
        if (wasDamaged && job.await() == JobUnderTest.Progress.CHECKPOINT) return;
        throw CrashFaults.FAILED
                .what("The job was refused, although its checkpoints are complete.")
                .fix("See " + place.directory);
    }

    private void kill(InjectedFault.Kill kill) throws IOException, InterruptedException {
        if (kill.phase() == InjectedFault.Phase.ANY) Thread.sleep(chance.nextInt(LIFE_MILLIS));
        else job.awaitPhase(kill.phase());
        List<String> left = new ArrayList<>();
        job.kill(() -> left.add(place.checkpoints().describeNewest()));
        goesOn();
        report.print(kill, String.join(", ", left), FaultReport.Outcome.WENT_ON, "went on");
    }

    private void fill(InjectedFault.FullDisk full) throws IOException, InterruptedException {
        if (!job.canFill(disk.way())) {
            report.print(
                    full, "" + disk.way(), FaultReport.Outcome.SKIPPED, "skipped: neither a tmpfs nor a limit works");
            return;
        }
        String happened = job.fillDisk(disk);
        goesOn();
        report.print(full, "" + disk.way(), FaultReport.Outcome.FAILED, happened + ", went on when there was room");
    }

    private void damage(InjectedFault.Damage damage) throws IOException, InterruptedException {
        Thread.sleep(chance.nextInt(LIFE_MILLIS));
        if (!damage.isNewest()) job.awaitPhase(InjectedFault.Phase.COMPLETE);
        Path copy = place.directory.resolve("copy-" + ++copies);
        job.kill(() -> damaged.addFirst(DamagedPart.damage(damage, place.checkpoints(), copy, chance)));
        DamagedPart part = damaged.getFirst();
        // Restoring an old record later would do damage.
        if (damage.part() == InjectedFault.Part.RECORD) damaged.removeFirst();
        if (job.await() == JobUnderTest.Progress.CHECKPOINT) {
            report.print(damage, part.name(), FaultReport.Outcome.WENT_ON, "went on");
            if (job.isReadAgain()) damaged.clear();
            return;
        }
        String accepted = report.isAccepted() ? acceptDuplicates() : "";
        if (!damaged.contains(part)) part.putBack();
        putBack();
        job.start(Map.of());
        goesOn();
        report.print(
                damage,
                part.name(),
                FaultReport.Outcome.REFUSED,
                "refused with MR-5342" + accepted + ", went on when it was put back");
    }

    private void putBack() throws IOException {
        for (DamagedPart each : damaged) each.putBack();
        damaged.clear();
    }

    /// Lets the job continue from an older checkpoint until its end, checks its output, and restores the
    /// previous state.
    private String acceptDuplicates() throws IOException, InterruptedException {
        Path copy = place.directory.resolve("stormy-copy");
        DamagedPart.deleteTree(copy);
        DamagedPart.copyTree(place.stormy, copy);
        job.start(Map.of(ACCEPT, "true"));
        job.finish();
        long twice = 0;
        for (String answer : CrashRun.ANSWERS)
            twice += CrashRun.compareAtLeastOnce(place.calm.resolve(answer), place.stormy.resolve(answer));
        report.accepted(twice);
        clear(place.stormy);
        clear(place.stormy.resolve(CHECKPOINTS));
        DamagedPart.copyTree(copy, place.stormy);
        return ", went on as it was told from an older one (%,d lines twice, none lost; undone)".formatted(twice);
    }

    /// Deletes the content of a directory except the directory of checkpoints, which may be a mount.
    private static void clear(Path directory) throws IOException {
        try (Stream<Path> all = Files.list(directory)) {
            for (Path each : all.toList()) if (!each.endsWith(CHECKPOINTS)) DamagedPart.deleteTree(each);
        }
    }
}
