package dev.millrace.bench.nexmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Runs the queries of Nexmark on several engines in turn, compares the checksums of their results, and prints one
/// JSON line per query. The results of the first N events are compared; measured runs take about S seconds each, after
/// a run as long to warm up: `bench nexmark [--events N] [--seconds S] [--rate N] [--rounds N] [--parallelism N]
/// [--queries q0,q5] [--engines LIST] [--configurations LIST] [--generator ported|stock] [--backend hashmap|rocksdb]`.
public final class NexmarkBench {
    private static final String BASE = "flink";
    private static final String OURS = "millrace";
    private static final int CLOCK_QUERY = 12;

    private final Map<String, String> options;
    private final Map<String, String> classPaths;
    private final List<NexmarkRun> runs = new ArrayList<>();

    private NexmarkBench(Map<String, String> options, Map<String, String> classPaths) {
        this.options = options;
        this.classPaths = classPaths;
    }

    /// Runs the benchmark.
    ///
    /// @param words the options
    /// @param classPaths the class path of each engine that is built
    /// @return the exit status: 1 if an engine failed or results differ
    public static int run(List<String> words, Map<String, String> classPaths) throws IOException, InterruptedException {
        Map<String, String> options = new LinkedHashMap<>();
        for (int i = 0; i + 1 < words.size(); i += 2) options.put(words.get(i), words.get(i + 1));
        Map<String, String> engines = new LinkedHashMap<>(classPaths);
        if (options.containsKey("--engines")) {
            engines.keySet().retainAll(Arrays.asList(options.get("--engines").split(",")));
        }
        return new NexmarkBench(options, engines).run() ? 0 : 1;
    }

    private String option(String name, String missing) {
        return options.getOrDefault("--" + name, missing);
    }

    private List<Integer> queries() {
        if (!options.containsKey("--queries")) {
            return IntStream.range(0, NexmarkQueries.COUNT).boxed().toList();
        }
        return Stream.of(options.get("--queries").split(","))
                .map(each -> Integer.valueOf(each.replace("q", "")))
                .toList();
    }

    private boolean run() throws IOException, InterruptedException {
        boolean isSound = true;
        for (Map.Entry<String, String> engine : classPaths.entrySet()) {
            System.err.println("bench: nexmark " + engine.getKey());
            isSound &= launch(engine.getKey(), engine.getValue());
        }
        List<Double> ratios = new ArrayList<>();
        for (int query : queries()) {
            report(query).ifPresent(ratios::add);
            isSound &= isSame(query);
        }
        summarize(ratios);
        return isSound;
    }

    private List<String> command(String engine, String classPath) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms" + option("heap", "4g"),
                "-Xmx" + option("heap", "4g"),
                engine.equals(BASE) ? "-XX:+UseG1GC" : "-XX:+UseParallelGC",
                "-XX:+UseCompactObjectHeaders",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "--add-opens=java.base/java.util=ALL-UNNAMED",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "-cp",
                classPath,
                NexmarkProcess.class.getName(),
                engine,
                option("events", "1000000"),
                option("seconds", "10"),
                option("rate", "50000"),
                option("parallelism", "2"),
                String.valueOf(option("generator", "ported").equals("stock")),
                option("backend", "hashmap"),
                option("rounds", "2"),
                queries().stream().map(String::valueOf).collect(Collectors.joining(","))));
        if (options.containsKey("--configurations")) command.add(options.get("--configurations"));
        return command;
    }

    private boolean launch(String engine, String classPath) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command(engine, classPath))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!NexmarkRun.isLine(line)) continue;
                runs.add(NexmarkRun.of(line));
                System.err.println("bench: " + line);
            }
        }
        int status = process.waitFor();
        if (status != 0) System.err.printf("bench: %s ended with status %d%n", engine, status);
        return status == 0;
    }

    /// Returns the median run of the fastest configuration of an engine.
    private Optional<NexmarkRun> best(String engine, int query) {
        Comparator<NexmarkRun> bySpeed = Comparator.comparingDouble(NexmarkRun::eventsPerCpuSecond);
        Map<String, List<NexmarkRun>> byConfiguration = runs.stream()
                .filter(each -> !each.isCheck() && each.engine().equals(engine) && each.query() == query)
                .collect(Collectors.groupingBy(NexmarkRun::configuration));
        return byConfiguration.values().stream()
                .map(each -> each.stream().sorted(bySpeed).toList().get(each.size() / 2))
                .max(bySpeed);
    }

    private Optional<Double> report(int query) {
        StringBuilder line = new StringBuilder("{\"workload\":\"nexmark-q" + query + "\",\"generator\":\""
                + option("generator", "ported") + "\",\"backend\":\"" + option("backend", "hashmap") + "\"");
        for (String engine : classPaths.keySet()) {
            best(engine, query)
                    .ifPresent(run -> line.append(String.format(
                            Locale.ROOT,
                            ",\"%s_events_per_cpu_second\":%.0f,\"%s_events_per_second\":%.0f,\"%s_configuration\":\"%s\"",
                            engine,
                            run.eventsPerCpuSecond(),
                            engine,
                            run.events() / run.seconds(),
                            engine,
                            run.configuration())));
        }
        Optional<Double> ratio = best(OURS, query)
                .flatMap(ours -> best(BASE, query).map(base -> ours.eventsPerCpuSecond() / base.eventsPerCpuSecond()));
        ratio.ifPresent(each -> line.append(String.format(Locale.ROOT, ",\"cpu_ratio_to_flink\":%.2f", each)));
        System.out.println(line.append('}'));
        return ratio;
    }

    /// Returns whether all runs of a query have the same result. That of q12 depends on the wall clock.
    private boolean isSame(int query) {
        if (query == CLOCK_QUERY) return true;
        List<String> results = runs.stream()
                .filter(each -> each.isCheck() && each.query() == query)
                .map(each -> each.rows() + " rows with checksum " + each.checksum())
                .distinct()
                .toList();
        if (results.size() <= 1) return true;
        System.err.printf("bench: results of q%d differ: %s%n", query, results);
        return false;
    }

    private static void summarize(List<Double> ratios) {
        if (ratios.isEmpty()) return;
        double mean = Math.exp(ratios.stream().mapToDouble(Math::log).average().orElseThrow());
        double least = ratios.stream().mapToDouble(each -> each).min().orElseThrow();
        System.out.printf(
                Locale.ROOT,
                "{\"workload\":\"nexmark\",\"queries\":%d,\"geometric_mean\":%.2f,\"least\":%.2f}%n",
                ratios.size(),
                mean,
                least);
    }
}
