package dev.millrace.bench;

import dev.millrace.bench.load.Workload;
import dev.millrace.bench.trial.Effort;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Holds the options of the command line.
///
/// @param entrants the requested engines; empty for all available ones
/// @param rounds number of processes per configuration
/// @param heap the heap of each process, in the syntax of `-Xmx`
/// @param flinkCollector the garbage collector of Flink's processes, as in `-XX:+Use…GC`
/// @param table the file of the table; null for the default if the run is recorded
/// @param isRecorded whether the figures replace those of the same workloads in the record
/// @param isCep whether the last line summarizes the patterns of events
record BenchOptions(
        List<Workload> workloads,
        List<Entrant> entrants,
        Effort effort,
        int rounds,
        String heap,
        String flinkCollector,
        @Nullable Path table,
        boolean isRecorded,
        boolean isCep) {
    static final String USAGE = """
        bench [WORKLOAD…] [OPTION…]
          workloads: chain keyed tumbling sliding session window-join interval-join latency startup
                     checkpointed checkpoint recovery kill memory rocksdb rocksdb-tenth
                     and on a cluster of two processes or three: exchange latency-two worker-kill rescale soak
                     rest-load (default: all, which takes hours)
          paths              stands for what people write beside these: %s
          cep                stands for the patterns of events: cep-stages cep-loop cep-memory; the last line
                             compares them with Flink (with RocksDB: cep-stages-rocksdb cep-loop-rocksdb)
          sql-batch          instead of all: TPC-H in batch mode, beside Flink and DuckDB: [--scale 0.1] [--rounds 3]
                             [--warm-ups 3] [--parallelism 2] [--queries 1,6] [--engines LIST] [--heap 4g]
          start [--rounds N]  instead of all: how long small commands of the archive take, beside Flink
          --engines LIST     of millrace, flink, jet, bare, with commas (default: all that are built)
          --quick            a few seconds a workload, to see whether all is well
          --runs N           runs that count in each process (default 3)
          --rounds N         processes of each engine and configuration, in turn (default 1)
          --run-seconds S    least length of a run that counts (default 10)
          --warm-up-seconds S  least time before them (default 12)
          --heap SIZE        heap of each process, of a cluster of each worker (default 4g)
          --flink-gc NAME    collector for Flink: G1 (default), Parallel, Z
          --record           put the figures into docs/benchmarks.jsonl and docs/benchmarks.md, in the place of what
                             is there of these workloads; a full run of everything does so unasked
          --table FILE       write the table there instead
        """.formatted(paths());

    private static String paths() {
        return Workload.PATHS.stream().map(Workload::title).collect(Collectors.joining(" "));
    }

    static BenchOptions parse(String[] args) {
        return new Parser(new ArrayDeque<>(Arrays.asList(args))).parse();
    }

    boolean isQuick() {
        return effort.runSeconds() < Effort.FULL.runSeconds();
    }

    private static final class Parser {
        private final Deque<String> words;
        private final List<Workload> workloads = new ArrayList<>();
        private List<Entrant> entrants = List.of();
        private Effort effort = Effort.FULL;
        private int rounds = 1;
        private String heap = "4g";
        private String flinkCollector = "G1";
        private @Nullable Path table;
        private boolean isRecorded;
        private boolean isCep;

        Parser(Deque<String> words) {
            this.words = words;
        }

        BenchOptions parse() {
            while (!words.isEmpty()) {
                take(words.poll());
            }
            var all = workloads.isEmpty() ? List.of(Workload.values()) : List.copyOf(workloads);
            return new BenchOptions(all, entrants, effort, rounds, heap, flinkCollector, table, isRecorded, isCep);
        }

        private void take(String word) {
            switch (word) {
                case "--quick" -> effort = Effort.QUICK;
                case "--engines" ->
                    entrants = Arrays.stream(value(word).split(","))
                            .map(Parser::entrant)
                            .toList();
                case "--runs" -> effort = effort.withRuns(Integer.parseInt(value(word)));
                case "--rounds" -> rounds = Integer.parseInt(value(word));
                case "--run-seconds" ->
                    effort = effort.withSeconds(effort.warmUpSeconds(), Double.parseDouble(value(word)));
                case "--warm-up-seconds" ->
                    effort = effort.withSeconds(Double.parseDouble(value(word)), effort.runSeconds());
                case "--heap" -> heap = value(word);
                case "--flink-gc" -> flinkCollector = value(word);
                case "--record" -> isRecorded = true;
                case "--table" -> table = Path.of(value(word));
                case "cep" -> {
                    isCep = true;
                    workloads.addAll(Workload.CEP);
                }
                case "paths" -> workloads.addAll(Workload.PATHS);
                default -> workloads.add(workload(word));
            }
        }

        private String value(String option) {
            var value = words.poll();
            if (value == null) {
                throw new IllegalArgumentException(option + " needs a value");
            }
            return value;
        }

        private static Entrant entrant(String title) {
            return Entrant.titled(title).orElseThrow(() -> new NoSuchElementException("no engine '" + title + "'"));
        }

        private static Workload workload(String title) {
            return Workload.titled(title)
                    .orElseThrow(() -> new NoSuchElementException("no workload or option '" + title + "'"));
        }
    }
}
