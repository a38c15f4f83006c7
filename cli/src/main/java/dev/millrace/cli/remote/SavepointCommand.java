package dev.millrace.cli.remote;

import dev.millrace.api.config.Configuration;
import dev.millrace.base.host.Host;
import dev.millrace.client.RestClient;
import dev.millrace.migrate.jar.PluginDirectory;
import dev.millrace.runtime.job.snapshot.SnapshotAddresses;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Triggers and deletes savepoints.
@Command(
        name = "savepoint",
        mixinStandardHelpOptions = true,
        description = "Takes a savepoint of a running job, or deletes a savepoint with -d. The deletion removes the"
                + " files of the savepoint, and its directory if the directory is then empty. It removes no other"
                + " files.")
public final class SavepointCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private RemoteOptions remote = new RemoteOptions();

    @Option(
            names = {"-d", "--dispose"},
            paramLabel = "PATH",
            description = "Delete the savepoint at this path.")
    private @Nullable String disposed;

    @Option(
            names = {"-j", "--jarfile"},
            paramLabel = "JAR",
            description = "Accepted without effect. Millrace deletes savepoints without the program.")
    private @Nullable String jar;

    @Option(names = "--type", paramLabel = "TYPE", description = "canonical or native. Both give the same format.")
    private @Nullable String type;

    @Option(names = "--detached", description = "Return at once and print the id of the request.")
    private boolean isDetached;

    @Parameters(index = "0", arity = "0..1", paramLabel = "ID", description = "The id of the job, as `list` prints it.")
    private @Nullable String job;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "DIR",
            description = "The directory of the savepoint. Default: the directory that the job sets.")
    private @Nullable String directory;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        if (disposed != null) {
            dispose(disposed);
            remote.tell(out, "Savepoint '" + disposed + "' deleted.", Map.of("location", disposed));
            return 0;
        }
        if (job == null) throw new ParameterException(spec.commandLine(), "Missing required parameter: 'ID'");
        RestClient client = remote.client();
        String trigger = client.savepoint(job, directory);
        if (isDetached) {
            String text = "Successfully trigger manual savepoint, request id: " + trigger + ".";
            remote.tell(out, text, Map.of("request-id", trigger));
            return 0;
        }
        String path = client.awaitSavepoint(
                job, trigger, new ProgressLine(client, job, spec.commandLine().getErr()));
        remote.tell(
                out,
                "Savepoint completed. Path: " + path
                        + "\nYou can resume your program from this savepoint with the run command.",
                Map.of("jobid", job, "location", path));
        return 0;
    }

    /// Without a coordinator this process deletes the savepoint, because no job owns savepoints.
    private void dispose(String path) throws IOException {
        if (remote.isNamed()) {
            remote.client().dispose(path);
            return;
        }
        ClassLoader loader = SavepointCommand.class.getClassLoader();
        Map<String, String> all = remote.settings();
        PluginDirectory.install(all, System.getenv());
        new SnapshotAddresses(Host.real().disk(), loader, Configuration.fromMap(all)).disposeSavepoint(path);
    }
}
