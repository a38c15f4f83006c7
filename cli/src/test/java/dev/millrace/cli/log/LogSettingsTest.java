package dev.millrace.cli.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.base.fault.MillraceException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Tests the settings of log files.
class LogSettingsTest {

    @Test
    void the_settings_have_the_keys_of_the_reference() {
        LogSettings settings = LogSettings.of(Map.of(
                "env.log.level", "WARN",
                "env.log.max", "3",
                "millrace.log.file.max-size", "2 mb",
                "millrace.log.file.max-age", "12 h",
                "millrace.log.format", "json",
                "millrace.log.level.dev.millrace.cluster", "DEBUG"));
        assertThat(settings.limits()).isEqualTo(new RotatingFile.Limits(2 << 20, 12 * 3_600_000L, 3));
        assertThat(settings.format()).isEqualTo(LogFormat.JSON);
        assertThat(settings.levels()).isEqualTo(Map.of("ROOT", "WARN", "dev.millrace.cluster", "DEBUG"));
    }

    @Test
    void without_settings_a_process_keeps_ten_files_of_information_and_above() {
        LogSettings settings = LogSettings.of(Map.of());
        assertThat(settings.limits()).isEqualTo(new RotatingFile.Limits(100 << 20, 7 * 86_400_000L, 10));
        assertThat(settings.format()).isEqualTo(LogFormat.TEXT);
        assertThat(settings.levels()).isEqualTo(Map.of("ROOT", "INFO"));
    }

    @ParameterizedTest
    @CsvSource({
        "millrace.log.file.max-size, 10 b",
        "millrace.log.file.max-size, large",
        "millrace.log.file.max-age, -1 s",
        "millrace.log.file.max-age, old",
        "millrace.log.format, xml",
        "env.log.max, -1",
        "env.log.max, many"
    })
    void a_wrong_value_is_refused_with_its_key(String key, String value) {
        assertThatThrownBy(() -> LogSettings.of(Map.of(key, value)))
                .isInstanceOf(MillraceException.class)
                .hasMessageContaining("MR-8197")
                .hasMessageContaining(key)
                .hasMessageContaining(value);
    }
}
