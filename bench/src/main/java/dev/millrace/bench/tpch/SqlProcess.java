package dev.millrace.bench.tpch;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/// Runs the queries of one engine in a process of its own: `ENGINE DIRECTORY PARALLELISM WARM-UPS ROUNDS QUERIES`.
/// Prints the figures of each execution, and writes the rows of each query to `DIRECTORY/ENGINE-qNN.txt`.
public final class SqlProcess {
    private SqlProcess() {}

    /// Runs the process.
    public static void main(String[] arguments) throws Exception {
        Path directory = Path.of(arguments[1]);
        int warmUps = Integer.parseInt(arguments[3]);
        int rounds = Integer.parseInt(arguments[4]);
        List<Integer> queries =
                Stream.of(arguments[5].split(",")).map(Integer::valueOf).toList();
        try (SqlEngine engine = engine(arguments[0])) {
            engine.open(directory, Integer.parseInt(arguments[2]));
            for (int round = -warmUps; round < rounds; round++) {
                for (int query : queries) run(engine, directory, query, round);
            }
        }
        System.out.flush();
        // Engines may leave threads behind.
        System.exit(0);
    }

    private static SqlEngine engine(String name) {
        return ServiceLoader.load(SqlEngine.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("there is no engine " + name));
    }

    private static void run(SqlEngine engine, Path directory, int query, int round) throws Exception {
        long start = System.nanoTime();
        double cpuStart = cpuSeconds();
        List<List<String>> rows;
        try {
            rows = engine.rows(TpchFiles.query(query));
        } catch (Exception failed) {
            System.err.printf("%s query %d: %s%n", engine.name(), query, failed);
            return;
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.println(
                new SqlRun(engine.name(), query, round, rows.size(), seconds, cpuSeconds() - cpuStart).line());
        if (round == 0) write(directory.resolve("%s-q%02d.txt".formatted(engine.name(), query)), rows);
    }

    private static double cpuSeconds() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime() / 1e9;
    }

    private static void write(Path file, List<List<String>> rows) throws IOException {
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) lines.add(String.join("\t", row));
        Files.write(file, lines);
    }
}
