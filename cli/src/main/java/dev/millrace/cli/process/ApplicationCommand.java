package dev.millrace.cli.process;

import dev.millrace.base.host.Host;
import dev.millrace.cli.remote.BeginOptions;
import dev.millrace.cli.remote.ProgramOptions;
import dev.millrace.cli.remote.Targets;
import dev.millrace.server.ApplicationView;
import dev.millrace.server.ProgramCall;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Runs a cluster for one program; the cluster ends with the program's jobs.
@Command(
        name = "application",
        aliases = "run-application",
        mixinStandardHelpOptions = true,
        description = "Starts a coordinator that runs one program and ends when the jobs of the program have ended."
                + " The jobs run in the process of the coordinator, or with --call-port on workers. A restart with"
                + " the same --jar-dir, or a standby coordinator (high-availability.type), resumes the jobs and"
                + " does not run the program again.")
public final class ApplicationCommand implements Callable<Integer> {
    private static final long LOOK_NANOS = 50_000_000;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private CoordinatorOptions options = new CoordinatorOptions();

    @Mixin
    private BeginOptions begin = new BeginOptions();

    @Mixin
    private ProgramOptions program = new ProgramOptions();

    @Option(
            names = {"-t", "--target"},
            paramLabel = "TARGET",
            description = "Only standalone. Other targets of Flink are refused.")
    private @Nullable String target;

    @Override
    public Integer call() throws IOException {
        Targets.application(target);
        CoordinatorOptions.Chosen chosen = options.chosen();
        Map<String, String> settings = new LinkedHashMap<>(chosen.settings());
        settings.putAll(begin.settings());
        return new CoordinatorProcess(chosen, spec.commandLine()).run((host, duty) -> run(host, duty, settings));
    }

    private int run(Host host, CoordinatorProcess.Duty duty, Map<String, String> settings) {
        CompletableFuture<Void> end = duty.session().end();
        host.threads().await(CompletableFuture.anyOf(duty.leads(), end));
        if (end.isDone()) return 0;
        if (!duty.recovery().hasInherited()) {
            duty.session()
                    .run(new ProgramCall(
                            Path.of(program.program()),
                            program.mainClass(),
                            program.arguments(),
                            program.parallelism(),
                            settings,
                            null));
        }
        // While another process leads, the program has not ended.
        while (!end.isDone() && !(duty.session().instead() == null && isOver(duty)))
            host.threads().park(LOOK_NANOS);
        return hasFailed(duty) ? 1 : 0;
    }

    private static boolean isOver(CoordinatorProcess.Duty duty) {
        return duty.session().applications().stream()
                .allMatch(each -> each.state().isOver());
    }

    private static boolean hasFailed(CoordinatorProcess.Duty duty) {
        return duty.recovery().hasFailed()
                || duty.session().applications().stream()
                        .anyMatch(each -> each.state() == ApplicationView.State.FAILED);
    }
}
