package dev.millrace.base.key;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/// Provides the newest keys of a process to TLS. New connections use the new keys. Thread-safe.
// Signatures here only name the socket type. No socket is opened.
public final class FreshKeys extends X509ExtendedKeyManager {
    private final Supplier<X509ExtendedKeyManager> newest;
    private volatile Two known;

    /// The newest keys, and the previous keys, which handshakes in progress may still use.
    ///
    /// @param number the number of the newest keys; the previous keys have the number before
    private record Two(
            int number,
            X509ExtendedKeyManager keys,
            @Nullable X509ExtendedKeyManager before) {}

    public FreshKeys(Supplier<X509ExtendedKeyManager> newest) {
        this.newest = newest;
        this.known = new Two(0, newest.get(), null);
    }

    private synchronized Two now() {
        X509ExtendedKeyManager keys = newest.get();
        Two last = known;
        if (keys != last.keys) known = new Two(last.number + 1, keys, last.keys);
        return known;
    }

    /// Returns an alias with the number of its keys, so that later calls use the same keys.
    private static @Nullable String marked(Two two, @Nullable String alias) {
        return alias == null ? null : two.number + "/" + alias;
    }

    private static String @Nullable [] marked(Two two, String @Nullable [] aliases) {
        if (aliases == null) return null;
        String[] marked = new String[aliases.length];
        for (int i = 0; i < marked.length; i++) marked[i] = two.number + "/" + aliases[i];
        return marked;
    }

    private @Nullable X509ExtendedKeyManager of(String marked) {
        int number = Integer.parseInt(marked.substring(0, marked.indexOf('/')));
        Two two = known;
        if (number == two.number) return two.keys;
        return number == two.number - 1 ? two.before : null;
    }

    private static String alias(String marked) {
        return marked.substring(marked.indexOf('/') + 1);
    }

    @Override
    public X509Certificate @Nullable [] getCertificateChain(String alias) {
        X509ExtendedKeyManager keys = of(alias);
        return keys == null ? null : keys.getCertificateChain(alias(alias));
    }

    @Override
    public @Nullable PrivateKey getPrivateKey(String alias) {
        X509ExtendedKeyManager keys = of(alias);
        return keys == null ? null : keys.getPrivateKey(alias(alias));
    }

    @Override
    public String @Nullable [] getClientAliases(String type, Principal @Nullable [] issuers) {
        Two two = now();
        return marked(two, two.keys.getClientAliases(type, issuers));
    }

    @Override
    public String @Nullable [] getServerAliases(String type, Principal @Nullable [] issuers) {
        Two two = now();
        return marked(two, two.keys.getServerAliases(type, issuers));
    }

    @Override
    public @Nullable String chooseClientAlias(String[] types, Principal @Nullable [] issuers, @Nullable Socket socket) {
        Two two = now();
        return marked(two, two.keys.chooseClientAlias(types, issuers, socket));
    }

    @Override
    public @Nullable String chooseServerAlias(String type, Principal @Nullable [] issuers, @Nullable Socket socket) {
        Two two = now();
        return marked(two, two.keys.chooseServerAlias(type, issuers, socket));
    }

    @Override
    public @Nullable String chooseEngineClientAlias(
            String[] types, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
        Two two = now();
        return marked(two, two.keys.chooseEngineClientAlias(types, issuers, engine));
    }

    @Override
    public @Nullable String chooseEngineServerAlias(
            String type, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
        Two two = now();
        return marked(two, two.keys.chooseEngineServerAlias(type, issuers, engine));
    }
}
