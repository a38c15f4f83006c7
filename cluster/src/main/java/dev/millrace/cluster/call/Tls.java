package dev.millrace.cluster.call;

import dev.millrace.api.config.ConfigOption;
import dev.millrace.api.config.ReadableConfig;
import dev.millrace.api.config.SecurityOptions;
import dev.millrace.base.fault.MillraceException;
import dev.millrace.base.host.Host;
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
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/// TLS between the processes of a cluster, both proving who they are, from the options `security.ssl.internal.*`;
/// or none.
public final class Tls {
    private final KeyManager @Nullable [] keys;
    private final TrustManager @Nullable [] trust;

    private Tls(KeyManager @Nullable [] keys, TrustManager @Nullable [] trust) {
        this.keys = keys;
        this.trust = trust;
    }

    /// Plain connections.
    public static Tls off() {
        return new Tls(null, null);
    }

    /// @throws MillraceException [ClusterFaults#KEYS] if it is on and stores are missing or cannot be read
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
        try {
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(
                    store(host, keyFile, storePassword, config.get(SecurityOptions.SSL_INTERNAL_KEYSTORE_TYPE)),
                    keyPassword.length == 0 ? storePassword : keyPassword);
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store(host, trustFile, trustPassword, config.get(SecurityOptions.SSL_INTERNAL_TRUSTSTORE_TYPE)));
            String fingerprint = config.getOptional(SecurityOptions.SSL_INTERNAL_CERT_FINGERPRINT)
                    .orElse("");
            return new Tls(keys.getKeyManagers(), new TrustManager[] {ours(trust, fingerprint)});
        } catch (GeneralSecurityException | IOException unreadable) {
            throw ClusterFaults.KEYS
                    .what("keys in %s or trusted certificates in %s cannot be used", keyFile, trustFile)
                    .cause(unreadable)
                    .fix("see 'security.ssl.internal.*': files, types and passwords");
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

    private static TrustManager ours(TrustManagerFactory factory, String fingerprint) {
        return Arrays.stream(factory.getTrustManagers())
                .filter(X509TrustManager.class::isInstance)
                .map(X509TrustManager.class::cast)
                .<TrustManager>map(manager -> new ClusterTrust(manager, fingerprint))
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
                .what("'%s' is on, and '%s' is not set", SecurityOptions.SSL_INTERNAL_ENABLED.key(), own.key())
                .fix("set '%s' or '%s'", own.key(), general.key());
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
