package dev.millrace.server.access;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Tests that misspelt security settings are rejected.
final class SecurityKeysTest {
    @ParameterizedTest
    @CsvSource({
        "rest.auth.user-file, rest.auth.token-file",
        "rest.auht.users, rest.auth.users",
        "security.ssl.rest.enable, security.ssl.rest.enabled",
        "security.ssl.internal.trustore, security.ssl.internal.truststore",
        "securty.ssl.rest.enabled, security.ssl.rest.enabled"
    })
    void a_misspelt_key_is_refused_with_the_nearest_one(String key, String nearest) {
        assertThatThrownBy(() -> SecurityKeys.check(Map.of(key, "x")))
                .hasMessageContaining("MR-8165")
                .hasMessageContaining("'" + key + "'")
                .hasMessageContaining("'" + nearest + "'");
    }

    @Test
    void keys_that_exist_and_keys_of_other_things_pass() {
        assertThatCode(() -> SecurityKeys.check(Map.of(
                        "rest.auth.users", "x",
                        "security.ssl.rest.authentication-enabled", "true",
                        "rest.port", "1",
                        "rest.address", "x",
                        "security.kerberos.login.principal", "x",
                        "my.own.key", "x")))
                .doesNotThrowAnyException();
    }
}
