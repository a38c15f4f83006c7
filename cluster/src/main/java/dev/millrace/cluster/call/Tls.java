package dev.millrace.cluster.call;

import dev.millrace.api.config.ConfigOption;
import dev.millrace.api.config.ReadableConfig;
import dev.millrace.api.config.SecurityOptions;
import dev.millrace.base.fault.MillraceException;
import dev.millrace.base.host.Host;
import dev.millrace.base.key.Fresh;
import dev.millrace.base.key.FreshKeys;
import dev.millrace.base.key.FreshTrust;
import dev.millrace.cluster.ClusterFaults;
import io.grpc.ChannelCredentials;
import io.grpc.ServerCredentials;
import io.grpc.TlsChannelCredentials;
import io.grpc.TlsServerCredentials;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/// Provides mutual TLS between the processes of a cluster, as the options `security.ssl.internal.*` say, or plain
/// connections. If the files of the stores change, new connections use the new contents.
public final class Tls {
    private final KeyManager @Nullable [] keys;
    private final TrustManager @Nullable [] trust;

    private Tls(KeyManager @Nullable [] keys, TrustManager @Nullable [] trust) {
        this.keys = keys;
        this.trust = trust;
    }

    /// Returns the setting for plain connections.
    public static Tls off() {
        return new Tls(null, null);
    }

    /// Reads the options.
    ///
    /// @throws MillraceException [ClusterFaults#KEYS] if TLS is on and stores are missing or cannot be read
    public static Tls of(ReadableConfig config, Host host) {
        if (!config.get(SecurityOptions.SSL_INTERNAL_ENABLED)) return off();
        char[] storePassword =
                text(config, SecurityOptions.SSL_INTERNAL_KEYSTORE_PASSWORD, SecurityOptions.SSL_KEYSTORE_PASSWORD);
        char[] keyPassword = text(config, SecurityOptions.SSL_INTERNAL_KEY_PASSWORD, SecurityOptions.SSL_KEY_PASSWORD);
        char[] trustPassword =
                text(config, SecurityOptions.SSL_INTERNAL_TRUSTSTORE_PASSWORD, SecurityOptions.SSL_TRUSTSTORE_PASSWORD);
        Path keyFile = Path.of(
                new String(needed(config, SecurityOptions.SSL_INTERNAL_KEYSTORE, SecurityOptions.SSL_KEYSTORE)));
        Path trustFile = Path.of(
                new String(needed(config, SecurityOptions.SSL_INTERNAL_TRUSTSTORE, SecurityOptions.SSL_TRUSTSTORE)));
        char[] secret = keyPassword.length == 0 ? storePassword : keyPassword;
        String keyType = config.get(SecurityOptions.SSL_INTERNAL_KEYSTORE_TYPE);
        String trustType = config.get(SecurityOptions.SSL_INTERNAL_TRUSTSTORE_TYPE);
        try {
            FreshKeys keys = new FreshKeys(new Fresh<>(
                    host, List.of(keyFile), () -> keys(store(host, keyFile, storePassword, keyType), secret)));
            FreshTrust trust = new FreshTrust(new Fresh<>(
                    host, List.of(trustFile), () -> trust(store(host, trustFile, trustPassword, trustType))));
            String fingerprint = config.getOptional(SecurityOptions.SSL_INTERNAL_CERT_FINGERPRINT)
                    .orElse("");
            return new Tls(new KeyManager[] {keys}, new TrustManager[] {new ClusterTrust(trust, fingerprint)});
        } catch (GeneralSecurityException | IOException unreadable) {
            throw ClusterFaults.KEYS
                    .what("The keys in %s or the trusted certificates in %s cannot be used.", keyFile, trustFile)
                    .cause(unreadable)
                    .fix("Check 'security.ssl.internal.*': files, types and passwords.");
        }
    }

    private static KeyStore store(Host host, Path file, char[] password, String type)
            throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(type);
        try (InputStream in = host.disk().read(file, 0)) {
            store.load(in, password);
        }
        return store;
    }

    private static X509ExtendedKeyManager keys(KeyStore store, char[] secret) throws GeneralSecurityException {
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, secret);
        return first(factory.getKeyManagers(), X509ExtendedKeyManager.class);
    }

    private static X509ExtendedTrustManager trust(KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return first(factory.getTrustManagers(), X509ExtendedTrustManager.class);
    }

    private static <T> T first(Object[] all, Class<T> type) {
        return Arrays.stream(all)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }

    private static char[] text(ReadableConfig config, ConfigOption<String> own, ConfigOption<String> general) {
        return config.getOptional(own)
                .or(() -> config.getOptional(general))
                .orElse("")
                .toCharArray();
    }

    private static char[] needed(ReadableConfig config, ConfigOption<String> own, ConfigOption<String> general) {
        char[] value = text(config, own, general);
        if (value.length > 0) return value;
        throw ClusterFaults.KEYS
                .what("'%s' is true, but '%s' is not set.", SecurityOptions.SSL_INTERNAL_ENABLED.key(), own.key())
                .fix("Set '%s' or '%s'.", own.key(), general.key());
    }

    boolean isOn() {
        return keys != null;
    }

    ServerCredentials serverCredentials() {
        return TlsServerCredentials.newBuilder()
                .keyManager(keys)
                .trustManager(trust)
                .clientAuth(TlsServerCredentials.ClientAuth.REQUIRE)
                .build();
    }

    ChannelCredentials channelCredentials() {
        return TlsChannelCredentials.newBuilder()
                .keyManager(keys)
                .trustManager(trust)
                .build();
    }
}
