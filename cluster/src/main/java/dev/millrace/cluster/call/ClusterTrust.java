package dev.millrace.cluster.call;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.Locale;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;

/// Trusts whom the cluster's own store of certificates trusts, whatever host it runs on: workers come and go, and
/// their names with them.
// A socket is only named in signatures here; none is opened.
final class ClusterTrust extends X509ExtendedTrustManager {
    private final X509TrustManager store;
    private final String fingerprint;

    /// @param fingerprint SHA-1 of the only certificate to be trusted, in hex with or without colons; empty for
    /// any of the store's
    ClusterTrust(X509TrustManager store, String fingerprint) {
        this.store = store;
        this.fingerprint = fingerprint.replace(":", "").toLowerCase(Locale.ROOT);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
        store.checkClientTrusted(chain, type);
        checkFingerprint(chain[0]);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
        store.checkServerTrusted(chain, type);
        checkFingerprint(chain[0]);
    }

    private void checkFingerprint(X509Certificate certificate) throws CertificateException {
        if (fingerprint.isEmpty()) return;
        try {
            String found =
                    HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(certificate.getEncoded()));
            if (!found.equals(fingerprint)) throw new CertificateException("its fingerprint is " + found);
        } catch (NoSuchAlgorithmException impossible) {
            throw new CertificateException(impossible);
        }
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, java.net.Socket socket)
            throws CertificateException {
        checkClientTrusted(chain, type);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        checkClientTrusted(chain, type);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, java.net.Socket socket)
            throws CertificateException {
        checkServerTrusted(chain, type);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        checkServerTrusted(chain, type);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return store.getAcceptedIssuers();
    }
}
