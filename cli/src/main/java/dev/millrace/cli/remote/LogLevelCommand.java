package dev.millrace.cli.remote;

import dev.millrace.client.RestClient;
import dev.millrace.client.message.ClusterMessages;
import java.io.PrintWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Shows or changes the levels of loggers in a running process.
@Command(
        name = "log-level",
        mixinStandardHelpOptions = true,
        description = "Sets the level of a logger of the coordinator or of a worker, until the process ends. Without a"
                + " level, the command lists the loggers that have an own level.")
public final class LogLevelCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private RemoteOptions remote = new RemoteOptions();

    @Option(names = "--worker", paramLabel = "ID", description = "The worker. Default: the coordinator.")
    private @Nullable String worker;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "LOGGER",
            description = "The name of a class or a package, or ROOT for all loggers.")
    private @Nullable String logger;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "LEVEL",
            description = "OFF, ERROR, WARN, INFO, DEBUG or TRACE; or INHERIT for the level of the parent.")
    private @Nullable String level;

    @Override
    public Integer call() {
        RestClient client = remote.client();
        String process = worker == null ? "/jobmanager" : "/taskmanagers/" + encoded(worker);
        ClusterMessages.Loggers loggers = logger == null || level == null
                ? client.ask("GET", process + "/loggers", null, ClusterMessages.Loggers.class)
                : client.ask(
                        "PUT",
                        process + "/loggers/" + encoded(logger),
                        new ClusterMessages.LogLevel(level),
                        ClusterMessages.Loggers.class);
        tell(loggers);
        return 0;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private void tell(ClusterMessages.Loggers loggers) {
        StringBuilder text = new StringBuilder();
        for (ClusterMessages.Logger each : loggers.loggers()) {
            if (logger != null && level == null && !each.logger().equals(logger)) continue;
            if (!text.isEmpty()) text.append(System.lineSeparator());
            text.append("%-5s %s".formatted(each.level(), each.logger()));
        }
        PrintWriter out = spec.commandLine().getOut();
        if (text.isEmpty()) text.append(logger).append(" has the level of its parent.");
        remote.tell(out, text.toString(), loggers);
    }
}
