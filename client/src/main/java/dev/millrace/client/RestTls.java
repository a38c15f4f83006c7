package dev.millrace.client;

import dev.millrace.api.config.ConfigOption;
import dev.millrace.api.config.ReadableConfig;
import dev.millrace.api.config.SecurityOptions;
import dev.millrace.base.fault.MillraceException;
import dev.millrace.base.host.Host;
import dev.millrace.base.key.Fresh;
import dev.millrace.base.key.FreshKeys;
import dev.millrace.base.key.FreshTrust;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/// Configures TLS for the HTTP interface, from the options `security.ssl.rest.*` with the fallback `security.ssl.*`.
/// When the files of the stores have changed, new connections use the new content.
public final class RestTls {
    private static final boolean IS_CLIENT = true;

    private RestTls() {}

    /// Creates a context that trusts the trust store, and presents a key if servers require mutual authentication.
    ///
    /// @throws MillraceException [ClientFaults#KEYS] if stores are missing or cannot be read
    public static SSLContext forClients(ReadableConfig options, Host host) {
        boolean isMutual = options.get(SecurityOptions.SSL_REST_AUTHENTICATION_ENABLED);
        return context(options, host, isMutual, true, IS_CLIENT);
    }

    /// Creates a context that presents a key, and trusts the trust store if clients must authenticate.
    ///
    /// @throws MillraceException [ClientFaults#KEYS] if stores are missing or cannot be read
    public static SSLContext forServers(ReadableConfig options, Host host) {
        boolean isMutual = options.get(SecurityOptions.SSL_REST_AUTHENTICATION_ENABLED);
        return context(options, host, true, isMutual, !IS_CLIENT);
    }

    private static SSLContext context(
            ReadableConfig options, Host host, boolean needsKeys, boolean needsTrust, boolean isClient) {
        try {
            KeyManager[] keys = needsKeys ? keys(options, host) : null;
            TrustManager[] trust = needsTrust ? trust(options, host, isClient) : null;
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys, trust, null);
            return context;
        } catch (GeneralSecurityException | IOException unusable) {
            throw ClientFaults.KEYS
                    .what("The keys or trusted certificates of the HTTP interface cannot be used.")
                    .cause(unusable)
                    .fix("Check 'security.ssl.rest.*': files, types and passwords.");
        }
    }

    private static KeyManager[] keys(ReadableConfig options, Host host) throws GeneralSecurityException, IOException {
        char[] password =
                password(options, SecurityOptions.SSL_REST_KEYSTORE_PASSWORD, SecurityOptions.SSL_KEYSTORE_PASSWORD);
        char[] own = password(options, SecurityOptions.SSL_REST_KEY_PASSWORD, SecurityOptions.SSL_KEY_PASSWORD);
        Path file = file(options, SecurityOptions.SSL_REST_KEYSTORE, SecurityOptions.SSL_KEYSTORE);
        String type = options.get(SecurityOptions.SSL_REST_KEYSTORE_TYPE);
        char[] secret = own.length == 0 ? password : own;
        return new KeyManager[] {
            new FreshKeys(new Fresh<>(host, List.of(file), () -> keys(store(host, file, password, type), secret)))
        };
    }

    private static X509ExtendedKeyManager keys(KeyStore store, char[] secret) throws GeneralSecurityException {
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, secret);
        return first(factory.getKeyManagers(), X509ExtendedKeyManager.class);
    }

    private static <T> T first(Object[] all, Class<T> type) throws GeneralSecurityException {
        return Arrays.stream(all)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow(() -> new GeneralSecurityException("the JDK brings no " + type.getSimpleName()));
    }

    private static TrustManager[] trust(ReadableConfig options, Host host, boolean isClient)
            throws GeneralSecurityException, IOException {
        char[] password = password(
                options, SecurityOptions.SSL_REST_TRUSTSTORE_PASSWORD, SecurityOptions.SSL_TRUSTSTORE_PASSWORD);
        Path file = file(options, SecurityOptions.SSL_REST_TRUSTSTORE, SecurityOptions.SSL_TRUSTSTORE);
        String type = options.get(SecurityOptions.SSL_REST_TRUSTSTORE_TYPE);
        FreshTrust trusted =
                new FreshTrust(new Fresh<>(host, List.of(file), () -> trust(store(host, file, password, type))));
        String pin =
                options.getOptional(SecurityOptions.SSL_REST_CERT_FINGERPRINT).orElse("");
        boolean checksNames = isClient && options.get(SecurityOptions.SSL_REST_VERIFY_HOSTNAME);
        return new TrustManager[] {new PinnedTrust(trusted, pin, checksNames)};
    }

    private static X509ExtendedTrustManager trust(KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return first(factory.getTrustManagers(), X509ExtendedTrustManager.class);
    }

    private static KeyStore store(Host host, Path file, char[] password, String type)
            throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(type);
        try (InputStream in = host.disk().read(file, 0)) {
            store.load(in, password);
        }
        return store;
    }

    private static @Nullable String text(
            ReadableConfig options, ConfigOption<String> own, ConfigOption<String> general) {
        return options.getOptional(own).or(() -> options.getOptional(general)).orElse(null);
    }

    private static char[] password(ReadableConfig options, ConfigOption<String> own, ConfigOption<String> general) {
        String text = text(options, own, general);
        return text == null ? new char[0] : text.toCharArray();
    }

    private static Path file(ReadableConfig options, ConfigOption<String> own, ConfigOption<String> general) {
        String text = text(options, own, general);
        if (text != null) return Path.of(text);
        throw ClientFaults.KEYS
                .what("'%s' is true, but '%s' is not set.", SecurityOptions.SSL_REST_ENABLED.key(), own.key())
                .fix("Set '%s' or '%s'.", own.key(), general.key());
    }
}
