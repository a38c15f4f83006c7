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
        description = "Takes a checkpoint of a running job now, besides those that come by themselves.")
public final class CheckpointCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private RemoteOptions remote = new RemoteOptions();

    @Option(names = "--full", description = "Taken; whether all or what has changed is written is decided by size.")
    private boolean isFull;

    @Option(names = "--incremental", description = "Taken, as --full.")
    private boolean isIncremental;

    @Option(names = "--detached", description = "Return at once, with the number of the request.")
    private boolean isDetached;

    @Parameters(paramLabel = "ID", description = "The job, as `list` names it.")
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
