package dev.millrace.cli.remote;

import dev.millrace.client.RestClient;
import dev.millrace.client.message.TriggerMessages;
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

/// Cancels a job without a savepoint.
@Command(name = "cancel", mixinStandardHelpOptions = true, description = "Cancels a job.")
public final class CancelCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private RemoteOptions remote = new RemoteOptions();

    @Option(
            names = {"-s", "--withSavepoint"},
            paramLabel = "DIR",
            description = "Take a savepoint first. Deprecated: use `stop`.")
    private @Nullable String directory;

    @Parameters(paramLabel = "ID", description = "The id of the job, as `list` prints it.")
    private String job = "";

    @Override
    public Integer call() {
        RestClient client = remote.client();
        PrintWriter out = spec.commandLine().getOut();
        if (directory == null) {
            client.cancel(job);
            remote.tell(out, "Cancelled job " + job + ".", Map.of("jobid", job));
            return 0;
        }
        spec.commandLine().getErr().println("DEPRECATION WARNING: cancel -s is old; use `stop` instead.");
        var request = new TriggerMessages.SavepointRequest(directory, true, null, null);
        String trigger = client.ask("POST", "/jobs/" + job + "/savepoints", request, TriggerMessages.Accepted.class)
                .requestId();
        String path = client.awaitSavepoint(
                job, trigger, new ProgressLine(client, job, spec.commandLine().getErr()));
        String text = "Cancelled job " + job + ". Savepoint stored in " + path + ".";
        remote.tell(out, text, Map.of("jobid", job, "location", path));
        return 0;
    }
}
