package dev.millrace.bench;

import dev.millrace.bench.load.Workload;
import dev.millrace.bench.trial.Run;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Measures how long small commands of the archive take, from the start of the process to the first result or to the
/// end: `bench start [--rounds N]`. The word count of Flink and `java -version` stand beside them. Processor time
/// covers the whole command.
final class StartBench {
    private static final int DEFAULT_ROUNDS = 7;
    private static final String AOT = "MILLRACE_AOT";
    /// Runs a command, and prints the seconds of processor time in user and system mode to standard error.
    private static final String TIMED = "TIMEFORMAT='%U %S'; time \"$0\" \"$@\" 2>/dev/null";

    private static final String FLINK = "Flink: word count, first result";
    private static final Pattern WORD_COUNT = Pattern.compile(",1\\)");
    private static final Pattern ROW_OF_FLIGHTS = Pattern.compile("^\\| +[A-Z]{3} \\|");

    private final Path home;
    private final Path work;
    private final Path installation;
    private final Map<String, List<Double>> seconds = new LinkedHashMap<>();
    private final Map<String, List<Double>> processorSeconds = new LinkedHashMap<>();

    /// @param work a directory for the installation and for results
    private StartBench(Path home, Path work, Path installation) {
        this.home = home;
        this.work = work;
        this.installation = installation;
    }

    /// @return the exit status: 2 if there is no archive
    static int run(Path home, List<String> words) throws IOException, InterruptedException {
        Path archive = archive(home);
        if (archive == null) {
            System.err.println("bench: there is no archive; build one with ./mvnw -Pdist -DskipTests package");
            return 2;
        }
        int named = words.indexOf("--rounds");
        int rounds = named < 0 ? DEFAULT_ROUNDS : Integer.parseInt(words.get(named + 1));
        Path work = Files.createTempDirectory("millrace-start");
        try {
            check(new ProcessBuilder("tar", "-xzf", archive.toString(), "-C", work.toString()));
            String name = archive.getFileName().toString().replace(".tar.gz", "");
            StartBench bench = new StartBench(home, work, work.resolve(name));
            bench.measure(rounds);
            bench.print();
            return 0;
        } finally {
            check(new ProcessBuilder("rm", "-rf", work.toString()));
        }
    }

    private static @Nullable Path archive(Path home) throws IOException {
        Path target = home.resolve("dist/target");
        if (!Files.isDirectory(target)) return null;
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(file -> file.getFileName().toString().matches("millrace-.*\\.tar\\.gz"))
                    .findFirst()
                    .orElse(null);
        }
    }

    private void measure(int rounds) throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String millrace = installation.resolve("bin/millrace").toString();
        String wordCount = installation.resolve("examples/word-count.jar").toString();
        String flights = installation.resolve("examples/sql/flights.sql").toString();
        String answers = work.resolve("answers").toString();
        System.err.println("bench: makes the AOT cache");
        check(process(installation.resolve("bin/prepare.sh").toString()));
        for (int round = 0; round < rounds; round++) {
            System.err.println("bench: start, round " + (round + 1) + " of " + rounds);
            time("java -version", null, process(java, "-version"));
            for (String aot : List.of("off", "on")) {
                String suffix = aot.equals("on") ? "" : ", without the AOT cache";
                time("--help" + suffix, null, with(aot, process(millrace, "--help")));
                time(
                        "run word-count.jar, first result" + suffix,
                        WORD_COUNT,
                        with(aot, process(millrace, "run", wordCount)));
                time(
                        "demo --replay 0" + suffix,
                        null,
                        with(aot, process(millrace, "demo", "--replay", "0", "--output", answers)));
                time(
                        "sql -f flights.sql, first row" + suffix,
                        ROW_OF_FLIGHTS,
                        with(aot, process(millrace, "sql", "-f", flights)));
            }
            flink();
        }
    }

    /// Measures the word count of the workload `startup` on Flink, if Flink is built.
    private void flink() throws IOException, InterruptedException {
        ClassPaths classPaths = new ClassPaths(home);
        if (!classPaths.has(Entrant.FLINK)) return;
        BenchOptions options = BenchOptions.parse(new String[] {Workload.STARTUP.title()});
        List<Run> runs = new ArrayList<>();
        new TrialLauncher(options, classPaths).launch(Entrant.FLINK, Workload.STARTUP, "reuse", runs::add);
        for (Run run : runs) {
            Double first = run.firstResultSeconds();
            if (first != null) add(seconds, FLINK, first);
        }
    }

    private ProcessBuilder process(String... command) {
        ProcessBuilder builder = new ProcessBuilder(command).directory(installation.toFile());
        builder.environment().put("MILLRACE_JAVA_HOME", System.getProperty("java.home"));
        return builder;
    }

    private static ProcessBuilder with(String aot, ProcessBuilder builder) {
        builder.environment().put(AOT, aot);
        return builder;
    }

    /// @param result the first line that counts as a result; null to measure until the end
    private void time(String name, @Nullable Pattern result, ProcessBuilder command)
            throws IOException, InterruptedException {
        Path errors = Files.createTempFile("millrace-start", ".err");
        try {
            List<String> timed = new ArrayList<>(List.of("bash", "-c", TIMED));
            timed.addAll(command.command());
            long start = System.nanoTime();
            Process process =
                    command.command(timed).redirectError(errors.toFile()).start();
            double first = 0;
            try (BufferedReader lines = process.inputReader()) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    boolean isFirst =
                            first == 0 && result != null && result.matcher(line).find();
                    if (isFirst) first = secondsSince(start);
                }
            }
            int status = process.waitFor();
            if (status != 0) throw new IOException(name + " ended with status " + status);
            add(seconds, name, result == null ? secondsSince(start) : first);
            double used = 0;
            for (String each : Files.readString(errors).strip().split(" ")) used += Double.parseDouble(each);
            add(processorSeconds, name, used);
        } finally {
            Files.delete(errors);
        }
    }

    private static double secondsSince(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static void add(Map<String, List<Double>> all, String name, double value) {
        all.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
    }

    private static double[] sorted(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    }

    private static void check(ProcessBuilder builder) throws IOException, InterruptedException {
        int status = builder.inheritIO().start().waitFor();
        if (status != 0) throw new IOException(builder.command() + " ended with status " + status);
    }

    private void print() {
        System.out.println("| command | median s | least s | most s | median s of processor time |");
        System.out.println("|---|--:|--:|--:|--:|");
        seconds.forEach((name, all) -> {
            double[] sorted = sorted(all);
            List<Double> used = processorSeconds.get(name);
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %.3f | %.3f | %.3f | %s |%n",
                    name,
                    sorted[sorted.length / 2],
                    sorted[0],
                    sorted[sorted.length - 1],
                    used == null ? "" : "%.2f".formatted(sorted(used)[used.size() / 2]));
        });
    }
}
