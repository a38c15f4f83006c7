package dev.millrace.cli.crash;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Runs a job in a process of its own.
final class LocalJob implements JobUnderTest {
    /// The file that lifts the job's rate limit.
    static final String HURRY = "hurry";

    private static final int LOOK_MILLIS = 20;
    private static final int LOOKS = 9_000;
    private static final int PHASE_LOOKS = 4_000;
    private static final int LOG_LOOKS = 100;
    private static final long LAST_MILLIS = 300_000;
    private static final int KILOBYTE = 1_024;
    private static final String REFUSAL = "MR-5342";

    private final CrashPlan plan;
    private final Path input;
    private final Path output;
    private final double rate;
    private final CheckpointFiles checkpoints;
    private @Nullable Process process;
    /// The newest checkpoint at the last start.
    private long before;
    /// The length of the log at the last start.
    private long logBefore;

    /// @param rate lines per second
    LocalJob(CrashPlan plan, Path input, Path output, double rate) {
        this.plan = plan;
        this.input = input;
        this.output = output;
        this.rate = rate;
        this.checkpoints = new CheckpointFiles(output.resolve("checkpoints"));
    }

    @Override
    public void start(Map<String, String> settings) throws IOException {
        start(settings, List.of());
    }

    private void start(Map<String, String> settings, List<String> prefix) throws IOException {
        Path log = CrashRun.log(output);
        before = checkpoints.greatest();
        logBefore = Files.exists(log) ? Files.size(log) : 0;
        Map<String, String> all = new LinkedHashMap<>(DamageRun.SETTINGS);
        all.putAll(settings);
        List<String> command = new ArrayList<>(prefix);
        command.addAll(CrashRun.command(plan, input, output, rate, all));
        command.addAll(List.of("--roll-on-checkpoint", "true"));
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    private Process process() {
        Process running = process;
        if (running == null) throw new IllegalStateException("the job was not started");
        return running;
    }

    @Override
    public void kill(Meanwhile meanwhile) throws IOException, InterruptedException {
        process().destroyForcibly().waitFor();
        meanwhile.run();
        start(Map.of());
    }

    @Override
    public boolean isReadAgain() {
        return true;
    }

    @Override
    public Progress await() throws IOException, InterruptedException {
        for (int look = 0; look < LOOKS; look++) {
            if (checkpoints.greatest() > before) return Progress.CHECKPOINT;
            if (!process().waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) continue;
            if (process().exitValue() != 0 && printed().contains(REFUSAL)) return Progress.REFUSED;
            throw CrashRun.failed(output, process().exitValue());
        }
        throw CrashFaults.ENDLESS.what("The job completes no checkpoint.").fix("See " + CrashRun.log(output));
    }

    /// Returns what the last process has printed.
    private String printed() throws IOException {
        byte[] all = Files.readAllBytes(CrashRun.log(output));
        int from = (int) Math.min(all.length, logBefore);
        return new String(all, from, all.length - from, StandardCharsets.UTF_8);
    }

    @Override
    public void awaitPhase(InjectedFault.Phase phase) throws InterruptedException {
        long newest = checkpoints.greatest();
        for (int look = 0; look < PHASE_LOOKS && !checkpoints.isAt(phase, newest); look++)
            if (process().waitFor(1, TimeUnit.MILLISECONDS)) return;
    }

    @Override
    public boolean canFill(SmallDisk.Way way) {
        return way != SmallDisk.Way.NONE;
    }

    @Override
    public String fillDisk(SmallDisk disk) throws IOException, InterruptedException {
        boolean isTmpfs = disk.way() == SmallDisk.Way.TMPFS;
        String sign = isTmpfs ? "MR-5330" : "File too large";
        if (isTmpfs) disk.fill();
        else limitFiles();
        if (!process().waitFor(LAST_MILLIS, TimeUnit.MILLISECONDS))
            throw CrashFaults.ENDLESS
                    .what("The job does not fail on a full disk.")
                    .fix("See " + CrashRun.log(output));
        for (int look = 0; !printed().contains(sign); look++) {
            if (look == LOG_LOOKS) throw CrashRun.failed(output, process().exitValue());
            Thread.sleep(LOOK_MILLIS);
        }
        disk.empty();
        start(Map.of());
        return "the job failed with \"%s\" in its log".formatted(sign);
    }

    /// Restarts the process with a file size limit below the size of its files.
    private void limitFiles() throws IOException, InterruptedException {
        process().destroyForcibly().waitFor();
        long largest = KILOBYTE;
        for (Path each : CheckpointFiles.dataFiles(checkpoints.complete().getFirst()))
            largest = Math.max(largest, Files.size(each));
        start(Map.of(), SmallDisk.limit((int) Math.max(1, largest / 2 / KILOBYTE), CrashRun.log(output)));
    }

    @Override
    public void finish() throws IOException, InterruptedException {
        Path hurry = output.resolve(HURRY);
        if (!Files.exists(hurry)) Files.createFile(hurry);
        if (!process().waitFor(LAST_MILLIS, TimeUnit.MILLISECONDS))
            throw CrashFaults.ENDLESS.what("The job did not end.").fix("See " + CrashRun.log(output));
        if (process().exitValue() != 0) throw CrashRun.failed(output, process().exitValue());
    }

    @Override
    public void close() throws InterruptedException {
        if (process != null) process.destroyForcibly().waitFor();
    }
}
