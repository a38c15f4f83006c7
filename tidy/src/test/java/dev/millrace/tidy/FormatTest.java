package dev.millrace.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.JavaFormatterOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Checks that palantir-java-format has formatted all sources. `-Dtidy.fix=true` formats the sources instead.
final class FormatTest {
    private static final Formatter FORMATTER = Formatter.createFormatter(JavaFormatterOptions.builder()
            .style(JavaFormatterOptions.Style.PALANTIR)
            .build());

    @Test
    void every_source_is_laid_out_by_the_formatter() throws IOException {
        List<String> different = Project.sources().parallelStream()
                .map(FormatTest::differs)
                .filter(Objects::nonNull)
                .sorted()
                .toList();
        assertThat(different)
                .describedAs("run ./mvnw -pl tidy -am test -Dtest=FormatTest -Dtidy.fix=true"
                        + " -Dsurefire.failIfNoSpecifiedTests=false")
                .isEmpty();
    }

    @Test
    void bad_layout_is_found() throws FormatterException {
        String bad = "class A{int a ;}";
        assertThat(FORMATTER.formatSource(bad)).isNotEqualTo(bad);
    }

    private static String differs(Path source) {
        try {
            String text = Files.readString(source);
            String formatted = FORMATTER.formatSource(text);
            if (formatted.equals(text)) return null;
            if (Boolean.getBoolean("tidy.fix")) {
                Files.writeString(source, formatted);
                return null;
            }
            return Project.ROOT.relativize(source).toString();
        } catch (IOException | FormatterException failed) {
            return Project.ROOT.relativize(source) + ": " + failed.getMessage();
        }
    }
}
