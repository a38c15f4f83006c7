package dev.millrace.cli.remote;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// How a coordinator is reached, and where it keeps what.
final class CoordinatorOptions {
    @Option(names = "--port", paramLabel = "N", description = "Default: 8081. 0 for any free one.")
    int port = Integer.parseInt(RemoteOptions.PORT);

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            description = "Where to listen. Default: 127.0.0.1. With another address, whoever reaches it may run code.")
    String bound = "127.0.0.1";

    @Option(
            names = "--call-port",
            paramLabel = "N",
            description = {
                "Where workers call (`millrace worker`); 0 for any free one. Jobs run on them then.",
                "Default: none, and jobs run in this process."
            })
    @Nullable
    Integer callPort;

    @Option(names = "--log-dir", paramLabel = "DIR", description = "Default: a new directory, which is printed.")
    @Nullable
    Path logDirectory;

    @Option(names = "--jar-dir", paramLabel = "DIR", description = "Where programs are kept. Default: a new directory.")
    @Nullable
    Path jarDirectory;

    @Option(names = "-D", paramLabel = "key=value", description = "A setting of all jobs, under Flink's key.")
    Map<String, String> settings = new LinkedHashMap<>();
}
