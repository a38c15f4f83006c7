package dev.millrace.cli.remote;

import dev.millrace.client.RestClient;
import dev.millrace.format.text.JsonRecords;
import java.io.PrintWriter;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Defines the options that select a coordinator and the output format.
public final class RemoteOptions {
    public static final String PORT = "8081";

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

    /// Returns a new map of all settings.
    Map<String, String> settings() {
        return settings.all();
    }

    /// Returns whether options or settings name a coordinator.
    boolean isNamed() {
        return RemoteRun.address(coordinator, settings.all()) != null;
    }

    boolean isJson() {
        return isJson;
    }

    /// Prints the text or the JSON object.
    void tell(PrintWriter out, String text, Object json) {
        out.println(isJson ? JsonRecords.pretty(json) : text);
    }
}
