package dev.millrace.cli.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DamageRunTest {
    private static final int LINES = 6_000;
    /// The rate is so low that the job does not end before all faults were injected. Then the limit is lifted.
    private static final Duration TIME = Duration.ofSeconds(200);

    @TempDir
    private Path directory;

    @Test
    void a_job_whose_checkpoints_are_damaged_goes_on_exactly_once_or_refuses() throws Exception {
        List<InjectedFault> faults = List.of(
                new InjectedFault.Damage(InjectedFault.Action.FLIP_BYTES, InjectedFault.Part.DATA_FILE, true),
                new InjectedFault.Damage(InjectedFault.Action.DELETE, InjectedFault.Part.DIRECTORY, true),
                new InjectedFault.Damage(InjectedFault.Action.TRUNCATE, InjectedFault.Part.MANIFEST, true),
                new InjectedFault.FullDisk(),
                new InjectedFault.Damage(InjectedFault.Action.DELETE, InjectedFault.Part.DATA_FILE, true),
                new InjectedFault.Kill(InjectedFault.Phase.BEGUN));
        CrashPlan plan = new CrashPlan(TIME, faults.size(), false, "hashmap", 2, LINES, 7);
        StringWriter printed = new StringWriter();
        FaultReport report = new FaultReport(new PrintWriter(printed));
        CrashRun.Result result = DamageRun.run(
                plan,
                faults,
                directory,
                place -> new LocalJob(plan, directory.resolve("input"), place.stormy(), plan.rate()),
                report);
        report.printCounts();
        assertThat(result.lines()).isGreaterThan(2 * LINES);
        // A missing directory goes unnoticed if its checkpoint was not recorded before the kill.
        int refused = report.count(FaultReport.Outcome.REFUSED);
        assertThat(refused).as("%s", printed).isBetween(3, 4);
        assertThat(report.count(FaultReport.Outcome.WENT_ON)).as("%s", printed).isEqualTo(5 - refused);
        assertThat(report.timesAccepted()).as("%s", printed).isEqualTo(1);
    }

    @Test
    void a_job_that_may_not_write_large_files_fails_and_goes_on_without_the_limit() throws Exception {
        CrashPlan plan = new CrashPlan(TIME, 1, false, "hashmap", 2, LINES, 8);
        new CrashInput(CrashRun.FILES, LINES, CrashRun.KEYS, plan.seed()).write(directory.resolve("input"));
        Path output = Files.createDirectories(directory.resolve("stormy"));
        try (SmallDisk disk = SmallDisk.limited(output);
                LocalJob job = new LocalJob(plan, directory.resolve("input"), output, plan.rate())) {
            assumeThat(job.canFill(disk.way())).isTrue();
            job.start(Map.of());
            assertThat(job.await()).isEqualTo(JobUnderTest.Progress.CHECKPOINT);
            assertThat(job.fillDisk(disk)).contains("File too large");
            assertThat(job.await()).isEqualTo(JobUnderTest.Progress.CHECKPOINT);
            job.finish();
        }
    }
}
