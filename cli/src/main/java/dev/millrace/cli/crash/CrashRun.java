package dev.millrace.cli.crash;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Runs the job of one plan in processes of their own: once undisturbed, and once with kills until it finishes.
final class CrashRun {
    static final List<String> ANSWERS = List.of("counts", "tumbling", "sliding", "alarms", "joined");
    static final int KEYS = 300;
    static final int FILES = 4;
    private static final int LOG_LINES = 60;
    private static final long LAST_MILLIS = 180_000;
    private static final long CHECKPOINT_MILLIS = 100;
    /// The maximum time until a kill, after the first checkpoint of a start.
    private static final int LIFE_MILLIS = 2_000;

    /// The run kills one of this many processes while the process starts, on average.
    private static final int EARLY = 8;

    private static final int EARLY_MILLIS = 800;
    private static final int LOOK_MILLIS = 20;
    private static final int YOUTH_LOOKS = 3_000;

    private final CrashPlan plan;
    private final Path directory;
    private final SplittableRandom chance;

    /// Holds the result of a run.
    ///
    /// @param kills number of kills
    /// @param lines number of lines that each of both runs wrote
    record Result(int kills, long lines, Duration time) {}

    /// @param directory for input, output and checkpoints; empty
    CrashRun(CrashPlan plan, Path directory) {
        this.plan = plan;
        this.directory = directory;
        this.chance = new SplittableRandom(plan.seed());
    }

    Result run() throws IOException, InterruptedException {
        long began = System.nanoTime();
        new CrashInput(FILES, plan.lines(), KEYS, plan.seed()).write(directory.resolve("input"));
        Path calm = directory.resolve("calm");
        runUndisturbed(calm);
        Path stormy = directory.resolve("stormy");
        int kills = killUntilDone(stormy);
        long lines = 0;
        for (String answer : ANSWERS) lines += compare(calm.resolve(answer), stormy.resolve(answer));
        return new Result(kills, lines, Duration.ofNanos(System.nanoTime() - began));
    }

    void runUndisturbed(Path calm) throws IOException, InterruptedException {
        Process undisturbed = start(calm, Integer.MAX_VALUE);
        if (undisturbed.waitFor() != 0) throw failed(calm, undisturbed.exitValue());
    }

    /// The rate is low enough for all kills; afterwards the job runs without a limit.
    private int killUntilDone(Path output) throws IOException, InterruptedException {
        double rate = plan.rate();
        int kills = 0;
        while (true) {
            Process process = start(output, kills < plan.kills() ? rate : Integer.MAX_VALUE);
            boolean isLast = kills >= plan.kills();
            boolean hasEnded = isLast
                    ? process.waitFor(plan.time().toMillis() + LAST_MILLIS, TimeUnit.MILLISECONDS)
                    : livesOn(process, output.resolve("checkpoints"));
            if (hasEnded) {
                if (process.exitValue() != 0) throw failed(output, process.exitValue());
                return kills;
            }
            process.destroyForcibly().waitFor();
            if (isLast) {
                throw CrashFaults.ENDLESS
                        .what("The job did not end after %d kills.", kills)
                        .fix("See " + log(output));
            }
            kills++;
        }
    }

    /// @return whether the process has ended by itself
    private boolean livesOn(Process process, Path checkpoints) throws IOException, InterruptedException {
        if (chance.nextInt(EARLY) == 0) return process.waitFor(chance.nextInt(EARLY_MILLIS), TimeUnit.MILLISECONDS);
        List<Path> before = completed(checkpoints);
        for (int look = 0; look < YOUTH_LOOKS && completed(checkpoints).equals(before); look++) {
            if (process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) return true;
        }
        return process.waitFor(chance.nextInt(LIFE_MILLIS), TimeUnit.MILLISECONDS);
    }

    private static List<Path> completed(Path checkpoints) throws IOException {
        if (!Files.exists(checkpoints)) return List.of();
        try (Stream<Path> all = Files.walk(checkpoints)) {
            return all.filter(each -> each.endsWith("_metadata")).sorted().toList();
        } catch (UncheckedIOException deletedMeanwhile) {
            return List.of();
        }
    }

    private Process start(Path output, double rate) throws IOException {
        Files.createDirectories(output);
        List<String> command = command(plan, directory.resolve("input"), output, rate, Map.of());
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log(output).toFile()))
                .start();
    }

    /// Returns the command that runs the job of a plan in a process of its own.
    ///
    /// @param rate lines per second
    /// @param more settings
    static List<String> command(CrashPlan plan, Path input, Path output, double rate, Map<String, String> more) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), CrashJob.class.getName()));
        command.addAll(arguments(plan, input, output, rate));
        settings(plan, output).forEach((key, value) -> set(command, key, value));
        set(command, "restart-strategy.type", "none");
        set(command, "millrace.resume", "true");
        more.forEach((key, value) -> set(command, key, value));
        return command;
    }

    /// Returns the arguments of the job's program, without settings.
    static List<String> arguments(CrashPlan plan, Path input, Path output, double rate) {
        List<String> arguments = new ArrayList<>();
        arguments.addAll(List.of("--input", input.toString()));
        arguments.addAll(List.of("--output", output.toString()));
        arguments.addAll(List.of("--rate", Double.toString(rate)));
        arguments.addAll(List.of("--parallelism", Integer.toString(plan.parallelism())));
        return arguments;
    }

    /// Returns the settings of a plan's job.
    static Map<String, String> settings(CrashPlan plan, Path output) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("execution.checkpointing.interval", CHECKPOINT_MILLIS + " ms");
        settings.put(
                "execution.checkpointing.dir", output.resolve("checkpoints").toString());
        settings.put("execution.checkpointing.externalized-checkpoint-retention", "RETAIN_ON_CANCELLATION");
        settings.put("execution.checkpointing.unaligned.enabled", Boolean.toString(plan.unaligned()));
        settings.put("execution.runtime-mode", "STREAMING");
        settings.put("state.backend.type", plan.backend());
        return settings;
    }

    private static void set(List<String> command, String key, String value) {
        command.add("--D." + key);
        command.add(value);
    }

    static Path log(Path output) {
        return output.resolve("job.log");
    }

    static RuntimeException failed(Path output, int status) throws IOException {
        List<String> lines = Files.readAllLines(log(output));
        List<String> last = lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size());
        return CrashFaults.FAILED
                .what("The job ended with status %d.", status)
                .why(String.join("\n        ", last))
                .fix("See " + log(output));
    }

    /// @return the number of lines
    static long compare(Path calm, Path stormy) throws IOException {
        List<String> expected = lines(calm);
        List<String> found = lines(stormy);
        if (expected.equals(found)) return expected.size();
        List<String> missing = new ArrayList<>(expected);
        List<String> more = new ArrayList<>(found);
        remove(missing, found);
        remove(more, expected);
        throw different(calm, stormy, missing, more);
    }

    /// Fails if a line is missing.
    ///
    /// @return the number of duplicates
    static long compareAtLeastOnce(Path calm, Path stormy) throws IOException {
        List<String> expected = lines(calm);
        List<String> found = lines(stormy);
        List<String> missing = new ArrayList<>(expected);
        List<String> more = new ArrayList<>(found);
        remove(missing, found);
        remove(more, expected);
        more.removeIf(line -> Collections.binarySearch(expected, line) >= 0);
        // Lines that are no duplicates are as wrong as missing lines.
        if (!missing.isEmpty() || !more.isEmpty()) throw different(calm, stormy, missing, more);
        return found.size() - expected.size();
    }

    private static RuntimeException different(Path calm, Path stormy, List<String> missing, List<String> more)
            throws IOException {
        return CrashFaults.DIFFERENT
                .what(
                        "%s has %d lines, but %s has %d lines.",
                        calm, lines(calm).size(), stormy, lines(stormy).size())
                .why("Missing are %d, such as %s; too many are %d, such as %s."
                        .formatted(
                                missing.size(),
                                missing.stream().limit(5).toList(),
                                more.size(),
                                more.stream().limit(5).toList()))
                .fix("Keep the directory and report this error of Millrace.");
    }

    /// Removes from a sorted list the elements of another sorted list, with their multiplicity.
    private static void remove(List<String> from, List<String> what) {
        List<String> left = new ArrayList<>();
        int at = 0;
        for (String line : from) {
            while (at < what.size() && what.get(at).compareTo(line) < 0) at++;
            if (at < what.size() && what.get(at).equals(line)) at++;
            else left.add(line);
        }
        from.clear();
        from.addAll(left);
    }

    /// Returns the sorted lines of all finished files.
    private static List<String> lines(Path answer) throws IOException {
        List<String> all = new ArrayList<>();
        try (Stream<Path> files = Files.walk(answer)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!file.getFileName().toString().startsWith(".")) all.addAll(Files.readAllLines(file));
            }
        }
        all.sort(null);
        return all;
    }
}
