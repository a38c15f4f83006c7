package dev.millrace.cli.remote;

import dev.millrace.api.config.Configuration;
import dev.millrace.base.fault.MillraceException;
import dev.millrace.base.host.Host;
import dev.millrace.runtime.job.LocalJobExecutor;
import dev.millrace.server.Machine;
import dev.millrace.server.MemoryPlan;
import dev.millrace.server.access.Audit;
import dev.millrace.server.http.RestServer;
import dev.millrace.server.http.RestSettings;
import dev.millrace.server.session.SessionDispatcher;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.FileHandler;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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
    private static final String LOG = "coordinator.log";

    private static final double HEAP_AT_LEAST = 0.75;
    private static final long HEAP_ROUNDED = 64L << 20;
    /// More than that a process that is to end does not wait for its jobs.
    private static final int END_SECONDS = 10;
    private static final String AUDIT_LOG = "audit.log";

    /// Held, so that its level stays: who did what is always noted, however quiet the rest is.
    private static final Logger AUDIT = Logger.getLogger(Audit.LOGGER);

    /// All that it did is undone.
    private final CompletableFuture<Void> over = new CompletableFuture<>();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--port", paramLabel = "N", description = "Default: 8081. 0 for any free one.")
    private int port = Integer.parseInt(RemoteOptions.PORT);

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            description = "Where to listen. Default: 127.0.0.1. With another address, whoever reaches it may run code.")
    private String bound = "127.0.0.1";

    @Option(
            names = "--call-port",
            paramLabel = "N",
            description = {
                "Where workers call (`millrace worker`); 0 for any free one. Jobs run on them then.",
                "Default: none, and jobs run in this process."
            })
    private @Nullable Integer callPort;

    @Option(names = "--log-dir", paramLabel = "DIR", description = "Default: a new directory, which is printed.")
    private @Nullable Path logDirectory;

    @Option(names = "--jar-dir", paramLabel = "DIR", description = "Where programs are kept. Default: a new directory.")
    private @Nullable Path jarDirectory;

    @Option(names = "-D", paramLabel = "key=value", description = "A setting of all jobs, under Flink's key.")
    private Map<String, String> settings = new LinkedHashMap<>();

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        Path logs = logDirectory == null ? Files.createTempDirectory("millrace-logs") : logDirectory;
        Path jars = jarDirectory == null ? Files.createTempDirectory("millrace-jars") : jarDirectory;
        Files.createDirectories(logs);
        FileHandler file = new FileHandler(logs.resolve(LOG).toString(), true);
        file.setFormatter(new SimpleFormatter());
        file.setLevel(Level.INFO);
        Logger root = Logger.getLogger("");
        Level before = root.getLevel();
        root.addHandler(file);
        root.setLevel(Level.INFO);
        FileHandler audit = new FileHandler(logs.resolve(AUDIT_LOG).toString(), true);
        audit.setFormatter(new OneLine());
        AUDIT.setLevel(Level.INFO);
        AUDIT.setUseParentHandlers(false);
        AUDIT.addHandler(audit);
        MemoryPlan memory = MemoryPlan.of(settings, JvmOptions.machineBytes())
                .orElseGet(() -> MemoryPlan.unsaid(Runtime.getRuntime().maxMemory()));
        memory.settings().forEach(settings::putIfAbsent);
        if (callPort != null) CallPort.complete(settings);
        PrintStream console = System.out;
        RestSettings set = RestSettings.of(jars, bound, port, settings);
        try (OutputStream printed = Files.newOutputStream(logs.resolve(Machine.PRINTED));
                CallPort calls = callPort == null
                        ? null
                        : new CallPort(
                                Host.real(), Configuration.fromMap(settings), bound, callPort, jars.resolve("calls"));
                SessionDispatcher dispatcher = new SessionDispatcher(
                        Host.real(),
                        settings,
                        logs,
                        calls == null
                                ? LocalJobExecutor.on(Host.real())
                                : calls.role().jobs(),
                        () -> calls == null ? null : calls.instead());
                RestServer server = RestServer.start(dispatcher, Host.real(), set)) {
            System.setOut(new PrintStream(new Both(console, printed), true, StandardCharsets.UTF_8));
            endWithProcess(dispatcher);
            SessionHeir heir = new SessionHeir(dispatcher);
            if (calls != null) {
                calls.stand(heir);
                calls.publish(server.address());
            }
            out.println("millrace coordinator listens at " + server.address());
            if (calls != null) out.println("it takes workers at " + calls.role().address());
            if (set.isOpenToAll()) warn();
            out.println("memory: " + memory.text());
            if (memory.isSaid()) checkHeap(memory);
            out.println("logs: " + logs.toAbsolutePath());
            out.println("programs: " + jars.toAbsolutePath());
            Host.real().threads().await(dispatcher.end());
            out.println("millrace coordinator ends");
            MillraceException fault = heir.fault();
            if (fault != null) throw fault;
        } finally {
            over.complete(null);
            System.setOut(console);
            root.removeHandler(file);
            root.setLevel(before);
            file.close();
            AUDIT.removeHandler(audit);
            audit.close();
        }
        return 0;
    }

    /// Whoever is asked to end lets go of its jobs, so that another can go on with them at once.
    private void endWithProcess(SessionDispatcher dispatcher) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            dispatcher.shutDown();
            over.orTimeout(END_SECONDS, TimeUnit.SECONDS).handle((_, _) -> null).join();
        }));
    }

    private void checkHeap(MemoryPlan memory) {
        long heap = Runtime.getRuntime().maxMemory();
        // Collectors keep a part to themselves, and round, so that it is never quite what was asked for.
        boolean isAsPlanned = heap <= memory.heap() + HEAP_ROUNDED && heap >= (long) (memory.heap() * HEAP_AT_LEAST);
        if (isAsPlanned) return;
        spec.commandLine()
                .getErr()
                .println("WARNING: the heap of this JVM is " + heap + " bytes at most, and not the " + memory.heap()
                        + " that the plan has. Start it with ./millrace, or with "
                        + String.join(" ", memory.jvmOptions()) + ".");
    }

    private void warn() {
        spec.commandLine()
                .getErr()
                .println("WARNING: whoever reaches " + bound + ":" + port + " may run any code in this process. "
                        + "Make users (`millrace user add NAME --role admin --file FILE`) and start with "
                        + "-D rest.auth.users=FILE, or listen to this machine only.");
    }

    /// The time and the line.
    private static final class OneLine extends Formatter {
        @Override
        public String format(LogRecord line) {
            return line.getInstant() + " " + formatMessage(line) + "\n";
        }
    }

    /// Writes the same to two places.
    private static final class Both extends OutputStream {
        private final OutputStream one;
        private final OutputStream other;

        Both(OutputStream one, OutputStream other) {
            this.one = one;
            this.other = other;
        }

        @Override
        public void write(int each) throws IOException {
            one.write(each);
            other.write(each);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            one.write(bytes, from, count);
            other.write(bytes, from, count);
        }

        @Override
        public void flush() throws IOException {
            one.flush();
            other.flush();
        }
    }
}
