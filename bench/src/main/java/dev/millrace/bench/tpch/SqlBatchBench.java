package dev.millrace.bench.tpch;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Runs the queries of TPC-H on several engines in turn, compares their rows, and prints one JSON line per query:
/// `bench sql-batch [--scale S] [--rounds N] [--warm-ups N] [--parallelism N] [--queries 1,6] [--engines LIST]`.
public final class SqlBatchBench {
    private static final String BASE = "flink";
    private static final String OURS = "millrace";

    private final Settings settings;
    private final Map<String, String> classPaths;
    private final List<SqlRun> runs = new ArrayList<>();

    private SqlBatchBench(Settings settings, Map<String, String> classPaths) {
        this.settings = settings;
        this.classPaths = classPaths;
    }

    /// Contains the options.
    private record Settings(
            double scale, int warmUps, int rounds, int parallelism, String queries, Path directory, String heap) {

        static Settings of(Map<String, String> options) {
            String all = IntStream.rangeClosed(1, TpchFiles.QUERIES)
                    .mapToObj(String::valueOf)
                    .collect(Collectors.joining(","));
            String scale = options.getOrDefault("--scale", "0.1");
            return new Settings(
                    Double.parseDouble(scale),
                    Integer.parseInt(options.getOrDefault("--warm-ups", "3")),
                    Integer.parseInt(options.getOrDefault("--rounds", "3")),
                    Integer.parseInt(options.getOrDefault("--parallelism", "2")),
                    options.getOrDefault("--queries", all),
                    Path.of(options.getOrDefault("--directory", "results/tpch-" + scale)),
                    options.getOrDefault("--heap", "4g"));
        }
    }

    /// Runs the benchmark.
    ///
    /// @param words the options
    /// @param classPaths the class path of each engine that is built
    /// @return the exit status: 1 if an engine failed or rows differ
    public static int run(List<String> words, Map<String, String> classPaths) throws IOException, InterruptedException {
        Map<String, String> options = new LinkedHashMap<>();
        for (int i = 0; i + 1 < words.size(); i += 2) options.put(words.get(i), words.get(i + 1));
        Map<String, String> engines = new LinkedHashMap<>(classPaths);
        if (options.containsKey("--engines"))
            engines.keySet().retainAll(Arrays.asList(options.get("--engines").split(",")));
        SqlBatchBench bench = new SqlBatchBench(Settings.of(options), engines);
        return bench.run() ? 0 : 1;
    }

    private boolean run() throws IOException, InterruptedException {
        System.err.println("bench: writes the tables to " + settings.directory());
        TpchFiles.write(new TpchRows(settings.scale(), 1), settings.directory());
        boolean isSound = true;
        for (Map.Entry<String, String> engine : classPaths.entrySet()) {
            System.err.println("bench: sql-batch " + engine.getKey());
            isSound &= launch(engine.getKey(), engine.getValue());
        }
        for (String query : settings.queries().split(",")) isSound &= report(Integer.parseInt(query));
        summarize();
        return isSound;
    }

    private boolean launch(String engine, String classPath) throws IOException, InterruptedException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms" + settings.heap(),
                "-Xmx" + settings.heap(),
                engine.equals(BASE) ? "-XX:+UseG1GC" : "-XX:+UseParallelGC",
                "-XX:+UseCompactObjectHeaders",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "--add-opens=java.base/java.util=ALL-UNNAMED",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "-cp",
                classPath,
                SqlProcess.class.getName(),
                engine,
                settings.directory().toAbsolutePath().toString(),
                String.valueOf(settings.parallelism()),
                String.valueOf(settings.warmUps()),
                String.valueOf(settings.rounds()),
                settings.queries());
        Process process = new ProcessBuilder(command)
                .redirectError(settings.directory().resolve(engine + ".err").toFile())
                .start();
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (SqlRun.isLine(line)) runs.add(SqlRun.of(line));
            }
        }
        int status = process.waitFor();
        if (status != 0) System.err.printf("bench: %s ended with status %d%n", engine, status);
        return status == 0;
    }

    private OptionalDouble median(String engine, int query, java.util.function.ToDoubleFunction<SqlRun> figure) {
        double[] sorted = runs.stream()
                .filter(run -> run.engine().equals(engine) && run.query() == query && run.round() >= 0)
                .mapToDouble(figure)
                .sorted()
                .toArray();
        return sorted.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(sorted[sorted.length / 2]);
    }

    private OptionalDouble ratio(int query) {
        OptionalDouble base = median(BASE, query, SqlRun::cpuSeconds);
        OptionalDouble ours = median(OURS, query, SqlRun::cpuSeconds);
        return base.isEmpty() || ours.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(base.getAsDouble() / ours.getAsDouble());
    }

    private boolean report(int query) throws IOException {
        StringBuilder line = new StringBuilder("{\"workload\":\"sql-batch\",\"query\":" + query);
        for (String engine : classPaths.keySet()) {
            OptionalDouble seconds = median(engine, query, SqlRun::seconds);
            if (seconds.isEmpty()) continue;
            line.append(String.format(
                    Locale.ROOT,
                    ",\"%s_seconds\":%.4f,\"%s_cpu_seconds\":%.4f",
                    engine,
                    seconds.getAsDouble(),
                    engine,
                    median(engine, query, SqlRun::cpuSeconds).orElseThrow()));
        }
        ratio(query).ifPresent(ratio -> line.append(String.format(Locale.ROOT, ",\"cpu_ratio_to_flink\":%.2f", ratio)));
        System.out.println(line.append('}'));
        return isSame(query);
    }

    private boolean isSame(int query) throws IOException {
        List<List<String>> expected = null;
        for (String engine : classPaths.keySet()) {
            Path file = settings.directory().resolve("%s-q%02d.txt".formatted(engine, query));
            if (!Files.exists(file)) {
                System.err.printf("bench: query %d failed on %s%n", query, engine);
                return false;
            }
            List<List<String>> rows = Files.readAllLines(file).stream()
                    .map(each -> List.of(each.split("\t", -1)))
                    .toList();
            String difference = expected == null ? "" : SqlResults.difference(expected, rows);
            if (!difference.isEmpty()) {
                System.err.printf("bench: query %d on %s: %s%n", query, engine, difference);
                return false;
            }
            expected = rows;
        }
        return true;
    }

    private void summarize() {
        TreeSet<Integer> queries = runs.stream().map(SqlRun::query).collect(Collectors.toCollection(TreeSet::new));
        double[] ratios = queries.stream()
                .map(this::ratio)
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .toArray();
        if (ratios.length == 0) return;
        double mean = Math.exp(Arrays.stream(ratios).map(Math::log).average().orElseThrow());
        double least = Arrays.stream(ratios).min().orElseThrow();
        System.out.printf(
                Locale.ROOT,
                "{\"workload\":\"sql-batch\",\"queries\":%d,\"geometric_mean\":%.2f,\"least\":%.2f}%n",
                ratios.length,
                mean,
                least);
    }
}
