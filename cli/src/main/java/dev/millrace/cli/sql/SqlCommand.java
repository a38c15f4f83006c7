package dev.millrace.cli.sql;

import dev.millrace.api.config.DeploymentOptions;
import dev.millrace.api.config.PipelineOptions;
import dev.millrace.api.config.RestOptions;
import dev.millrace.api.plan.RemoteExecutor;
import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.Fault;
import dev.millrace.cli.remote.RemoteOptions;
import dev.millrace.shell.SqlShell;
import dev.millrace.migrate.jar.JobClassLoader;
import dev.millrace.sql.print.ResultFormat;
import dev.millrace.sql.print.ResultPrinter;
import dev.millrace.sql.session.SessionSettings;
import dev.millrace.sql.session.SqlSession;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jline.terminal.Terminal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Runs statements of Flink's SQL in this process.
@Command(
        name = "sql",
        mixinStandardHelpOptions = true,
        description = "Runs statements of Flink's SQL from a file, an argument or standard input, and prints their"
                + " results. The first statement that fails ends the run. Without statements, a terminal gets an"
                + " interactive shell.")
public final class SqlCommand implements Callable<Integer> {
    private static final Fault UNREADABLE_JAR = new Fault(2972, Category.USER, "a jar cannot be read");
    private static final Fault UNREADABLE = new Fault(2907, Category.USER, "a script cannot be read");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = {"-f", "--file"},
            paramLabel = "FILE",
            description = "A file with statements, which semicolons separate.")
    private List<Path> files = new ArrayList<>();

    @Option(
            names = {"-e", "--execute"},
            paramLabel = "STATEMENT",
            description = "Statements to run. Without -f and -e, statements come from standard input or the shell.")
    private List<String> statements = new ArrayList<>();

    @Option(
            names = {"-i", "--init"},
            paramLabel = "FILE",
            description = "A file with statements to run first, whose results are not printed.")
    private List<Path> inits = new ArrayList<>();

    @Option(names = "-D", paramLabel = "key=value", description = "Set an option of the session, as SET does.")
    private Map<String, String> options = new LinkedHashMap<>();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            description = "How to print rows: tableau, json or csv. Default: tableau")
    private String format = "tableau";

    @Option(
            names = {"-hist", "--history"},
            paramLabel = "FILE",
            description = "The file where the shell keeps earlier statements. Default: ~/.millrace-sql-history")
    private Path history = home().resolve(".millrace-sql-history");

    @Option(
            names = {"-j", "--jar"},
            paramLabel = "JAR",
            description = "A jar with connectors, formats, catalogs or functions. Jars built for Flink work unchanged.")
    private List<Path> jars = new ArrayList<>();

    @Option(
            names = {"--cluster", "-m", "--jobmanager"},
            paramLabel = "HOST:PORT",
            description =
                    "The coordinator of the cluster that runs queries and INSERT statements. Default: this process"
                            + " runs them.")
    private @Nullable String cluster;

    /// Creates the command.
    public SqlCommand() {}

    @Override
    public Integer call() throws Exception {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (JobClassLoader loader = new JobClassLoader(urls(), SqlCommand.class.getClassLoader())) {
            if (!jars.isEmpty()) Thread.currentThread().setContextClassLoader(loader);
            return run();
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    /// Returns the home directory of the environment, as the scripts do, or else the one of the user account.
    private static Path home() {
        String ofEnvironment = System.getenv("HOME");
        return Path.of(ofEnvironment == null ? System.getProperty("user.home") : ofEnvironment);
    }

    private URL[] urls() throws IOException {
        List<URL> urls = new ArrayList<>();
        for (Path each : jars) {
            if (!Files.isReadable(each)) {
                throw UNREADABLE_JAR
                        .what("The jar %s cannot be read.", each)
                        .fix("Check the path and its permissions.");
            }
            urls.add(each.toUri().toURL());
        }
        return urls.toArray(URL[]::new);
    }

    private int run() throws Exception {
        ResultFormat printed = format();
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        try (SqlSession session = new SqlSession(SessionSettings.of(settings()));
                StopWithProcess _ = StopWithProcess.of(session)) {
            SqlScript script = new SqlScript(session, err);
            for (Path each : inits) script.run(text(each), null);
            if (isInteractive()) {
                shell(session, printed);
                return 0;
            }
            for (String each : scripts()) script.run(each, new ResultPrinter(printed, out));
        } finally {
            out.flush();
        }
        return 0;
    }

    /// Returns the options of the session.
    private Map<String, String> settings() {
        String coordinator = cluster;
        if (coordinator == null) return options;
        int colon = coordinator.lastIndexOf(':');
        if (colon < 1 || !coordinator.substring(colon + 1).matches("\\d{1,5}")) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Invalid value for option '--cluster': '" + coordinator + "' is not HOST:PORT, such as"
                            + " 127.0.0.1:" + RemoteOptions.PORT);
        }
        Map<String, String> all = new LinkedHashMap<>(options);
        all.put(DeploymentOptions.TARGET.key(), RemoteExecutor.TARGET);
        all.put(RestOptions.ADDRESS.key(), coordinator.substring(0, colon));
        all.put(RestOptions.PORT.key(), coordinator.substring(colon + 1));
        String paths =
                jars.stream().map(each -> each.toAbsolutePath().toString()).collect(Collectors.joining(";"));
        if (!jars.isEmpty()) all.put(PipelineOptions.JARS.key(), paths);
        return all;
    }

    private boolean isInteractive() {
        boolean isTerminal = System.console() != null && System.console().isTerminal();
        return files.isEmpty() && statements.isEmpty() && isTerminal;
    }

    private void shell(SqlSession session, ResultFormat printed) throws IOException {
        try (Terminal terminal = SqlShell.terminal()) {
            new SqlShell(terminal, session, printed, history).run();
        }
    }

    private ResultFormat format() {
        for (ResultFormat each : ResultFormat.values()) if (each.name().equalsIgnoreCase(format)) return each;
        throw new ParameterException(
                spec.commandLine(),
                "Invalid value for option '--output': '" + format + "' is not tableau, json or csv");
    }

    private List<String> scripts() throws IOException {
        List<String> scripts = new ArrayList<>();
        for (Path each : files) scripts.add(text(each));
        scripts.addAll(statements);
        if (scripts.isEmpty()) scripts.add(new String(System.in.readAllBytes(), StandardCharsets.UTF_8));
        return scripts;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failed) {
            throw UNREADABLE
                    .what("The script %s cannot be read.", file)
                    .cause(failed)
                    .fix("Check the path, its permissions, and that the file is UTF-8.");
        }
    }

    /// Cancels the statement that runs when the process is told to end, for example by Ctrl-C.
    ///
    /// @param hook runs when the process ends
    private record StopWithProcess(Thread hook) implements AutoCloseable {

        static StopWithProcess of(SqlSession session) {
            Thread hook = new Thread(session::close, "millrace-sql-stop");
            Runtime.getRuntime().addShutdownHook(hook);
            return new StopWithProcess(hook);
        }

        @Override
        public void close() {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException ending) {
                // The process is ending, and the hook runs.
            }
        }
    }
}
