package dev.millrace.api.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Tests which parts of settings are shown.
final class SecretKeysTest {

    @Test
    void keys_of_secrets_are_known_by_their_words() {
        for (String each : List.of(
                "security.ssl.rest.key-password",
                "s3.secret-key",
                "S3.ACCESS-KEY",
                "fs.azure.account.key.store",
                "rest.auth.token",
                "my.apiKey",
                "some.credentials",
                "sasl.jaas.config",
                "metrics.reporter.x.http-headers"))
            assertThat(SecretKeys.isSecret(each)).describedAs(each).isTrue();
        for (String each : List.of(
                "rest.port",
                "security.ssl.rest.authentication-enabled",
                "rest.auth.users",
                "state.backend.type",
                "pipeline.max-parallelism",
                "key.groups"))
            assertThat(SecretKeys.isSecret(each)).describedAs(each).isFalse();
    }

    @Test
    void secrets_within_values_are_hidden_and_the_rest_is_not() {
        assertThat(SecretKeys.shown("pipeline.global-job-parameters", "input:a,db-password:hunter2,x:'y'"))
                .isEqualTo("input:a,db-password:******,x:'y'");
        assertThat(SecretKeys.within("-Dmy.password=hunter2 -Xmx1g")).isEqualTo("-Dmy.password=****** -Xmx1g");
        assertThat(SecretKeys.within("-Dmy.password='a b'")).doesNotContain("a b");
        assertThat(SecretKeys.within("file:/tmp/x")).isEqualTo("file:/tmp/x");
        assertThat(SecretKeys.within("$1 and \\ stay")).isEqualTo("$1 and \\ stay");
    }

    @Test
    void a_configuration_prints_no_secrets() {
        Configuration configuration = Configuration.fromMap(Map.of("a.password", "hunter2", "b", "c"));
        assertThat(configuration.toString()).isEqualTo("{a.password=******, b=c}");
        assertThat(configuration.toMap()).containsEntry("a.password", "hunter2");
    }
}
