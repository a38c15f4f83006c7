package dev.millrace.cli.project;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Creates a project with a job, a test and a build.
@Command(
        name = "new",
        mixinStandardHelpOptions = true,
        description = "Creates a project with a job, a test and a build.")
public final class NewCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            index = "0",
            paramLabel = "NAME",
            description = "The name of the project, of its directory and its jar.")
    private String name = "";

    @Option(
            names = "--package",
            paramLabel = "PACKAGE",
            description = "The Java package and the group of the project. Default: com.example and the name.")
    private @Nullable String packageName;

    @Option(names = "--build", paramLabel = "TOOL", description = "maven or gradle. Default: ${DEFAULT-VALUE}.")
    private BuildTool build = BuildTool.MAVEN;

    @Option(names = "--here", description = "Create the files in the current directory instead of a new one.")
    private boolean isHere;

    @Option(
            names = "--in",
            paramLabel = "DIR",
            description = "Create the directory of the project in DIR. Default: the current directory.")
    private Path parent = Path.of("");

    @Option(
            names = "--millrace-version",
            paramLabel = "VERSION",
            description = "The version of Millrace to depend on. Default: ${DEFAULT-VALUE}.")
    private String version = "0.1.0-SNAPSHOT";

    /// Called by picocli.
    public NewCommand() {}

    @Override
    public Integer call() throws IOException {
        String inPackage = packageName == null ? ProjectNames.packageOf(name) : packageName;
        ProjectNames names = new ProjectNames(name, inPackage, version);
        Path directory = isHere ? parent : parent.resolve(name);
        if (!isHere && isOccupied(directory)) {
            throw ProjectFaults.EXISTS
                    .what("%s exists already and is not an empty directory.", directory)
                    .fix("Use another name. To add the files to an existing directory, use --here in this directory.");
        }
        List<Path> files = new ProjectTemplate(names).write(build, directory);
        PrintWriter out = spec.commandLine().getOut();
        for (Path each : files) out.println(directory.resolve(each));
        spec.commandLine().getErr().println("created; build and test the project with: " + next(directory));
        return 0;
    }

    private String next(Path directory) {
        return isHere ? build.command() : "cd " + directory + " && " + build.command();
    }

    private static boolean isOccupied(Path directory) throws IOException {
        if (!Files.exists(directory)) return false;
        if (!Files.isDirectory(directory)) return true;
        try (Stream<Path> files = Files.list(directory)) {
            return files.findAny().isPresent();
        }
    }
}
