package dev.millrace.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Checks the list of artifacts that users import, and which modules are published.
final class BomTest {
    private static final String BOM = "millrace-bom";
    /// No project depends on the template of projects.
    private static final String ARCHETYPE = "millrace-archetype";

    @TempDir
    private Path directory;

    private static Set<String> published(List<Pom> modules) {
        Set<String> names = new TreeSet<>();
        for (Pom each : modules) {
            boolean isLibrary = !each.artifact().equals(BOM) && !each.artifact().equals(ARCHETYPE);
            if (each.isPublished() && isLibrary) names.add(each.artifact());
        }
        return names;
    }

    private static Set<String> named(Pom bom) {
        Set<String> names = new TreeSet<>();
        for (Pom.Dependency each : bom.managed()) names.add(each.artifact());
        return names;
    }

    @Test
    void the_bom_names_each_published_library_and_nothing_else() throws IOException {
        Pom bom = Pom.read(Project.ROOT.resolve("bom/pom.xml"));
        assertThat(bom.artifact()).isEqualTo(BOM);
        assertThat(named(bom))
                .describedAs("bom/pom.xml; a module that users never need sets maven.deploy.skip")
                .isEqualTo(published(Pom.modules(Project.ROOT)));
        assertThat(bom.managed()).extracting(Pom.Dependency::group).containsOnly("dev.millrace");
    }

    @Test
    void the_bom_has_the_version_of_the_build() throws IOException {
        Pom root = Pom.read(Project.ROOT.resolve("pom.xml"));
        Pom bom = Pom.read(Project.ROOT.resolve("bom/pom.xml"));
        assertThat(bom.version()).isEqualTo(root.version());
        assertThat(bom.group()).isEqualTo(root.group());
    }

    @Test
    void tests_benchmarks_and_the_simulator_are_not_published() throws IOException {
        assertThat(published(Pom.modules(Project.ROOT)))
                .contains("millrace-api", "millrace-runtime", "millrace-jackson", "millrace-testkit")
                .doesNotContain(
                        "millrace-tidy", "millrace-compat", "millrace-bench", "millrace-sim", "millrace-compat-flink1");
    }

    @Test
    void a_module_that_the_bom_lacks_is_found() throws IOException {
        Files.createDirectories(directory.resolve("one"));
        Files.createDirectories(directory.resolve("two"));
        Files.writeString(
                directory.resolve("pom.xml"),
                "<project><modules><module>one</module><module>two</module></modules></project>");
        Files.writeString(directory.resolve("one/pom.xml"), "<project><artifactId>one</artifactId></project>");
        Files.writeString(
                directory.resolve("two/pom.xml"),
                "<project><artifactId>two</artifactId><properties><maven.deploy.skip>true</maven.deploy.skip>"
                        + "</properties></project>");
        assertThat(published(Pom.modules(directory))).containsExactly("one");
    }
}
