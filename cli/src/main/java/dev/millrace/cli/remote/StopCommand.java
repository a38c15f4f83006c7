package dev.millrace.cli.remote;

import dev.millrace.client.RestClient;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Stops a job with a savepoint.
@Command(name = "stop", mixinStandardHelpOptions = true, description = "Stops a job with a savepoint.")
public final class StopCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private RemoteOptions remote = new RemoteOptions();

    @Option(
            names = {"-p", "--savepointPath"},
            paramLabel = "DIR",
            description = "The directory of the savepoint. Default: the directory that the job sets.")
    private @Nullable String directory;

    @Option(
            names = {"-d", "--drain"},
            description = "First fire all windows and timers, as at the end of the input.")
    private boolean isDraining;

    @Option(names = "--type", paramLabel = "TYPE", description = "canonical or native. Both give the same format.")
    private @Nullable String type;

    @Option(names = "--detached", description = "Return at once and print the id of the request.")
    private boolean isDetached;

    @Parameters(paramLabel = "ID", description = "The id of the job, as `list` prints it.")
    private String job = "";

    @Override
    public Integer call() {
        RestClient client = remote.client();
        PrintWriter out = spec.commandLine().getOut();
        String trigger = client.stop(job, directory, isDraining);
        if (isDetached) {
            String text = "Successfully trigger stop-with-savepoint, request id: " + trigger + ".";
            remote.tell(out, text, Map.of("request-id", trigger));
            return 0;
        }
        String path = client.awaitSavepoint(
                job, trigger, new ProgressLine(client, job, spec.commandLine().getErr()));
        remote.tell(out, "Savepoint completed. Path: " + path, Map.of("jobid", job, "location", path));
        return 0;
    }
}
