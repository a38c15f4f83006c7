package dev.millrace.published.filesystems;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A server of S3 in a process of its own: S3Proxy, which stores objects in files. Clients reach it through a
/// [FailingProxy]. The server does not verify signatures.
final class S3Server implements AutoCloseable {
    private static final Path LIBRARIES = Path.of("..", "s3-server", "target", "lib");
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Pattern STARTED = Pattern.compile("Started \\S*ServerConnector@");
    private static final int OK = 200;

    private final Path objects;
    private final String address;
    private final Process process;
    private final FailingProxy proxy;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /// Starts a server with one empty bucket, which is called `bucket`.
    ///
    /// @param directory of the objects and the output of the server
    S3Server(Path directory) throws IOException, InterruptedException {
        this.objects = Files.createDirectories(directory.resolve("objects"));
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            this.address = "http://127.0.0.1:" + free.getLocalPort();
        }
        Path settings = directory.resolve("s3.conf");
        Files.writeString(settings, """
                s3proxy.authorization=none
                s3proxy.endpoint=%s
                jclouds.provider=filesystem-nio2
                jclouds.identity=none
                jclouds.credential=none
                jclouds.filesystem.basedir=%s
                """.formatted(address, objects));
        this.process = start(settings, directory.resolve("s3.txt"));
        send("/bucket", new byte[0]);
        this.proxy = new FailingProxy(address);
    }

    private static Process start(Path settings, Path output) throws IOException {
        Process started = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-DLOG_LEVEL=info",
                        "-cp",
                        LIBRARIES.toAbsolutePath() + File.separator + "*",
                        "org.gaul.s3proxy.Main",
                        "--properties",
                        settings.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        await().atMost(LIMIT).until(() -> {
            String written = Files.readString(output);
            if (!started.isAlive()) throw new IllegalStateException(written);
            return STARTED.matcher(written).find();
        });
        return started;
    }

    FailingProxy proxy() {
        return proxy;
    }

    /// Returns the settings that make the plug-in use this server.
    Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        settings.put("s3.endpoint", proxy.address());
        settings.put("s3.access-key", "test");
        settings.put("s3.secret-key", "test");
        settings.put("s3.region", "us-east-1");
        settings.put("s3.path-style-access", "true");
        settings.put("s3.path.style.access", "true");
        return settings;
    }

    /// Writes an object.
    ///
    /// @param path `/bucket/key`
    void put(String path, byte[] bytes) throws IOException, InterruptedException {
        send(path, bytes);
    }

    private void send(String path, byte[] bytes) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + path))
                .header("Content-Type", "application/octet-stream")
                .PUT(bytes.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(bytes))
                .build();
        int status = client.send(request, BodyHandlers.discarding()).statusCode();
        if (status != OK) throw new IOException("PUT of " + path + " answered " + status);
    }

    /// Returns the lines of all objects whose path starts with a prefix, without unfinished files of the plug-in.
    List<String> lines(String prefix) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String each : paths(prefix)) {
            if (!each.contains("/.incomplete/")) lines.addAll(Files.readAllLines(objects.resolve(each.substring(1))));
        }
        return lines;
    }

    /// Returns the paths of the objects that start with a prefix.
    List<String> paths(String prefix) throws IOException {
        while (true) {
            try (Stream<Path> files = Files.walk(objects)) {
                return files.filter(Files::isRegularFile)
                        .map(each -> "/" + objects.relativize(each))
                        .filter(each -> each.startsWith(prefix))
                        .sorted()
                        .toList();
            } catch (UncheckedIOException changed) {
                if (!(changed.getCause() instanceof NoSuchFileException)) throw changed.getCause();
            }
        }
    }

    @Override
    public void close() {
        proxy.close();
        client.shutdownNow();
        process.destroyForcibly();
    }
}
