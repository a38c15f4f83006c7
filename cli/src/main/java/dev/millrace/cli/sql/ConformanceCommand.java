package dev.millrace.cli.sql;

import dev.millrace.base.host.Host;
import dev.millrace.conformance.CaseFolder;
import dev.millrace.conformance.Conformance;
import java.io.PrintStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Runs SQL cases with known answers.
@Command(
        name = "conformance",
        mixinStandardHelpOptions = true,
        description = "Runs a folder of SQL cases with known answers, and prints how many of each file pass.")
public final class ConformanceCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", description = "The folder with the JSON files of the cases.")
    private Path folder = Path.of(".");

    @Option(names = "--case", paramLabel = "ID", description = "Run one case and print its details.")
    private @Nullable String id;

    @Option(
            names = "--failures",
            paramLabel = "FILE",
            description = "Write failed cases as JSON. Default: conformance-failures.json")
    private Path failures = Path.of("conformance-failures.json");

    @Option(
            names = {"-j", "--jar"},
            paramLabel = "JAR",
            description = "A jar with functions that cases need, also one that was built against Flink. Repeatable.")
    private List<Path> jars = List.of();

    /// Creates the command.
    public ConformanceCommand() {}

    @Override
    public Integer call() throws Exception {
        List<URL> urls = new ArrayList<>();
        for (Path each : jars) urls.add(each.toUri().toURL());
        Conformance.use(urls);
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Conformance conformance = new Conformance(new CaseFolder(Host.real().disk(), folder), out);
        if (id != null) {
            conformance.show(id);
            return 0;
        }
        List<Map<String, String>> failed = conformance.all();
        conformance.write(failed, failures);
        if (!failed.isEmpty()) out.println(failed.size() + " failed cases are in " + failures);
        return failed.isEmpty() ? 0 : 1;
    }
}
