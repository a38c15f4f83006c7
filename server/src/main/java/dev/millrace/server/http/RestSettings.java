package dev.millrace.server.http;

import dev.millrace.api.config.Configuration;
import dev.millrace.api.config.RestOptions;
import dev.millrace.api.config.SecurityOptions;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// How a server is set up.
///
/// @param jars directory of programs that are handed in
/// @param bound address to listen at: `127.0.0.1` for this machine alone
/// @param port 0 for any free one
/// @param options see [ServerOptions]; besides them Flink's `security.ssl.rest.*`, `rest.server.max-content-length`
/// and `rest.idleness-timeout`
public record RestSettings(Path jars, String bound, int port, Configuration options) {
    static final long UPLOAD_BYTES = 1L << 30;
    private static final int IDLE_MILLIS = 30_000;
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]", "::1");

    /// @param settings under their keys
    public static RestSettings of(Path jars, String bound, int port, Map<String, String> settings) {
        return new RestSettings(jars, bound, port, Configuration.fromMap(settings));
    }

    /// Whether an address, or a name without a port, is this machine's own.
    static boolean isLoopback(String address) {
        return LOOPBACK.contains(address);
    }

    /// Whether others than this machine may reach it, and whoever does may run code.
    public boolean isOpenToAll() {
        boolean asks = users().isPresent() || isMutual();
        return !asks && !isLoopback(bound);
    }

    Optional<Path> users() {
        return options.getOptional(ServerOptions.USERS).map(Path::of);
    }

    boolean isEncrypted() {
        return options.get(SecurityOptions.SSL_REST_ENABLED);
    }

    boolean isMutual() {
        return isEncrypted() && options.get(SecurityOptions.SSL_REST_AUTHENTICATION_ENABLED);
    }

    /// The largest body of a request.
    long uploadBytes() {
        return options.getOptional(RestOptions.SERVER_MAX_CONTENT_LENGTH)
                .map(Integer::longValue)
                .orElse(UPLOAD_BYTES);
    }

    /// After how long of silence a connection is closed.
    long idleMillis() {
        return options.getOptional(RestOptions.IDLENESS_TIMEOUT)
                .map(each -> each.toMillis())
                .orElse((long) IDLE_MILLIS);
    }
}
