package dev.millrace.cli.remote;

import dev.millrace.client.RestClient;
import dev.millrace.format.text.JsonRecords;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which coordinator a command talks to, and how it answers.
final class RemoteOptions {
    static final String PORT = "8081";
    private static final String HERE = "127.0.0.1:" + PORT;

    @Option(
            names = {"-m", "--jobmanager"},
            paramLabel = "HOST:PORT",
            description = "The coordinator. Default: rest.address and rest.port, or " + HERE)
    private @Nullable String coordinator;

    @Option(names = "-D", paramLabel = "key=value", description = "A setting, under Flink's key.")
    private Map<String, String> settings = new LinkedHashMap<>();

    @Option(names = "--json", description = "Answer in JSON.")
    private boolean isJson;

    RestClient client() {
        String address = RemoteRun.address(coordinator, settings);
        return RemoteRun.client(address == null ? HERE : address, settings);
    }

    /// Whether the command line says which coordinator it means.
    boolean isNamed() {
        return RemoteRun.address(coordinator, settings) != null;
    }

    boolean isJson() {
        return isJson;
    }

    /// Prints one or the other.
    void tell(PrintWriter out, String text, Object json) {
        out.println(isJson ? JsonRecords.pretty(json) : text);
    }
}
