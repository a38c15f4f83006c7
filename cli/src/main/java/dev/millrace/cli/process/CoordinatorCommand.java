package dev.millrace.cli.process;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Runs a coordinator that accepts jobs over HTTP, until it is stopped.
@Command(
        name = "coordinator",
        mixinStandardHelpOptions = true,
        description = "Starts a coordinator, which accepts programs over HTTP and runs their jobs. The jobs run in the"
                + " process of the coordinator, or with --call-port on workers. Without users (`millrace user`, -D"
                + " rest.auth.users=FILE) no request needs a password. The coordinator therefore listens at"
                + " 127.0.0.1 unless --host is given.")
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
