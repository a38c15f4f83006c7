package dev.millrace.client;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.Locale;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/// Trusts a certificate that another trust manager trusts, if the certificate also has a given fingerprint.
// The socket occurs only in signatures; this class opens none.
final class PinnedTrust extends X509ExtendedTrustManager {
    private final X509ExtendedTrustManager trusted;
    private final String fingerprint;
    private final boolean checksNames;

    /// @param fingerprint SHA-1 in hexadecimal digits, with or without colons; empty for any
    /// @param checksNames whether the server's certificate must contain the server's address
    PinnedTrust(X509ExtendedTrustManager trusted, String fingerprint, boolean checksNames) {
        this.trusted = trusted;
        this.fingerprint = fingerprint.replace(":", "").toLowerCase(Locale.ROOT);
        this.checksNames = checksNames;
    }

    private void checkPin(X509Certificate[] chain) throws CertificateException {
        if (fingerprint.isEmpty()) return;
        try {
            byte[] own = MessageDigest.getInstance("SHA-1").digest(chain[0].getEncoded());
            if (HexFormat.of().formatHex(own).equals(fingerprint)) return;
        } catch (GeneralSecurityException unreadable) {
            throw new CertificateException(unreadable);
        }
        throw new CertificateException("the certificate has not the fingerprint of security.ssl.rest.cert.fingerprint");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String kind) throws CertificateException {
        trusted.checkClientTrusted(chain, kind);
        checkPin(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String kind, java.net.Socket socket)
            throws CertificateException {
        trusted.checkClientTrusted(chain, kind, socket);
        checkPin(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String kind, SSLEngine engine) throws CertificateException {
        trusted.checkClientTrusted(chain, kind, engine);
        checkPin(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String kind) throws CertificateException {
        trusted.checkServerTrusted(chain, kind);
        checkPin(chain);
    }

    // Without the connection there is no name to compare.

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String kind, java.net.Socket socket)
            throws CertificateException {
        if (checksNames) trusted.checkServerTrusted(chain, kind, socket);
        else trusted.checkServerTrusted(chain, kind);
        checkPin(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String kind, SSLEngine engine) throws CertificateException {
        if (checksNames) trusted.checkServerTrusted(chain, kind, engine);
        else trusted.checkServerTrusted(chain, kind);
        checkPin(chain);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return trusted.getAcceptedIssuers();
    }
}
