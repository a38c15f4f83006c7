package dev.millrace.api.security;

import dev.millrace.api.config.Configuration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Provides short-lived credentials for a service. Plug-ins of file systems contain implementations.
public interface DelegationTokenProvider {
    /// The prefix of all options of providers.
    String CONFIG_PREFIX = "security.delegation.token.provider";

    /// Holds serialized credentials and their end.
    class ObtainedDelegationTokens {
        private final byte[] tokens;
        private final Optional<Long> validUntil;

        /// @param tokens serialized in a format that only the provider and the receiver know
        /// @param validUntil milliseconds since the epoch; empty for credentials without an end
        public ObtainedDelegationTokens(byte @Nullable [] tokens, Optional<Long> validUntil) {
            this.tokens = tokens == null ? new byte[0] : tokens;
            this.validUntil = validUntil;
        }

        /// Returns the serialized credentials.
        public byte[] getTokens() {
            return tokens;
        }

        /// Returns the end in milliseconds since the epoch.
        public Optional<Long> getValidUntil() {
            return validUntil;
        }
    }

    /// Returns the unique name of the service. The receiver of the credentials has the same name.
    String serviceName();

    /// Returns the prefix of the options of this provider.
    default String serviceConfigPrefix() {
        return CONFIG_PREFIX + "." + serviceName();
    }

    /// Receives the configuration. Called once, before all other methods.
    void init(Configuration configuration) throws Exception;

    /// Returns whether the service needs credentials, according to the configuration.
    boolean delegationTokensRequired() throws Exception;

    /// Obtains new credentials.
    ObtainedDelegationTokens obtainDelegationTokens() throws Exception;
}
