package dev.millrace.cli.remote;

import dev.millrace.client.RestClient;
import dev.millrace.format.text.JsonRecords;
import java.io.PrintWriter;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Which coordinator a command talks to, and how it answers.
final class RemoteOptions {
    static final String PORT = "8081";

    @Option(
            names = {"-m", "--jobmanager"},
            paramLabel = "HOST:PORT",
            description = "The coordinator. Default: rest.address and rest.port, or 127.0.0.1:" + PORT)
    private @Nullable String coordinator;

    @Mixin
    private SettingOptions settings = new SettingOptions();

    @Option(names = "--json", description = "Print JSON.")
    private boolean isJson;

    RestClient client() {
        Map<String, String> all = settings.all();
        String address = RemoteRun.address(coordinator, all);
        return RemoteRun.client(address == null ? RemoteRun.here(all) : address, all);
    }

    /// Whether the command line says which coordinator it means.
    boolean isNamed() {
        return RemoteRun.address(coordinator, settings.all()) != null;
    }

    boolean isJson() {
        return isJson;
    }

    /// Prints one or the other.
    void tell(PrintWriter out, String text, Object json) {
        out.println(isJson ? JsonRecords.pretty(json) : text);
    }
}
