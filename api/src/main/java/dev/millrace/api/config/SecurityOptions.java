package dev.millrace.api.config;

import java.security.KeyStore;

/// Defines the options of TLS between processes and at the REST interface.
public class SecurityOptions {

    /// Whether the processes of a cluster use mutual TLS.
    public static final ConfigOption<Boolean> SSL_INTERNAL_ENABLED = ConfigOptions.key("security.ssl.internal.enabled")
            .booleanType()
            .defaultValue(false)
            .withDescription("Whether the processes of a cluster use mutual TLS.");

    /// Whether the HTTP interface uses TLS.
    public static final ConfigOption<Boolean> SSL_REST_ENABLED = ConfigOptions.key("security.ssl.rest.enabled")
            .booleanType()
            .defaultValue(false)
            .withDescription("Whether the HTTP interface uses TLS.");

    /// Whether clients of the HTTP interface must present a certificate.
    public static final ConfigOption<Boolean> SSL_REST_AUTHENTICATION_ENABLED = ConfigOptions.key(
                    "security.ssl.rest.authentication-enabled")
            .booleanType()
            .defaultValue(false)
            .withDescription("Whether clients of the HTTP interface must present a certificate.");

    /// The key store for every use that names no other store.
    public static final ConfigOption<String> SSL_KEYSTORE = ConfigOptions.key("security.ssl.keystore")
            .stringType()
            .noDefaultValue()
            .withDescription("The key store for every use that names no other store.");

    /// The password of the key store for every use that names no other store.
    public static final ConfigOption<String> SSL_KEYSTORE_PASSWORD = ConfigOptions.key("security.ssl.keystore-password")
            .stringType()
            .noDefaultValue()
            .withDescription("The password of the key store for every use that names no other store.");

    /// The password of the key in the key store for every use that names no other store.
    public static final ConfigOption<String> SSL_KEY_PASSWORD = ConfigOptions.key("security.ssl.key-password")
            .stringType()
            .noDefaultValue()
            .withDescription("The password of the key in the key store for every use that names no other store.");

    /// The store of trusted certificates for every use that names no other store.
    public static final ConfigOption<String> SSL_TRUSTSTORE = ConfigOptions.key("security.ssl.truststore")
            .stringType()
            .noDefaultValue()
            .withDescription("The store of trusted certificates for every use that names no other store.");

    /// The password of the store of trusted certificates for every use that names no other store.
    public static final ConfigOption<String> SSL_TRUSTSTORE_PASSWORD = ConfigOptions.key(
                    "security.ssl.truststore-password")
            .stringType()
            .noDefaultValue()
            .withDescription(
                    "The password of the store of trusted certificates for every use that names no other store.");

    /// The key store for calls between processes.
    public static final ConfigOption<String> SSL_INTERNAL_KEYSTORE = ConfigOptions.key("security.ssl.internal.keystore")
            .stringType()
            .noDefaultValue()
            .withDescription("The key store for calls between processes.");

    /// The password of the key store for calls between processes.
    public static final ConfigOption<String> SSL_INTERNAL_KEYSTORE_PASSWORD = ConfigOptions.key(
                    "security.ssl.internal.keystore-password")
            .stringType()
            .noDefaultValue()
            .withDescription("The password of the key store for calls between processes.");

    /// The password of the key in the key store for calls between processes.
    public static final ConfigOption<String> SSL_INTERNAL_KEY_PASSWORD = ConfigOptions.key(
                    "security.ssl.internal.key-password")
            .stringType()
            .noDefaultValue()
            .withDescription("The password of the key in the key store for calls between processes.");

    /// The format of the key store for calls between processes.
    public static final ConfigOption<String> SSL_INTERNAL_KEYSTORE_TYPE = ConfigOptions.key(
                    "security.ssl.internal.keystore-type")
            .stringType()
            .defaultValue(KeyStore.getDefaultType())
            .withDescription("The format of the key store for calls between processes.");

    /// The store of trusted certificates for calls between processes.
    public static final ConfigOption<String> SSL_INTERNAL_TRUSTSTORE = ConfigOptions.key(
                    "security.ssl.internal.truststore")
            .stringType()
            .noDefaultValue()
            .withDescription("The store of trusted certificates for calls between processes.");

    /// The password of the store of trusted certificates for calls between processes.
    public static final ConfigOption<String> SSL_INTERNAL_TRUSTSTORE_PASSWORD = ConfigOptions.key(
                    "security.ssl.internal.truststore-password")
            .stringType()
            .noDefaultValue()
            .withDescription("The password of the store of trusted certificates for calls between processes.");

    /// The format of the store of trusted certificates for calls between processes.
    public static final ConfigOption<String> SSL_INTERNAL_TRUSTSTORE_TYPE = ConfigOptions.key(
                    "security.ssl.internal.truststore-type")
            .stringType()
            .defaultValue(KeyStore.getDefaultType())
            .withDescription("The format of the store of trusted certificates for calls between processes.");

    /// The SHA-1 fingerprint that the certificate of the peer must have. Without a value any trusted certificate
    /// is valid.
    public static final ConfigOption<String> SSL_INTERNAL_CERT_FINGERPRINT = ConfigOptions.key(
                    "security.ssl.internal.cert.fingerprint")
            .stringType()
            .noDefaultValue()
            .withDescription("The SHA-1 fingerprint that the certificate of the peer must have. Without a"
                    + " value any trusted certificate is accepted.");

    /// The key store of the HTTP interface.
    public static final ConfigOption<String> SSL_REST_KEYSTORE = ConfigOptions.key("security.ssl.rest.keystore")
            .stringType()
            .noDefaultValue()
            .withDescription("The key store of the HTTP interface.");

    /// The password of the key store of the HTTP interface.
    public static final ConfigOption<String> SSL_REST_KEYSTORE_PASSWORD = ConfigOptions.key(
                    "security.ssl.rest.keystore-password")
            .stringType()
            .noDefaultValue()
            .withDescription("The password of the key store of the HTTP interface.");

    /// The password of the key in the key store of the HTTP interface.
    public static final ConfigOption<String> SSL_REST_KEY_PASSWORD = ConfigOptions.key("security.ssl.rest.key-password")
            .stringType()
            .noDefaultValue()
            .withDescription("The password of the key in the key store of the HTTP interface.");

    /// The format of the key store of the HTTP interface.
    public static final ConfigOption<String> SSL_REST_KEYSTORE_TYPE = ConfigOptions.key(
                    "security.ssl.rest.keystore-type")
            .stringType()
            .defaultValue(KeyStore.getDefaultType())
            .withDescription("The format of the key store of the HTTP interface.");

    /// The store of trusted certificates of the HTTP interface.
    public static final ConfigOption<String> SSL_REST_TRUSTSTORE = ConfigOptions.key("security.ssl.rest.truststore")
            .stringType()
            .noDefaultValue()
            .withDescription("The store of trusted certificates of the HTTP interface.");

    /// The password of the store of trusted certificates of the HTTP interface.
    public static final ConfigOption<String> SSL_REST_TRUSTSTORE_PASSWORD = ConfigOptions.key(
                    "security.ssl.rest.truststore-password")
            .stringType()
            .noDefaultValue()
            .withDescription("The password of the store of trusted certificates of the HTTP interface.");

    /// The format of the store of trusted certificates of the HTTP interface.
    public static final ConfigOption<String> SSL_REST_TRUSTSTORE_TYPE = ConfigOptions.key(
                    "security.ssl.rest.truststore-type")
            .stringType()
            .defaultValue(KeyStore.getDefaultType())
            .withDescription("The format of the store of trusted certificates of the HTTP interface.");

    /// The SHA-1 fingerprint that the certificate of the peer must have. Without a value any trusted certificate
    /// is valid.
    public static final ConfigOption<String> SSL_REST_CERT_FINGERPRINT = ConfigOptions.key(
                    "security.ssl.rest.cert.fingerprint")
            .stringType()
            .noDefaultValue()
            .withDescription("The SHA-1 fingerprint that the certificate of the peer must have. Without a"
                    + " value any trusted certificate is accepted.");

    /// The version of TLS.
    public static final ConfigOption<String> SSL_PROTOCOL = ConfigOptions.key("security.ssl.protocol")
            .stringType()
            .defaultValue("TLSv1.2")
            .withDescription("The version of TLS.");

    /// The allowed cipher suites, separated by commas.
    public static final ConfigOption<String> SSL_ALGORITHMS = ConfigOptions.key("security.ssl.algorithms")
            .stringType()
            .defaultValue("TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384")
            .withDescription("The allowed cipher suites, separated by commas.");

    /// Whether a certificate must name the host that is called. Calls between processes of a cluster ignore
    /// this option.
    public static final ConfigOption<Boolean> SSL_VERIFY_HOSTNAME = ConfigOptions.key("security.ssl.verify-hostname")
            .booleanType()
            .defaultValue(false)
            .withDescription("Whether a certificate must name the host that is called.");

    /// Whether the certificate of the HTTP interface must name the host that the client calls.
    public static final ConfigOption<Boolean> SSL_REST_VERIFY_HOSTNAME = ConfigOptions.key(
                    "security.ssl.rest.verify-hostname")
            .booleanType()
            .defaultValue(false)
            .withDescription("Whether the certificate of the HTTP interface must name the host that the client calls.");

    /// Returns whether the processes of a cluster use TLS.
    public static boolean isInternalSSLEnabled(Configuration sslConfig) {
        return sslConfig.get(SSL_INTERNAL_ENABLED);
    }

    /// Returns whether the REST interface uses TLS.
    public static boolean isRestSSLEnabled(Configuration sslConfig) {
        return sslConfig.get(SSL_REST_ENABLED);
    }

    /// Returns whether clients of the REST interface must present a certificate.
    public static boolean isRestSSLAuthenticationEnabled(Configuration sslConfig) {
        return isRestSSLEnabled(sslConfig) && sslConfig.get(SSL_REST_AUTHENTICATION_ENABLED);
    }

    public SecurityOptions() {}
}
