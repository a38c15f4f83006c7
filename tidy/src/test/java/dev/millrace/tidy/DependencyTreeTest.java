package dev.millrace.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Checks the jars that a program gets when it uses the engine as a library.
final class DependencyTreeTest {
    private static final String PAGE = "docs/project-setup.md";
    private static final int JARS_MAX = 25;
    private static final Pattern OF_BUILD = Pattern.compile(
            "<dependency>\\s*<groupId>dev\\.millrace</groupId>\\s*<artifactId>([\\w-]+)</artifactId>\\s*"
                    + "(?:<scope>(\\w+)</scope>\\s*)?</dependency>");
    private static final Pattern TREE = Pattern.compile("```text\nshop:orders:jar:1\\.0\n(.*?)```", Pattern.DOTALL);

    private static Pom.Dependency dependency(String artifact, String scope) {
        return new Pom.Dependency("dev.millrace", artifact, scope, false);
    }

    /// Returns the dependencies of the Maven project on the page.
    private static List<Pom.Dependency> ofPage(String page) {
        String project = page.substring(page.indexOf("<project"), page.indexOf("</project>"));
        List<Pom.Dependency> found = new ArrayList<>();
        for (MatchResult each : OF_BUILD.matcher(project).results().toList()) {
            found.add(dependency(each.group(1), each.group(2) == null ? "compile" : each.group(2)));
        }
        return found;
    }

    @Test
    void the_page_shows_the_jars_that_its_project_gets() throws IOException {
        String page = Files.readString(Project.ROOT.resolve(PAGE));
        List<Pom.Dependency> wanted = ofPage(page);
        assertThat(wanted).extracting(Pom.Dependency::artifact).contains("millrace-runtime", "millrace-testkit");
        List<String> lines = new DependencyTree(wanted).lines();
        MatchResult shown = TREE.matcher(page).results().findFirst().orElseThrow();
        assertThat(shown.group(1)).isEqualTo(String.join("\n", lines) + "\n");
        assertThat(lines).hasSizeLessThanOrEqualTo(JARS_MAX);
    }

    @Test
    void the_engine_as_a_library_brings_no_server_no_second_json_library_and_no_cluster() throws IOException {
        DependencyTree tree = new DependencyTree(List.of(
                dependency("millrace-runtime", "compile"),
                dependency("millrace-connector-files", "compile"),
                dependency("millrace-format-text", "compile")));
        assertThat(tree.artifacts())
                .contains("millrace-api", "slf4j-api")
                .noneMatch(name -> name.matches(
                        "javalin.*|jetty.*|kotlin.*|jackson-.*|netty.*|grpc.*|rocksdbjni|curator.*|picocli|asm.*"))
                .doesNotContain("millrace-network", "millrace-cluster", "millrace-state-rocksdb", "millrace-server")
                .hasSizeLessThanOrEqualTo(JARS_MAX);
    }

    @Test
    void a_library_of_a_separate_artifact_is_found() throws IOException {
        DependencyTree tree = new DependencyTree(List.of(dependency("millrace-state-rocksdb", "compile")));
        assertThat(tree.artifacts()).contains("millrace-state-rocksdb", "rocksdbjni", "millrace-api");
    }
}
