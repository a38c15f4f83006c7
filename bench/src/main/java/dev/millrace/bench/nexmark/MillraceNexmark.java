package dev.millrace.bench.nexmark;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Runs queries of Nexmark on Millrace, in this process.
public final class MillraceNexmark implements NexmarkEngine {
    private static final String PLAIN = "plain";

    /// Creates the engine.
    public MillraceNexmark() {}

    @Override
    public String name() {
        return "millrace";
    }

    @Override
    public List<String> configurations() {
        return List.of(PLAIN);
    }

    @Override
    public void run(int query, String configuration, NexmarkLoad load) {
        Map<String, String> options = new HashMap<>();
        options.put("parallelism.default", String.valueOf(load.parallelism()));
        options.put("state.backend.type", load.backend());
        String text = NexmarkQueries.query(query);
        try (NexmarkSession session = new NexmarkSession(options, load.tableOptions())) {
            if (load.isSummed()) session.run(text, new ChecksumSink(session.columns(text)));
            else session.runWithoutResult(text);
        }
    }
}
