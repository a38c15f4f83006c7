package dev.millrace.cli.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.config.Configuration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ExposureTest {
    @Test
    void an_address_that_others_reach_is_warned_of_unless_they_prove_who_they_are() {
        Configuration plain = new Configuration();
        assertThat(Exposure.of("127.0.0.1", plain)).isNull();
        assertThat(Exposure.of("192.0.2.7", plain)).contains("192.0.2.7").contains("security.ssl.internal.enabled");
        Configuration secured = Configuration.fromMap(Map.of("security.ssl.internal.enabled", "true"));
        assertThat(Exposure.of("192.0.2.7", secured)).isNull();
    }

    @Test
    void an_address_that_means_all_is_refused_where_others_are_told_it() {
        for (String each : List.of("0.0.0.0", "::"))
            assertThatThrownBy(() -> Exposure.of(each, new Configuration())).hasMessageContaining("MR-8192");
    }
}
