package dev.millrace.api.security;

import dev.millrace.api.config.Configuration;

/// Receives the credentials that the [DelegationTokenProvider] of the same service has obtained.
public interface DelegationTokenReceiver {
    /// The prefix of all options of receivers.
    String CONFIG_PREFIX = "security.delegation.token.receiver";

    /// Returns the unique name of the service.
    String serviceName();

    /// Returns the prefix of the options of this receiver.
    default String serviceConfigPrefix() {
        return CONFIG_PREFIX + "." + serviceName();
    }

    /// Receives the configuration. Called once, before all other methods.
    void init(Configuration configuration) throws Exception;

    /// Receives new credentials, which replace earlier ones.
    void onNewTokensObtained(byte[] tokens) throws Exception;
}
