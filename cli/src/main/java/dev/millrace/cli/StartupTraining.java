package dev.millrace.cli;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.config.RestOptions;
import dev.millrace.api.execution.JobClient;
import dev.millrace.api.sink.DiscardingSink;
import dev.millrace.base.host.Host;
import dev.millrace.base.host.HttpCall;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;

/// Runs small commands, so that the JVM can record which classes and methods a start needs. The launcher of an
/// installation runs this class once for each JDK and kind of command, and gives the record (an AOT cache) to
/// later starts.
public final class StartupTraining {
    private static final int ROUNDS = 3;
    private static final int PATIENCE_MILLIS = 10_000;

    private StartupTraining() {}

    /// @param args `programs`, the jar of a short program and a directory for the results of the demo; or `sql` and a
    ///     file of statements
    public static void main(String[] args) throws Exception {
        List<String[]> commands = switch (args[0]) {
            case "programs" ->
                List.of(
                        new String[] {"run", "--no-ui", args[1]},
                        new String[] {"demo", "--no-ui", "--replay", "0", "--output", args[2]});
            case "sql" -> List.<String[]>of(new String[] {"sql", "-f", args[1]});
            default -> throw new IllegalArgumentException(args[0]);
        };
        for (int round = 0; round < ROUNDS; round++) {
            for (String[] each : commands) {
                int status = Main.run(each, System.out, System.err);
                if (status != Main.OK) System.exit(status);
            }
            if (args[0].equals("programs")) showConsole();
        }
    }

    /// Serves the console for a job, and asks for what a browser asks first.
    private static void showConsole() throws Exception {
        Host host = Host.real();
        Map<String, String> settings = Map.of(RestOptions.PORT.key(), "0");
        try (EmbeddedConsole console = new EmbeddedConsole(settings, true, new PrintWriter(System.err));
                Context _ = Context.of(1, settings, console::show)) {
            String address = console.serve();
            StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
            env.fromSequence(1, Long.MAX_VALUE).sinkTo(new DiscardingSink<>());
            JobClient job = env.executeAsync("training");
            String jobPath = "/v1/jobs/" + job.getJobID().toHexString();
            for (String path : List.of("/", "/v1/session", "/v1/live", jobPath, jobPath + "/live"))
                host.network().ask(new HttpCall("GET", address + path, Map.of(), null, PATIENCE_MILLIS));
            host.threads().await(job.cancel());
        }
    }
}
