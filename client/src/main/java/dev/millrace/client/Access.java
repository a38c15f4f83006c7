package dev.millrace.client;

import dev.millrace.api.config.ConfigOption;
import dev.millrace.api.config.ConfigOptions;
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

/// Holds the credentials and the trust of a client.
///
/// @param authorization the value of that header; null for none
/// @param tls null for plain connections
public record Access(
        @Nullable String authorization, @Nullable SSLContext tls) {
    /// A token that `millrace user add --token` has printed.
    public static final ConfigOption<String> TOKEN = option(
            "rest.auth.token",
            "The token by which a client proves who it is. `millrace user add --token` prints a token. The variable"
                    + " MILLRACE_REST_TOKEN of the environment stands for the option.");

    /// The path of a file that contains only a token.
    public static final ConfigOption<String> TOKEN_FILE = option(
            "rest.auth.token-file",
            "A file with the token of a client. The variable MILLRACE_REST_TOKEN_FILE stands for the option.");

    /// A user name; requires [#PASSWORD].
    public static final ConfigOption<String> USER = option(
            "rest.auth.user",
            "The name of the user as whom a client asks. The variable MILLRACE_REST_USER stands for the option.");

    /// The password of [#USER].
    public static final ConfigOption<String> PASSWORD = option(
            "rest.auth.password",
            "The password of rest.auth.user. The variable MILLRACE_REST_PASSWORD stands for the option.");

    private static ConfigOption<String> option(String key, String description) {
        return ConfigOptions.key(key).stringType().noDefaultValue().withDescription(description);
    }

    /// Returns access without credentials over plain connections.
    public static Access open() {
        return new Access(null, null);
    }

    /// Creates the access from settings. If the settings say nothing, environment variables apply:
    /// `MILLRACE_REST_TOKEN` for `rest.auth.token`, and likewise for `TOKEN_FILE`, `USER` and `PASSWORD`.
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
                    .what("'%s' is set to %s, but there is no password.", USER.key(), user)
                    .fix("Set %s in the environment, or set '%s'.", variable(PASSWORD), PASSWORD.key());
        }
        byte[] both = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(both);
    }

    private static @Nullable String said(
            ConfigOption<String> option, Map<String, String> settings, Map<String, String> environment) {
        String set = settings.get(option.key());
        return set != null ? set : environment.get(variable(option));
    }

    private static String variable(ConfigOption<String> option) {
        return "MILLRACE_REST_"
                + option.key()
                        .substring("rest.auth.".length())
                        .toUpperCase(Locale.ROOT)
                        .replace('-', '_');
    }

    private static String read(String file, Host host) {
        try (InputStream in = host.disk().read(Path.of(file), 0)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException unreadable) {
            throw ClientFaults.CREDENTIALS
                    .what("The token in %s cannot be read.", file)
                    .cause(unreadable)
                    .fix("Correct '%s'.", TOKEN_FILE.key());
        }
    }

    @Override
    public String toString() {
        return "Access[" + (authorization == null ? "nobody" : "somebody") + (tls == null ? "" : ", TLS") + "]";
    }
}
