package dev.millrace.network;

import dev.millrace.api.config.ConfigOption;
import dev.millrace.api.config.ReadableConfig;
import dev.millrace.base.fault.MillraceException;
import dev.millrace.base.host.Disk;
import dev.millrace.base.host.Host;
import dev.millrace.base.key.Fresh;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/// Holds the keys and certificates for mutual TLS between processes.
///
/// @param keys the store with the key and certificate of the process
/// @param trust the store with the trusted certificates
/// @param handshakeMillis the timeout of a handshake
public record Security(Store keys, Store trust, String protocol, int handshakeMillis) {

    /// Names a file with keys or certificates.
    ///
    /// @param type PKCS12, JKS or PEM; null to detect the type
    /// @param password the password of the file; null for none
    /// @param keyPassword the password of the key in the file; null if it is that of the file
    public record Store(
            Path file,
            @Nullable String type,
            @Nullable String password,
            @Nullable String keyPassword) {

        @Override
        public String toString() {
            return file.toString();
        }

        boolean isPem(byte[] content) {
            if (type != null) return type.toUpperCase(Locale.ROOT).equals("PEM");
            return new String(content, StandardCharsets.US_ASCII).contains("-----BEGIN");
        }

        char @Nullable [] storePassword() {
            return password == null ? null : password.toCharArray();
        }

        char @Nullable [] secret() {
            return keyPassword == null ? storePassword() : keyPassword.toCharArray();
        }

        KeyStore load(byte[] content) throws IOException, GeneralSecurityException {
            KeyStore store = KeyStore.getInstance(type == null ? "PKCS12" : type);
            store.load(new ByteArrayInputStream(content), storePassword());
            return store;
        }
    }

    /// @return null if TLS is off
    static @Nullable Security of(ReadableConfig options) {
        if (!options.get(NetworkOptions.TLS_ENABLED)) return null;
        Store keys = new Store(
                Path.of(present(options, NetworkOptions.KEYSTORE)),
                optional(options, NetworkOptions.KEYSTORE_TYPE),
                optional(options, NetworkOptions.KEYSTORE_PASSWORD),
                optional(options, NetworkOptions.KEY_PASSWORD));
        Store trust = new Store(
                Path.of(present(options, NetworkOptions.TRUSTSTORE)),
                optional(options, NetworkOptions.TRUSTSTORE_TYPE),
                optional(options, NetworkOptions.TRUSTSTORE_PASSWORD),
                null);
        return new Security(
                keys,
                trust,
                options.get(NetworkOptions.TLS_PROTOCOL),
                options.get(NetworkOptions.HANDSHAKE_TIMEOUT_MILLIS));
    }

    private static @Nullable String optional(ReadableConfig options, ConfigOption<String> option) {
        return options.getOptional(option).orElse(null);
    }

    private static String present(ReadableConfig options, ConfigOption<String> option) {
        return options.getOptional(option)
                .orElseThrow(() -> NetworkFaults.KEYS
                        .what("%s is not set.", option.key())
                        .why("%s is true.", NetworkOptions.TLS_ENABLED.key())
                        .fix("Set the missing option, or disable the other."));
    }

    /// Returns a supplier of contexts for outbound connections. Each connection asks for a context, because the
    /// keys may have changed.
    Supplier<SslContext> forClients(Host host) {
        return fresh(host, false);
    }

    /// Returns a supplier of contexts for inbound connections.
    Supplier<SslContext> forServers(Host host) {
        return fresh(host, true);
    }

    private Supplier<SslContext> fresh(Host host, boolean isServer) {
        try {
            return new Fresh<>(host, List.of(keys.file(), trust.file()), () -> context(host.disk(), isServer));
        } catch (IOException | GeneralSecurityException thrown) {
            throw unusable(keys + " or " + trust, thrown);
        }
    }

    private SslContext context(Disk disk, boolean isServer) {
        byte[] keyContent = content(disk, keys);
        byte[] trustContent = content(disk, trust);
        try {
            SslContextBuilder builder = keyed(keyContent, isServer);
            if (trust.isPem(trustContent)) {
                builder.trustManager(new ByteArrayInputStream(trustContent));
            } else {
                TrustManagerFactory trusted =
                        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
                trusted.init(trust.load(trustContent));
                builder.trustManager(trusted);
            }
            return builder.sslProvider(SslProvider.JDK)
                    .clientAuth(isServer ? ClientAuth.REQUIRE : ClientAuth.NONE)
                    .endpointIdentificationAlgorithm(null)
                    .protocols(protocol)
                    .build();
        } catch (IOException | GeneralSecurityException | IllegalArgumentException thrown) {
            throw unusable(keys + " or " + trust, thrown);
        }
    }

    private SslContextBuilder keyed(byte[] content, boolean isServer) throws IOException, GeneralSecurityException {
        if (keys.isPem(content)) {
            ByteArrayInputStream chain = new ByteArrayInputStream(content);
            ByteArrayInputStream key = new ByteArrayInputStream(content);
            char[] secret = keys.secret();
            String password = secret == null ? null : new String(secret);
            return isServer
                    ? SslContextBuilder.forServer(chain, key, password)
                    : SslContextBuilder.forClient().keyManager(chain, key, password);
        }
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keys.load(content), keys.secret());
        return isServer
                ? SslContextBuilder.forServer(factory)
                : SslContextBuilder.forClient().keyManager(factory);
    }

    private static byte[] content(Disk disk, Store store) {
        try (InputStream in = disk.read(store.file(), 0)) {
            return in.readAllBytes();
        } catch (IOException thrown) {
            throw unusable(store.toString(), thrown);
        }
    }

    private static MillraceException unusable(String what, Exception thrown) {
        return NetworkFaults.KEYS
                .what("The content of %s cannot be used.", what)
                .cause(thrown)
                .fix(
                        "Check %s, %s and their passwords and types.",
                        NetworkOptions.KEYSTORE.key(), NetworkOptions.TRUSTSTORE.key());
    }
}
