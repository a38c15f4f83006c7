package dev.millrace.cli.remote;

import dev.millrace.client.RestClient;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Takes a checkpoint now.
@Command(
        name = "checkpoint",
        mixinStandardHelpOptions = true,
        description = "Takes a checkpoint of a running job now, in addition to the periodic checkpoints.")
public final class CheckpointCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private RemoteOptions remote = new RemoteOptions();

    @Option(
            names = "--full",
            description = "Accepted without effect. Millrace chooses a full or incremental checkpoint by size.")
    private boolean isFull;

    @Option(names = "--incremental", description = "Accepted without effect, as --full.")
    private boolean isIncremental;

    @Option(names = "--detached", description = "Return at once and print the id of the request.")
    private boolean isDetached;

    @Parameters(paramLabel = "ID", description = "The id of the job, as `list` prints it.")
    private String job = "";

    @Override
    public Integer call() {
        RestClient client = remote.client();
        PrintWriter out = spec.commandLine().getOut();
        String type = isFull ? "FULL" : isIncremental ? "INCREMENTAL" : "CONFIGURED";
        String trigger = client.triggerCheckpoint(job, type);
        if (isDetached) {
            String text = "Successfully trigger manual checkpoint, request id: " + trigger + ".";
            remote.tell(out, text, Map.of("request-id", trigger));
            return 0;
        }
        long number = client.awaitCheckpoint(
                job, trigger, new ProgressLine(client, job, spec.commandLine().getErr()));
        remote.tell(
                out,
                "Checkpoint " + number + " for job " + job + " completed.",
                Map.of("jobid", job, "checkpoint-id", number));
        return 0;
    }
}
