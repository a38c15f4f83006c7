package dev.millrace.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Compares the jars of the archive with the list of components, NOTICE and the texts of licences.
final class LicencesTest {
    /// A library and its licence, in one line of NOTICE.
    private static final Pattern LINE = Pattern.compile("^ {2}(\\S+) {2,}(\\S+)$", Pattern.MULTILINE);

    private static final Pattern COMPONENT = Pattern.compile("\"name\" : \"([^\"]+)\",\\s*\"version\" : \"([^\"]+)\"");
    /// The libraries that the web console contains.
    private static final Pattern OF_CONSOLE = Pattern.compile("\"dependencies\": \\{([^}]*)}");

    private static final String OWN = "millrace-";
    private static final String OF_ARCHIVE = "Apache-2.0";
    private static final Path PACKAGE_OF_CONSOLE = Path.of("../ui/package.json");

    private static Path root = Path.of("");
    private static Path home = Path.of("");

    @BeforeAll
    static void unpack() throws Exception {
        root = Files.createTempDirectory("millrace-dist");
        home = Products.installation(root);
    }

    @AfterAll
    static void delete() throws Exception {
        Sandbox.check("chmod", "-R", "u+w", root.toString());
        Sandbox.check("rm", "-rf", root.toString());
    }

    private static Set<String> jars() throws IOException {
        try (Stream<Path> files = Files.walk(home.resolve("lib"))) {
            return files.map(each -> each.getFileName().toString())
                    .filter(name -> name.endsWith(".jar"))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    /// Returns the name of each component of the list by the start of the name of its jar.
    private static Map<String, String> components() throws IOException {
        Map<String, String> names = new TreeMap<>();
        COMPONENT
                .matcher(Files.readString(home.resolve("sbom.cdx.json")))
                .results()
                .forEach(each -> names.put(each.group(1) + "-" + each.group(2), each.group(1)));
        return names;
    }

    private static Map<String, String> notice() throws IOException {
        Map<String, String> licences = new TreeMap<>();
        LINE.matcher(Files.readString(home.resolve("NOTICE")))
                .results()
                .forEach(each -> licences.put(each.group(1), each.group(2)));
        return licences;
    }

    private static Set<String> ofConsole() throws IOException {
        String text = OF_CONSOLE
                .matcher(Files.readString(PACKAGE_OF_CONSOLE))
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);
        return Pattern.compile("\"([^\"]+)\":")
                .matcher(text)
                .results()
                .map(each -> each.group(1))
                .collect(Collectors.toSet());
    }

    @Test
    void notice_names_exactly_the_libraries_that_the_archive_contains() throws IOException {
        Map<String, String> components = components();
        Set<String> shipped = new TreeSet<>(ofConsole());
        for (String jar : jars()) {
            if (jar.startsWith(OWN + "services-")) continue;
            List<String> found = components.keySet().stream()
                    .filter(each -> jar.equals(each + ".jar") || jar.startsWith(each + "-"))
                    .map(components::get)
                    .distinct()
                    .toList();
            assertThat(found).as("the component of %s in sbom.cdx.json", jar).hasSize(1);
            if (!jar.startsWith(OWN)) shipped.add(found.getFirst());
        }
        assertThat(notice().keySet()).as("libraries in NOTICE").containsExactlyElementsOf(shipped);
    }

    @Test
    void each_licence_has_a_text_that_names_the_libraries() throws IOException {
        for (Map.Entry<String, String> each : notice().entrySet()) {
            if (each.getValue().equals(OF_ARCHIVE)) continue;
            Path text = home.resolve("licenses").resolve(each.getValue() + ".txt");
            assertThat(text).exists();
            assertThat(Files.readAllLines(text))
                    .as("%s in %s", each.getKey(), text.getFileName())
                    .anyMatch(line -> line.startsWith(each.getKey() + ": Copyright"));
        }
        assertThat(home.resolve("LICENSE")).content().contains("Apache License");
        assertThat(home.resolve("licenses"))
                .isDirectoryRecursivelyContaining("glob:**jakarta.annotation-api**LICENSE.md");
    }
}
