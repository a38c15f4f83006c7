package dev.millrace.bench.nexmark;

import java.util.NoSuchElementException;
import java.util.ServiceLoader;

/// Runs queries of one engine in a process of its own:
/// `ENGINE EVENTS WARM-UP-EVENTS RATE PARALLELISM BY-ROWS BACKEND ROUNDS QUERIES CONFIGURATIONS`.
public final class NexmarkProcess {
    private final NexmarkEngine engine;
    private final NexmarkLoad load;
    private final long warmUp;
    private final int rounds;

    private NexmarkProcess(NexmarkEngine engine, NexmarkLoad load, long warmUp, int rounds) {
        this.engine = engine;
        this.load = load;
        this.warmUp = warmUp;
        this.rounds = rounds;
    }

    /// Runs the process.
    public static void main(String[] words) {
        NexmarkLoad load = new NexmarkLoad(
                Long.parseLong(words[1]),
                Long.parseLong(words[3]),
                Integer.parseInt(words[4]),
                Boolean.parseBoolean(words[5]),
                words[6]);
        NexmarkEngine engine = engine(words[0]);
        NexmarkProcess process = new NexmarkProcess(engine, load, Long.parseLong(words[2]), Integer.parseInt(words[7]));
        for (String query : words[8].split(",")) {
            for (String configuration : engine.configurations()) {
                if (words.length > 9 && !words[9].contains(configuration)) continue;
                process.measure(Integer.parseInt(query), configuration);
            }
        }
        System.exit(0);
    }

    private static NexmarkEngine engine(String name) {
        for (NexmarkEngine each : ServiceLoader.load(NexmarkEngine.class)) {
            if (each.name().equals(name)) return each;
        }
        throw new NoSuchElementException("there is no engine " + name);
    }

    private void measure(int query, String configuration) {
        try {
            run(query, configuration, load.withEvents(warmUp));
            for (int round = 0; round < rounds; round++) {
                System.out.println(run(query, configuration, load).line());
            }
        } catch (Exception failed) {
            System.err.printf("%s q%d %s: %s%n", engine.name(), query, configuration, failed);
            failed.printStackTrace();
        }
    }

    private NexmarkRun run(int query, String configuration, NexmarkLoad size) throws Exception {
        ResultTally.reset();
        engine.run(query, configuration, size);
        return new NexmarkRun(
                engine.name(),
                query,
                configuration,
                size.events(),
                ResultTally.rows(),
                ResultTally.checksum(),
                ResultTally.changes(),
                ResultTally.seconds(),
                ResultTally.cpuSeconds());
    }
}
