package dev.millrace.cli.crash;

import dev.millrace.client.RestClient;
import dev.millrace.client.message.ClusterMessages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// Holds the resources that a coordinator uses, from the operating system and from its metrics. Linux only.
///
/// @param residentBytes resident memory of the process
/// @param files number of open files and sockets
record ProcessSize(long residentBytes, long metaspaceBytes, long threads, long files) {
    private static final String METASPACE = "Status.JVM.Memory.Metaspace.Used";
    private static final String THREADS = "Status.JVM.Threads.Count";
    private static final String RESIDENT = "VmRSS:";

    static ProcessSize of(Process process, RestClient client) throws IOException {
        Path own = Path.of("/proc", Long.toString(process.pid()));
        long files;
        try (Stream<Path> all = Files.list(own.resolve("fd"))) {
            files = all.count();
        }
        return new ProcessSize(resident(own), metric(client, METASPACE), metric(client, THREADS), files);
    }

    private static long resident(Path process) throws IOException {
        try (Stream<String> lines = Files.lines(process.resolve("status"))) {
            return lines.filter(line -> line.startsWith(RESIDENT))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
                    .sum();
        }
    }

    private static long metric(RestClient client, String name) {
        ClusterMessages.Metric[] found = client.get("/jobmanager/metrics?get=" + name, ClusterMessages.Metric[].class);
        return found.length == 0 ? 0 : Long.parseLong(found[0].value());
    }
}
