package dev.millrace.server.http;

import dev.millrace.api.config.Configuration;
import dev.millrace.api.config.RestOptions;
import dev.millrace.api.config.SecurityOptions;
import dev.millrace.api.fs.FileSystems;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Holds the settings of a server.
///
/// @param jars directory of uploaded programs, or of their copies if [#remoteJars] is present
/// @param bound address to listen on; `127.0.0.1` for local access only
/// @param port 0 for any free port
/// @param options [ServerOptions], and Flink's `security.ssl.rest.*`, `rest.server.max-content-length`
/// and `rest.idleness-timeout`
public record RestSettings(Path jars, String bound, int port, Configuration options) {
    static final long UPLOAD_BYTES = 1L << 30;
    private static final int IDLE_MILLIS = 30_000;
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]", "::1");

    /// @param settings by key
    public static RestSettings of(Path jars, String bound, int port, Map<String, String> settings) {
        return new RestSettings(jars, bound, port, Configuration.fromMap(settings));
    }

    /// Returns the directory of uploaded programs if it is not on a disk of this machine.
    public Optional<dev.millrace.api.fs.Path> remoteJars() {
        return options.getOptional(ServerOptions.UPLOAD_DIRECTORY)
                .filter(FileSystems::isRemote)
                .map(dev.millrace.api.fs.Path::new);
    }

    /// Returns whether an address or host name, without a port, is a loopback address.
    public static boolean isLoopback(String address) {
        return LOOPBACK.contains(address);
    }

    /// Returns whether other machines can reach the server without authentication, and so run code.
    public boolean isOpenToAll() {
        boolean asks = users().isPresent() || isMutual();
        return !asks && !isLoopback(bound);
    }

    Optional<Path> users() {
        return options.getOptional(ServerOptions.USERS).map(Path::of);
    }

    public boolean isEncrypted() {
        return options.get(SecurityOptions.SSL_REST_ENABLED);
    }

    boolean isMutual() {
        return isEncrypted() && options.get(SecurityOptions.SSL_REST_AUTHENTICATION_ENABLED);
    }

    /// Returns the maximum size of a request body.
    public long uploadBytes() {
        return options.getOptional(RestOptions.SERVER_MAX_CONTENT_LENGTH)
                .map(Integer::longValue)
                .orElse(UPLOAD_BYTES);
    }

    /// Returns the idle timeout of connections.
    long idleMillis() {
        return options.getOptional(RestOptions.IDLENESS_TIMEOUT)
                .map(each -> each.toMillis())
                .orElse((long) IDLE_MILLIS);
    }
}
