package dev.millrace.bench;

import dev.millrace.bench.load.Workload;
import dev.millrace.bench.nexmark.NexmarkBench;
import dev.millrace.bench.tpch.SqlBatchBench;
import dev.millrace.bench.trial.TrialOutput;
import dev.millrace.bench.trial.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/// Compares engines: `bench [WORKLOAD…] [OPTION…]`. Prints one JSON line per run and one per workload, and writes
/// a table.
///
/// Exit status: 0 for success, 1 if a process failed or checksums differ, 2 if the arguments are invalid.
public final class Bench {
    private static final Path TABLE = Path.of("docs", "benchmarks.md");
    private static final Path RECORD = Path.of("docs", "benchmarks.jsonl");

    private final BenchOptions options;
    private final Path home;
    private final List<Entrant> entrants;
    private final TrialLauncher launcher;
    private final List<Comparison> comparisons = new ArrayList<>();
    private boolean isSound = true;

    private Bench(BenchOptions options, Path home) {
        var classPaths = new ClassPaths(home);
        this.options = options;
        this.home = home;
        this.entrants = entrants(options, classPaths);
        this.launcher = new TrialLauncher(options, classPaths);
    }

    /// Runs the driver. The property `millrace.home` names the source tree; the default is the working directory.
    public static void main(String[] args) throws InterruptedException, IOException {
        if (List.of(args).contains("--help")) {
            System.out.print(BenchOptions.USAGE);
            return;
        }
        if (args.length > 0 && args[0].equals("start")) {
            System.exit(StartBench.run(
                    Path.of(System.getProperty("millrace.home", "")).toAbsolutePath(), List.of(args)));
        }
        if (args.length > 0 && args[0].equals("sql-batch"))
            System.exit(sqlBatch(List.of(args).subList(1, args.length)));
        if (args.length > 0 && args[0].equals("nexmark"))
            System.exit(nexmark(List.of(args).subList(1, args.length)));
        Bench bench;
        try {
            bench = new Bench(BenchOptions.parse(args), Path.of(System.getProperty("millrace.home", "")));
        } catch (NoSuchElementException | IllegalArgumentException problem) {
            System.err.println("bench: " + problem.getMessage());
            System.err.print(BenchOptions.USAGE);
            System.exit(2);
            return;
        }
        System.exit(bench.run() ? 0 : 1);
    }

    private static int sqlBatch(List<String> words) throws InterruptedException, IOException {
        ClassPaths classPaths = new ClassPaths(Path.of(System.getProperty("millrace.home", "")));
        Map<String, String> engines = new LinkedHashMap<>();
        engines.put("millrace", classPaths.of(Entrant.MILLRACE));
        if (classPaths.has(Entrant.FLINK)) {
            engines.put("flink", classPaths.of(Entrant.FLINK));
            engines.put("duckdb", classPaths.of(Entrant.FLINK));
        }
        return SqlBatchBench.run(words, engines);
    }

    private static int nexmark(List<String> words) throws InterruptedException, IOException {
        ClassPaths classPaths = new ClassPaths(Path.of(System.getProperty("millrace.home", "")));
        Map<String, String> engines = new LinkedHashMap<>();
        engines.put("millrace", classPaths.of(Entrant.MILLRACE));
        if (classPaths.has(Entrant.FLINK)) engines.put("flink", classPaths.of(Entrant.FLINK));
        return NexmarkBench.run(words, engines);
    }

    private static List<Entrant> entrants(BenchOptions options, ClassPaths classPaths) {
        if (options.entrants().isEmpty()) {
            var there = new ArrayList<>(List.of(Entrant.values()));
            there.removeIf(entrant -> !classPaths.has(entrant));
            System.err.println(
                    "bench: engines " + there.stream().map(Entrant::title).toList());
            return there;
        }
        for (var entrant : options.entrants()) {
            if (!classPaths.has(entrant)) {
                throw new NoSuchElementException("the engine '" + entrant.title() + "' is not built");
            }
        }
        return options.entrants();
    }

    private boolean run() throws InterruptedException, IOException {
        for (var workload : options.workloads()) {
            var comparison = new Comparison(workload, runs(workload));
            comparisons.add(comparison);
            System.out.println(TrialOutput.write(comparison.summary()));
            for (var disagreement : comparison.disagreements()) {
                isSound = false;
                System.err.println("bench: results differ: " + disagreement);
            }
        }
        writeTable();
        if (options.isCep()) System.out.println(TrialOutput.write(PatternSummary.of(comparisons)));
        return isSound;
    }

    private List<Run> runs(Workload workload) throws InterruptedException {
        var runs = new ArrayList<Run>();
        // Such runs need a process each, because the remains of one run would affect the next one.
        boolean isOneEach = switch (workload) {
            case STARTUP, MEMORY, RESCALE -> true;
            default -> false;
        };
        int rounds = isOneEach ? options.rounds() * options.effort().runs() : options.rounds();
        for (int round = 0; round < rounds; round++) {
            for (var entrant : entrants) {
                for (var config : entrant.configs(workload)) {
                    launch(entrant, workload, config, runs);
                }
            }
        }
        return runs;
    }

    private void launch(Entrant entrant, Workload workload, String config, List<Run> runs) throws InterruptedException {
        System.err.printf("bench: %s %s %s%n", workload.title(), entrant.title(), config);
        try {
            launcher.launch(entrant, workload, config, run -> {
                runs.add(run);
                System.out.println(TrialOutput.write(run));
            });
        } catch (IOException failure) {
            isSound = false;
            System.err.println("bench: " + failure.getMessage());
        }
    }

    private void writeTable() throws IOException {
        if (options.table() == null && !isRecorded()) {
            return;
        }
        if (!isSound) {
            System.err.println("bench: no table is written, since the run failed");
            return;
        }
        var record = isRecorded() ? BenchmarkRecord.read(home.resolve(RECORD)) : BenchmarkRecord.empty();
        record.replace(comparisons, LocalDate.now(), MachineDescription.description());
        if (isRecorded()) {
            record.write(home.resolve(RECORD));
        }
        var file =
                home.resolve(options.table() == null ? TABLE : options.table()).toAbsolutePath();
        Files.createDirectories(file.getParent());
        Files.writeString(file, new BenchmarkTable(options, record).markdown());
    }

    /// Returns whether the figures are recorded: on request, and only after a full run of everything.
    private boolean isRecorded() {
        return options.isRecorded()
                || options.table() == null
                        && !options.isQuick()
                        && options.workloads().containsAll(List.of(Workload.values()))
                        && entrants.containsAll(List.of(Entrant.values()));
    }
}
