package dev.millrace.cli;

import dev.millrace.examples.flights.FlightsDemo;
import java.net.URISyntaxException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Runs the flights example.
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "Computes three results from real flights in event time: delays by airport and hour, the ten"
                + " worst airports of each day, and storms of late departures.")
final class DemoCommand implements Callable<Integer> {
    @Option(names = "--input", paramLabel = "FILE", description = "Flights, one JSON object a line.")
    private @Nullable String input;

    @Option(names = "--airports", paramLabel = "FILE", description = "Airports, CSV with a header.")
    private @Nullable String airports;

    @Option(names = "--output", paramLabel = "DIR", description = "The directory of the results. Default: results")
    private @Nullable String output;

    @Option(names = "--rate", paramLabel = "N", description = "Read N flights a second instead of all at once.")
    private @Nullable Double rate;

    @Option(
            names = "--replay",
            paramLabel = "N",
            description = "At the end, run the job over N times the flights, and print the speed. 0 for no measurement."
                    + " Default: as many as fit into 5 seconds, or 0 with --rate.")
    private @Nullable Long replay;

    @Option(
            names = {"-p", "--parallelism"},
            paramLabel = "N",
            description = "Default: the number of cores.")
    private @Nullable Integer parallelism;

    @Option(names = "--no-ui", description = "Do not serve the web console while the demo runs.")
    private boolean hasNoConsole;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        List<String> args = new ArrayList<>();
        add(args, "--input", input != null ? input : ours("flights-20k.jsonl"));
        add(args, "--airports", airports != null ? airports : ours("airports.csv"));
        add(args, "--output", output);
        add(args, "--rate", rate == null ? null : rate.toString());
        add(args, "--replay", replay == null ? null : replay.toString());
        PrintWriter err = spec.commandLine().getErr();
        boolean isReplayed = replay == null || replay > 0;
        try (EmbeddedConsole console = new EmbeddedConsole(Map.of(), !hasNoConsole, err);
                Context _ = Context.of(parallelism, Map.of(), console::show)) {
            if (isReplayed) console.begin();
            FlightsDemo.main(args.toArray(String[]::new));
        }
        return Main.OK;
    }

    /// Returns the path of a file of the installation, independently of the current directory; null if it does
    /// not exist.
    private static @Nullable String ours(String name) throws URISyntaxException {
        Path place = Path.of(
                Main.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        for (Path each = place; each != null; each = each.getParent()) {
            Path file = each.resolve("examples/data").resolve(name);
            if (Files.isReadable(file)) return file.toString();
        }
        return null;
    }

    private static void add(List<String> args, String name, @Nullable String value) {
        if (value == null) return;
        args.add(name);
        args.add(value);
    }
}
