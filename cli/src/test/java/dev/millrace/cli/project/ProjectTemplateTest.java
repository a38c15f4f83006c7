package dev.millrace.cli.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/// Checks that the command `new` and the archetype describe the same project.
final class ProjectTemplateTest {
    private static final Path RESOURCES = Path.of("../archetype/src/main/resources");
    private static final Pattern VERSION = Pattern.compile("<version>([^<]+)</version>");

    private static String version() throws IOException {
        return VERSION.matcher(Files.readString(Path.of("../pom.xml")))
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);
    }

    @Test
    void the_command_knows_each_file_of_the_archetype() throws IOException {
        TreeSet<String> found = new TreeSet<>();
        try (Stream<Path> all = Files.walk(RESOURCES.resolve("archetype-resources"))) {
            all.filter(Files::isRegularFile)
                    .forEach(each -> found.add(RESOURCES.relativize(each).toString()));
        }
        TreeSet<String> known = new TreeSet<>(ProjectTemplate.COMMON);
        known.add("archetype-resources/pom.xml");
        assertThat(found).isEqualTo(known);
    }

    @Test
    void the_versions_of_both_are_the_version_of_the_build() throws IOException {
        String descriptor = Files.readString(RESOURCES.resolve("META-INF/maven/archetype-metadata.xml"));
        assertThat(descriptor).contains("key=\"millraceVersion\"><defaultValue>" + version() + "<");
        assertThat(new CommandLine(new NewCommand()).setUsageHelpWidth(200).getUsageMessage())
                .contains("Default: " + version() + ".");
    }

    @Test
    void the_versions_of_libraries_in_templates_are_those_of_the_build() throws IOException {
        String root = Files.readString(Path.of("../pom.xml"));
        String maven = Files.readString(RESOURCES.resolve("archetype-resources/pom.xml"));
        String gradle = Files.readString(RESOURCES.resolve("gradle-resources/build.gradle"));
        for (String property : List.of("slf4j.version", "junit.version")) {
            MatchResult found = Pattern.compile("<" + property + ">([^<]+)<")
                    .matcher(root)
                    .results()
                    .findFirst()
                    .orElseThrow();
            assertThat(maven).contains("<version>" + found.group(1) + "</version>");
            assertThat(gradle).contains(":" + found.group(1) + "'");
        }
    }
}
