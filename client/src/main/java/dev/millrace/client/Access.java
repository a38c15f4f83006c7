package dev.millrace.client;

import dev.millrace.api.config.Configuration;
import dev.millrace.api.config.SecurityOptions;
import dev.millrace.base.host.Host;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/// How a client proves who it is, and whom it trusts.
///
/// @param authorization what the header of that name says; null for nobody
/// @param tls null for plain connections
public record Access(
        @Nullable String authorization, @Nullable SSLContext tls) {
    /// A token, as `millrace user add --token` prints it.
    public static final String TOKEN = "rest.auth.token";

    /// A file with nothing but a token.
    public static final String TOKEN_FILE = "rest.auth.token-file";

    /// A name, with [#PASSWORD].
    public static final String USER = "rest.auth.user";

    public static final String PASSWORD = "rest.auth.password";

    /// Nobody in particular, over plain connections.
    public static Access open() {
        return new Access(null, null);
    }

    /// From settings and, for what they do not say, from variables of the environment: `rest.auth.token` is
    /// `MILLRACE_REST_TOKEN` there, and so on for `TOKEN_FILE`, `USER` and `PASSWORD`.
    ///
    /// @throws dev.millrace.base.fault.MillraceException if keys or a token cannot be read
    public static Access of(Map<String, String> settings, Map<String, String> environment, Host host) {
        Configuration options = Configuration.fromMap(settings);
        SSLContext tls = options.get(SecurityOptions.SSL_REST_ENABLED) ? RestTls.forClients(options, host) : null;
        return new Access(authorization(settings, environment, host), tls);
    }

    private static @Nullable String authorization(
            Map<String, String> settings, Map<String, String> environment, Host host) {
        String token = said(TOKEN, settings, environment);
        String file = said(TOKEN_FILE, settings, environment);
        if (token == null && file != null) token = read(file, host);
        if (token != null) return "Bearer " + token;
        String user = said(USER, settings, environment);
        if (user == null) return null;
        String password = said(PASSWORD, settings, environment);
        if (password == null) {
            throw ClientFaults.CREDENTIALS
                    .what("'%s' is %s, and there is no password", USER, user)
                    .fix("set %s in the environment, or '%s'", variable(PASSWORD), PASSWORD);
        }
        byte[] both = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(both);
    }

    private static @Nullable String said(String key, Map<String, String> settings, Map<String, String> environment) {
        String set = settings.get(key);
        return set != null ? set : environment.get(variable(key));
    }

    private static String variable(String key) {
        return "MILLRACE_REST_"
                + key.substring("rest.auth.".length()).toUpperCase(Locale.ROOT).replace('-', '_');
    }

    private static String read(String file, Host host) {
        try (InputStream in = host.disk().read(Path.of(file), 0)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException unreadable) {
            throw ClientFaults.CREDENTIALS
                    .what("the token in %s cannot be read", file)
                    .cause(unreadable)
                    .fix("see '%s'", TOKEN_FILE);
        }
    }

    @Override
    public String toString() {
        return "Access[" + (authorization == null ? "nobody" : "somebody") + (tls == null ? "" : ", TLS") + "]";
    }
}
