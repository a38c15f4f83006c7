package dev.millrace.server.history;

import dev.millrace.base.host.Host;
import dev.millrace.server.ServerFaults;
import dev.millrace.server.rest.RestServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Serves the archived jobs of clusters under the paths of a coordinator; the clusters may have been shut down. Keeps
/// the pages on local disk, and reads an archive again only when it has changed. Thread-safe.
public final class HistoryServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HistoryServer.class);

    private final Host host;
    private final HistorySettings settings;
    private final Path own;
    private final Rounds rounds;
    private final RestServer server;
    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private final CompletableFuture<Void> over = new CompletableFuture<>();

    private HistoryServer(Host host, HistorySettings settings, Path own) {
        this.host = host;
        this.settings = settings;
        this.own = own;
        PageStore store = new PageStore(host.disk(), own);
        Catalogue catalogue = new Catalogue();
        this.rounds = new Rounds(host.clock(), settings.terms(), store, catalogue);
        this.server =
                RestServer.start(new HistoryPages(host, settings, catalogue, store).routes(), host, settings.rest());
        host.threads().startBlocking("millrace-history", this::work);
    }

    /// Starts the server.
    ///
    /// @param settings Flink's `historyserver.*` and the options of every HTTP interface, by key
    /// @throws dev.millrace.base.fault.MillraceException if no directory is set, an option is invalid, or the port
    /// cannot be bound
    public static HistoryServer start(Host host, Map<String, String> settings) throws IOException {
        HistorySettings all = HistorySettings.of(host, settings);
        Path own = directory(host, all);
        try {
            return new HistoryServer(host, all, own);
        } catch (RuntimeException failed) {
            host.disk().delete(own);
            throw failed;
        }
    }

    private static Path directory(Host host, HistorySettings settings) throws IOException {
        if (settings.own().isEmpty()) return host.disk().temporaryDirectory("millrace-history");
        Path own = settings.own()
                .get()
                .resolve("millrace-history-%016x".formatted(host.chance().nextLong()));
        host.disk().makeDirectories(own);
        return own;
    }

    /// Returns the address, including the port.
    public String address() {
        return server.address();
    }

    /// Returns the archive directories, for messages.
    public List<String> directories() {
        return settings.directories();
    }

    /// Returns whether other machines can reach the server without authentication.
    public boolean isOpenToAll() {
        return settings.rest().isOpenToAll();
    }

    /// Returns the directory of the server's own files.
    public Path own() {
        return own;
    }

    private void work() {
        try {
            while (!end.isDone()) {
                rounds.round();
                long next = host.clock().nanos() + settings.lookMillis() * 1_000_000;
                while (!end.isDone() && host.clock().nanos() - next < 0)
                    host.threads().park(next - host.clock().nanos());
            }
        } catch (RuntimeException failed) {
            LOG.error("{}", "archives are not looked at any more", failed);
        } finally {
            over.complete(null);
        }
    }

    @Override
    public void close() {
        server.close();
        end.complete(null);
        host.threads().await(over);
        try {
            for (var each : host.disk().list(own)) host.disk().delete(each.path());
            host.disk().delete(own);
        } catch (IOException failed) {
            LOG.warn("{} cannot be deleted", own, failed);
        }
    }
}
