package dev.millrace.cli;

import dev.millrace.api.config.Configuration;
import dev.millrace.base.host.Host;
import dev.millrace.runtime.job.SnapshotAddresses;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Deletes savepoints, under Flink's flags.
@Command(
        name = "savepoint",
        mixinStandardHelpOptions = true,
        description = {
            "Deletes a savepoint: its own files, and its directory if nothing else is in it. What is no savepoint is",
            "left alone. Savepoints are taken from the program, with JobClient.triggerSavepoint."
        })
final class SavepointCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = {"-d", "--dispose"},
            paramLabel = "PATH",
            required = true,
            description = "The savepoint's directory.")
    private String path = "";

    @Override
    public Integer call() throws IOException {
        ClassLoader loader = SavepointCommand.class.getClassLoader();
        new SnapshotAddresses(Host.real().disk(), loader, new Configuration()).disposeSavepoint(path);
        spec.commandLine().getOut().println("deleted " + path);
        return Main.OK;
    }
}
