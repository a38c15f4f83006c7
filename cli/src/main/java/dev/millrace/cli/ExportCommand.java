package dev.millrace.cli;

import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.Fault;
import dev.millrace.migrate.export.ExportProblem;
import dev.millrace.migrate.export.ExportReport;
import dev.millrace.migrate.export.JarExport;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Turns a program for Millrace into a program for Flink.
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = "Turns a jar that was written against Millrace into a jar for Flink 2.x, and lists what Flink"
                + " lacks.")
final class ExportCommand implements Callable<Integer> {
    private static final Fault LACKS = new Fault(8512, Category.USER, "Flink lacks parts of a program");
    private static final String ENDING = ".jar";

    /// The Java release on which most clusters of Flink 2 run.
    private static final int FLINK_JAVA = 17;

    /// Jars have the same bytes if their programs are the same.
    private static final LocalDateTime ENTRY_TIME = LocalDateTime.of(2000, 1, 1, 0, 0);

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--to-flink",
            required = true,
            paramLabel = "JAR",
            description = "The jar of the program. A fat jar may contain Millrace; the new jar does not.")
    private Path jar = Path.of("");

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "The jar for Flink. Default: the name of the jar with -flink.")
    private @Nullable Path output;

    @Option(
            names = "--allow-missing",
            description = "Write the jar even if the program fails on Flink when it reaches some parts.")
    private boolean isMissingAllowed;

    @Override
    public Integer call() throws IOException {
        Path source = LocalProgram.jar(jar.toString());
        Path target = output != null ? output : beside(source);
        ExportReport report;
        try (InputStream content = new BufferedInputStream(Files.newInputStream(source))) {
            report = JarExport.of(content);
        }
        print("the program fails on Flink where it reaches these parts:", report.failures());
        print("these parts have no effect on Flink:", report.remarks());
        if (!report.failures().isEmpty() && !isMissingAllowed) {
            int number = report.failures().size();
            throw LACKS.what("Flink lacks %s of %s.", number == 1 ? "1 part" : number + " parts", source)
                    .why("The list above names them and their places in the program.")
                    .fix("Change the program. If it never reaches these parts, use --allow-missing.");
        }
        write(report, target);
        tell(report, target);
        return Main.OK;
    }

    private static Path beside(Path source) {
        String name = source.getFileName().toString();
        return source.resolveSibling(
                name.substring(0, name.length() - (name.endsWith(ENDING) ? ENDING.length() : 0)) + "-flink" + ENDING);
    }

    private void print(String title, List<ExportProblem> problems) {
        if (problems.isEmpty()) return;
        PrintWriter err = spec.commandLine().getErr();
        err.println(title);
        for (ExportProblem each : problems) err.println("  " + each);
    }

    private static void write(ExportReport report, Path target) throws IOException {
        try (OutputStream bytes = Files.newOutputStream(target);
                ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> each : report.entries().entrySet()) {
                ZipEntry entry = new ZipEntry(each.getKey());
                entry.setTimeLocal(ENTRY_TIME);
                out.putNextEntry(entry);
                out.write(each.getValue());
                out.closeEntry();
            }
        }
    }

    private void tell(ExportReport report, Path target) {
        PrintWriter out = spec.commandLine().getOut();
        out.println("wrote " + target + " (renamed classes: " + report.renamed() + ", files of Millrace left out: "
                + report.dropped() + ")");
        boolean isTooNew = report.javaRelease() > FLINK_JAVA;
        String advice = isTooNew ? "; compile the program with --release " + FLINK_JAVA + " for earlier releases" : "";
        out.println("the cluster needs Java " + report.javaRelease() + " or later" + advice);
        if (!report.artifacts().isEmpty()) {
            out.println(
                    "the cluster or the jar needs these artifacts of Flink: " + String.join(", ", report.artifacts()));
        }
    }
}
