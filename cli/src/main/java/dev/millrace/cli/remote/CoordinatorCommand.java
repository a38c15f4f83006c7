package dev.millrace.cli.remote;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Runs jobs in this process that are handed in over HTTP, until somebody ends it.
@Command(
        name = "coordinator",
        mixinStandardHelpOptions = true,
        description = {
            "Starts a process that takes programs over HTTP and runs their jobs, in itself or (--call-port) on"
                    + " workers.",
            "Nobody is asked for a password unless there are users (`millrace user`, -D rest.auth.users=FILE), so it",
            "listens to this machine only, unless you say otherwise."
        })
public final class CoordinatorCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private CoordinatorOptions options = new CoordinatorOptions();

    @Override
    public Integer call() throws IOException {
        return new CoordinatorProcess(options.chosen(), spec.commandLine()).run((host, duty) -> {
            host.threads().await(duty.session().end());
            return 0;
        });
    }
}
