package dev.millrace.migrate.jar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Writes and checks the page about published connector jars.
final class ConnectorJarsTest {
    private static final Path JARS = Path.of("target", "connectors");
    private static final Path PAGE = Path.of("..", "docs", "reference", "connector-jars.md");

    /// Names a published jar and what it may miss.
    ///
    /// @param with the jars that the jar needs
    /// @param partsMax the greatest allowed number of missing parts; lower it when the number falls
    private record Published(String jar, List<String> with, int partsMax) {
        Published(String jar, int partsMax) {
            this(jar, List.of(), partsMax);
        }

        ConnectorCheck.Findings findings() throws IOException {
            List<Path> all = Stream.concat(Stream.of(jar), with.stream())
                    .map(each -> JARS.resolve(each + ".jar"))
                    .toList();
            return ConnectorCheck.of(all, ConnectorJarsTest.class.getClassLoader());
        }
    }

    private static final String JDBC = "flink-connector-jdbc-core-4.0.0-2.0";
    private static final String CDC = "flink-cdc-base-3.5.0";
    private static final String OPENSEARCH = "flink-connector-opensearch-base-2.0.0-1.19";

    private static final List<Published> ALL = List.of(
            new Published("flink-connector-kafka-5.0.0-2.2", 0),
            new Published("flink-connector-kafka-4.0.1-2.0", 0),
            new Published(JDBC, 0),
            new Published("flink-connector-jdbc-postgres-4.0.0-2.0", List.of(JDBC), 0),
            new Published("flink-connector-rabbitmq-3.0.1-1.17", 0),
            new Published(OPENSEARCH, 0),
            new Published("flink-connector-opensearch2-2.0.0-1.19", List.of(OPENSEARCH), 0),
            new Published("flink-parquet-2.3.0", 0),
            new Published("flink-avro-confluent-registry-2.3.0", 0),
            new Published(CDC, 0),
            new Published("flink-connector-postgres-cdc-3.5.0", List.of(CDC), 0),
            new Published("flink-hadoop-fs-2.3.0", 0),
            new Published("flink-s3-fs-native-2.3.0", 0),
            new Published("flink-connector-pulsar-4.1.0-1.18", 0));

    @Test
    void the_page_lists_what_published_jars_miss() throws IOException {
        String text = page();
        if (Boolean.getBoolean("millrace.update")) Files.writeString(PAGE, text);
        assertThat(Files.exists(PAGE) ? Files.readString(PAGE) : "")
                .describedAs("run with -Dmillrace.update=true, and look at what changed")
                .isEqualTo(text);
    }

    @Test
    void no_jar_misses_more_than_before() throws IOException {
        for (Published each : ALL) {
            ConnectorCheck.Findings findings = each.findings();
            assertThat(findings.parts()).describedAs(each.jar()).hasSizeLessThanOrEqualTo(each.partsMax());
            assertThat(findings.lineage()).describedAs(each.jar()).isEmpty();
        }
    }

    @Test
    void parts_of_tables_and_of_other_libraries_are_separate_groups() throws IOException {
        ConnectorCheck.Findings parquet = ALL.get(7).findings();
        assertThat(parquet.table())
                .isNotEmpty()
                .allSatisfy(each -> assertThat(each.part())
                        .matches("org\\.apache\\.flink\\.(table|connector\\.file\\.table)\\..*"));
        ConnectorCheck.Findings kafka = ALL.getFirst().findings();
        assertThat(kafka.table()).isEmpty();
        ConnectorCheck.Findings cdc = ALL.get(9).findings();
        assertThat(cdc.libraries())
                .isNotEmpty()
                .allSatisfy(each -> assertThat(each.part()).startsWith("org.apache.flink.cdc."));
        assertThat(kafka.unsupported()).isEmpty();
    }

    @Test
    void a_jar_that_extends_operators_of_flink_is_named() throws Exception {
        URL found = Objects.requireNonNull(getClass().getResource("/org/apache/flink/cep/CEP.class"));
        Path jar = Path.of(
                ((JarURLConnection) found.openConnection()).getJarFileURL().toURI());
        assertThat(ConnectorCheck.of(List.of(jar), getClass().getClassLoader()).unsupported())
                .contains("flink-cep");
    }

    private static String page() throws IOException {
        StringBuilder page = new StringBuilder("""
            # Published connector jars

            This page shows what published connectors and formats for Flink use of Flink's API and Millrace does not have. It
            counts the classes and members that any class of a jar names, so a program may never reach some of them.
            The command `./millrace connector-check JAR…` prints the same for other jars.

            Parts of the table API wait for SQL. Other libraries are classes that the program's jar must contain
            beside the connector. `ConnectorJarsTest` writes this page. After a change run the test with
            `-Dmillrace.update=true`.

            | jar | missing parts | lineage | table API | other libraries |
            |---|---|---|---|---|
            """);
        StringBuilder lists = new StringBuilder();
        for (Published each : ALL) {
            ConnectorCheck.Findings findings = each.findings();
            page.append("| %s | %d | %d | %d | %d |\n"
                    .formatted(
                            each.jar(),
                            findings.parts().size(),
                            findings.lineage().size(),
                            findings.table().size(),
                            findings.libraries().size()));
            if (findings.parts().isEmpty()) continue;
            lists.append("\n## ").append(each.jar()).append("\n\n");
            for (MissingPart part : findings.parts())
                lists.append("- `").append(part.part()).append("`\n");
        }
        return page.append(lists).toString();
    }
}
