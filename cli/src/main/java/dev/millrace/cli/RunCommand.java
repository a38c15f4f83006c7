package dev.millrace.cli;

import dev.millrace.cli.remote.BeginOptions;
import dev.millrace.cli.remote.ProgramOptions;
import dev.millrace.cli.remote.RemoteRun;
import dev.millrace.cli.remote.SettingOptions;
import dev.millrace.cli.remote.Targets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Runs a program's main method, in this process or at a coordinator.
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = "Runs the main method of a jar or class. With -m or the option rest.address, a coordinator runs"
                + " the program, unless -t local is given. Otherwise this process runs the program.")
final class RunCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private ProgramOptions program = new ProgramOptions();

    @Mixin
    private SettingOptions settings = new SettingOptions();

    @Mixin
    private BeginOptions begin = new BeginOptions();

    @Option(
            names = {"-t", "--target"},
            paramLabel = "TARGET",
            description = "local or remote. Default: execution.target, or remote if -m or rest.address is given.")
    private @Nullable String target;

    @Option(
            names = {"-C", "--classpath"},
            paramLabel = "PATH",
            description = "Where to find CLASS, in addition to the class path of Millrace.")
    private List<Path> classPath = new ArrayList<>();

    @Option(
            names = {"-m", "--jobmanager"},
            paramLabel = "HOST:PORT",
            description = "The coordinator that runs the program.")
    private @Nullable String coordinator;

    @Option(
            names = {"-d", "--detached"},
            description = "With -m: return when the job has started.")
    private boolean isDetached;

    @Option(
            names = {"-sae", "--shutdownOnAttachedExit"},
            description =
                    "With -m and without -d: cancel the job if this command is interrupted, for example with Ctrl-C.")
    private boolean endsJob;

    @Option(names = "--no-ui", description = "Do not serve the web console while this process runs the program.")
    private boolean hasNoConsole;

    @Override
    public Integer call() throws Exception {
        Map<String, String> all = new LinkedHashMap<>(settings.all());
        all.putAll(begin.settings());
        String address = Targets.address(target, coordinator, all);
        if (address == null) {
            if (isDetached)
                throw new ParameterException(
                        spec.commandLine(), "-d needs -m HOST:PORT: without a coordinator this process runs the job");
            new LocalProgram(program.program(), program.mainClass(), classPath, program.arguments())
                    .run(
                            program.parallelism(),
                            all,
                            !hasNoConsole,
                            spec.commandLine().getErr());
            return Main.OK;
        }
        if (!classPath.isEmpty())
            throw new ParameterException(
                    spec.commandLine(), "--classpath has no meaning with -m: pack all classes into the jar");
        RemoteRun run = new RemoteRun(address, program.mainClass(), program.parallelism(), all);
        return run.run(
                        LocalProgram.jar(program.program()),
                        program.arguments(),
                        stay(),
                        spec.commandLine().getOut(),
                        spec.commandLine().getErr())
                ? Main.OK
                : Main.FAILED;
    }

    private RemoteRun.Stay stay() {
        if (isDetached) return RemoteRun.Stay.NOT;
        return endsJob ? RemoteRun.Stay.OR_CANCEL : RemoteRun.Stay.ON;
    }
}
