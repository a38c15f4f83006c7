package dev.millrace.cli;

import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.Fault;
import dev.millrace.migrate.jar.ConnectorCheck;
import dev.millrace.migrate.jar.MissingPart;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Lists what jars use of Flink and what does not exist in Millrace.
@Command(
        name = "connector-check",
        mixinStandardHelpOptions = true,
        description = "Lists the classes and members of Flink that the classes of jars use and that Millrace does not"
                + " have. Jars that use each other must be checked together. Runs no code of the jars. The exit code is"
                + " 1 if parts outside of the table API and lineage are missing.")
final class ConnectorCheckCommand implements Callable<Integer> {
    private static final Fault NO_JAR = new Fault(8007, Category.USER, "a jar cannot be read");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--all", description = "List the parts of the table API and of missing libraries, too.")
    private boolean isAll;

    @Parameters(arity = "1..*", paramLabel = "JAR", description = "The jar of a connector and the jars that it uses.")
    private List<Path> jars = new ArrayList<>();

    @Override
    public Integer call() {
        ConnectorCheck.Findings findings = findings();
        PrintWriter out = spec.commandLine().getOut();
        show(out, "Missing parts", findings.parts(), true);
        show(out, "Missing parts of lineage", findings.lineage(), true);
        show(out, "Missing parts of the table API", findings.table(), isAll);
        show(out, "Missing classes of other libraries, which the program must contain", findings.libraries(), isAll);
        findings.unsupported()
                .ifPresent(each -> out.println(each
                        + " extends internal operators of Flink and does not run here. Use keyed state and timers in a"
                        + " KeyedProcessFunction of millrace-api instead."));
        out.flush();
        return findings.parts().isEmpty() && findings.lineage().isEmpty() ? Main.OK : Main.FAILED;
    }

    private ConnectorCheck.Findings findings() {
        try {
            return ConnectorCheck.of(jars, ConnectorCheckCommand.class.getClassLoader());
        } catch (IOException unreadable) {
            throw NO_JAR.what("One of the jars %s cannot be read.", jars)
                    .why("%s", String.valueOf(unreadable.getMessage()))
                    .cause(unreadable)
                    .fix("Check the paths of the jars.");
        }
    }

    private static void show(PrintWriter out, String title, List<MissingPart> parts, boolean isListed) {
        out.println(title + ": " + (parts.isEmpty() ? "none" : parts.size()));
        if (isListed) for (MissingPart each : parts) out.println("  " + each);
    }
}
