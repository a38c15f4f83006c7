package dev.millrace.bench.nexmark;

import java.util.NoSuchElementException;
import java.util.ServiceLoader;

/// Runs queries of one engine in a process of its own:
/// `ENGINE EVENTS SECONDS RATE PARALLELISM BY-ROWS BACKEND ROUNDS QUERIES CONFIGURATIONS`.
///
/// The first run of a query has a fixed number of events, so that its result can be compared with that of other
/// engines. The number of events of the measured runs follows from the speed of the runs before, so that each
/// measured run takes about the wanted time.
public final class NexmarkProcess {
    /// The speed of cold code says little, so a warm-up that was too short is followed by another one.
    private static final int WARM_UPS_MAX = 4;

    private static final long ROUNDED = 100_000;
    private static final long EVENTS_MAX = 500_000_000;

    private final NexmarkEngine engine;
    private final NexmarkLoad load;
    private final double seconds;
    private final int rounds;

    private NexmarkProcess(NexmarkEngine engine, NexmarkLoad load, double seconds, int rounds) {
        this.engine = engine;
        this.load = load;
        this.seconds = seconds;
        this.rounds = rounds;
    }

    /// Runs the process.
    public static void main(String[] words) {
        NexmarkLoad load = new NexmarkLoad(
                Long.parseLong(words[1]),
                Long.parseLong(words[3]),
                Integer.parseInt(words[4]),
                Boolean.parseBoolean(words[5]),
                words[6],
                true);
        NexmarkEngine engine = engine(words[0]);
        NexmarkProcess process =
                new NexmarkProcess(engine, load, Double.parseDouble(words[2]), Integer.parseInt(words[7]));
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
            NexmarkRun last = run(query, configuration, load);
            System.out.println(last.line(true));
            for (int i = 0; i < WARM_UPS_MAX && (i == 0 || last.seconds() < seconds / 2); i++) {
                last = run(query, configuration, load.measured(events(last, seconds)));
            }
            for (int round = 0; round < rounds; round++) {
                last = run(query, configuration, load.measured(events(last, seconds)));
                System.out.println(last.line(false));
            }
        } catch (Exception failed) {
            System.err.printf("%s q%d %s: %s%n", engine.name(), query, configuration, failed);
            failed.printStackTrace();
        }
    }

    /// Returns the number of events that take a time at the speed of a run.
    private static long events(NexmarkRun last, double seconds) {
        long events = (long) (last.events() / last.seconds() * seconds);
        return Math.clamp(events / ROUNDED * ROUNDED, ROUNDED, EVENTS_MAX);
    }

    private NexmarkRun run(int query, String configuration, NexmarkLoad size) throws Exception {
        ResultTally.reset();
        engine.run(query, configuration, size);
        return new NexmarkRun(
                engine.name(),
                query,
                configuration,
                false,
                size.events(),
                ResultTally.rows(),
                ResultTally.checksum(),
                ResultTally.changes(),
                ResultTally.seconds(),
                ResultTally.cpuSeconds());
    }
}
