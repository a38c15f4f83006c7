package dev.millrace.server.http;

import dev.millrace.base.host.Host;
import dev.millrace.client.RestClient;
import dev.millrace.server.rest.RestServer;
import dev.millrace.server.session.SessionDispatcher;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Starts a server on a free local port whose jobs run in this process, and packs a program for it.
public record Served(SessionDispatcher dispatcher, RestServer server, RestClient client, Path jar)
        implements AutoCloseable {

    /// @param logs null if there are none
    public static Served in(Path directory, Map<String, String> settings, @Nullable Path logs) throws IOException {
        SessionDispatcher dispatcher = new SessionDispatcher(Host.real(), settings, logs);
        RestServer server = RestServer.start(dispatcher, Host.real(), directory.resolve("jars"), "127.0.0.1", 0);
        RestClient client = new RestClient(Host.real(), server.address().replace("http://", ""));
        return new Served(dispatcher, server, client, Programs.jar(directory, "Program"));
    }

    public static Served in(Path directory) throws IOException {
        return in(directory, Map.of(), null);
    }

    /// Returns the address, including scheme and port.
    public String address() {
        return server.address();
    }

    @Override
    public void close() {
        server.close();
        dispatcher.close();
    }
}
