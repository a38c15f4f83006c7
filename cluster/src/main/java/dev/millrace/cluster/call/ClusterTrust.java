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

/// Trusts the certificates that the cluster's trust store trusts, whatever the host name of the peer: workers come and
/// go, and host names change.
// Signatures here only name the socket type. No socket is opened.
final class ClusterTrust extends X509ExtendedTrustManager {
    private final X509TrustManager store;
    private final String fingerprint;

    /// @param fingerprint the SHA-1 fingerprint of the only trusted certificate, in hex with or without colons;
    /// empty to trust all certificates of the store
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
