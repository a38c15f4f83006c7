package dev.millrace.cli.remote;

import dev.millrace.client.RestClient;
import dev.millrace.client.message.RescaleMessages;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Changes the parallelism of a running job.
@Command(
        name = "rescale",
        mixinStandardHelpOptions = true,
        description = "Changes the parallelism of a running job that has the adaptive scheduler, as soon as there are"
                + " enough slots. The job takes a checkpoint first and resumes from the checkpoint.")
public final class RescaleCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private RemoteOptions remote = new RemoteOptions();

    @Option(
            names = {"-p", "--parallelism"},
            paramLabel = "N",
            required = true,
            description = "The desired parallelism. The job runs with a lower parallelism while slots are missing.")
    private int parallelism;

    @Option(
            names = "--at-least",
            paramLabel = "N",
            description = "The minimum parallelism. With fewer slots the job does not run. Default: 1.")
    private int atLeast = 1;

    @Option(
            names = "--vertex",
            paramLabel = "ID",
            description =
                    "Only this vertex. You may repeat the option. Default: all vertices that may have more than one"
                            + " subtask.")
    private List<String> vertices = new ArrayList<>();

    @Parameters(paramLabel = "ID", description = "The id of the job, as `list` prints it.")
    private String job = "";

    @Override
    public Integer call() {
        if (parallelism < 1)
            throw new ParameterException(spec.commandLine(), "-p must be at least 1, not " + parallelism);
        if (atLeast < 1 || atLeast > parallelism)
            throw new ParameterException(
                    spec.commandLine(), "--at-least must be from 1 to " + parallelism + ", not " + atLeast);
        RestClient client = remote.client();
        PrintWriter out = spec.commandLine().getOut();
        Map<String, RescaleMessages.Parallelism> wanted = new TreeMap<>();
        client.requirements(job).forEach((vertex, known) -> {
            boolean isMeant = vertices.isEmpty() ? known.upperBound() > 1 : vertices.contains(vertex);
            if (isMeant) wanted.put(vertex, new RescaleMessages.Parallelism(atLeast, parallelism));
        });
        // The parallelism of all vertices may be 1 on request.
        if (wanted.isEmpty() && vertices.isEmpty())
            client.requirements(job)
                    .forEach((vertex, _) -> wanted.put(vertex, new RescaleMessages.Parallelism(atLeast, parallelism)));
        for (String each : vertices) wanted.putIfAbsent(each, new RescaleMessages.Parallelism(atLeast, parallelism));
        client.require(job, wanted);
        remote.tell(
                out,
                "Job " + job + " gets a parallelism of " + parallelism + " where there are slots for it.",
                Map.of("jobid", job, "parallelism", parallelism));
        return 0;
    }
}
