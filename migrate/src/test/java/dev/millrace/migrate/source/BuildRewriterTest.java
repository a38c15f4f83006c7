package dev.millrace.migrate.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Compares build files before and after rewriting.
final class BuildRewriterTest {
    private final BuildRewriter rewriter = new BuildRewriter("1.2.3");

    @Test
    void what_flink_keeps_for_tests_is_in_the_testkit() {
        String maven = """
            <dependencies>
              <dependency>
                <groupId>org.apache.flink</groupId>
                <artifactId>flink-streaming-java</artifactId>
                <version>2.3.0</version>
                <classifier>tests</classifier>
                <scope>test</scope>
              </dependency>
              <dependency>
                <groupId>org.apache.flink</groupId>
                <artifactId>flink-test-utils</artifactId>
                <version>2.3.0</version>
                <scope>test</scope>
              </dependency>
            </dependencies>
            """;
        assertThat(new BuildRewriter("1.0").maven(maven).text()).isEqualTo("""
            <dependencies>
              <dependency>
                <groupId>dev.millrace</groupId>
                <artifactId>millrace-testkit</artifactId>
                <version>1.0</version>
                <scope>test</scope>
              </dependency>
            </dependencies>
            """);
        assertThat(new BuildRewriter("1.0")
                        .gradle("    testImplementation 'org.apache.flink:flink-runtime:2.3.0:tests'\n")
                        .text())
                .isEqualTo("    testImplementation 'dev.millrace:millrace-testkit:1.0'\n");
    }

    @Test
    void maven_dependencies_on_flink_become_as_few_as_are_needed() {
        Rewritten rewritten = rewriter.maven("""
            <project>
              <dependencies>
                <dependency>
                  <groupId>com.example</groupId>
                  <artifactId>other</artifactId>
                  <version>1</version>
                </dependency>
                <dependency>
                  <groupId>org.apache.flink</groupId>
                  <artifactId>flink-streaming-java_2.12</artifactId>
                  <version>${flink.version}</version>
                  <scope>provided</scope>
                </dependency>
                <dependency>
                  <groupId>org.apache.flink</groupId>
                  <artifactId>flink-clients</artifactId>
                  <version>${flink.version}</version>
                </dependency>
                <dependency>
                  <groupId>org.apache.flink</groupId>
                  <artifactId>flink-connector-kafka</artifactId>
                  <version>3.0</version>
                </dependency>
              </dependencies>
            </project>
            """);
        assertThat(rewritten.text()).isEqualTo("""
            <project>
              <dependencies>
                <dependency>
                  <groupId>com.example</groupId>
                  <artifactId>other</artifactId>
                  <version>1</version>
                </dependency>
                <dependency>
                  <groupId>dev.millrace</groupId>
                  <artifactId>millrace-runtime</artifactId>
                  <version>1.2.3</version>
                  <scope>provided</scope>
                </dependency>
                <dependency>
                  <groupId>org.apache.flink</groupId>
                  <artifactId>flink-connector-kafka</artifactId>
                  <version>3.0</version>
                </dependency>
              </dependencies>
            </project>
            """);
        assertThat(rewritten.remarks())
                .containsExactly(new Remark(21, "there is nothing for flink-connector-kafka here yet"));
    }

    @Test
    void gradle_dependencies_in_either_language_are_renamed() {
        Rewritten rewritten = rewriter.gradle("""
            dependencies {
                implementation 'com.example:other:1'
                implementation 'org.apache.flink:flink-streaming-java:2.3.0'
                implementation("org.apache.flink:flink-core:2.3.0")
                implementation("org.apache.flink:flink-connector-files:$flink") // files
                implementation "org.apache.flink:flink-python:2.3.0"
            }
            """);
        assertThat(rewritten.text()).isEqualTo("""
            dependencies {
                implementation 'com.example:other:1'
                implementation 'dev.millrace:millrace-runtime:1.2.3'
                implementation("dev.millrace:millrace-connector-files:1.2.3") // files
                implementation "org.apache.flink:flink-python:2.3.0"
            }
            """);
        assertThat(rewritten.remarks()).containsExactly(new Remark(6, "there is nothing for flink-python here yet"));
    }

    @Test
    void scala_versions_may_be_properties_and_rocksdb_has_a_module() {
        Rewritten maven = rewriter.maven("""
            <dependency>
              <groupId>org.apache.flink</groupId>
              <artifactId>flink-streaming-java_${scala.binary.version}</artifactId>
              <version>1.14.0</version>
            </dependency>
            <dependency>
              <groupId>org.apache.flink</groupId>
              <artifactId>flink-statebackend-rocksdb</artifactId>
              <version>1.18.1</version>
            </dependency>
            <dependency>
              <groupId>org.apache.flink</groupId>
              <artifactId>flink-metrics-dropwizard</artifactId>
              <version>1.18.1</version>
            </dependency>
            """);
        assertThat(maven.text())
                .contains("<artifactId>millrace-runtime</artifactId>")
                .contains("<artifactId>millrace-state-rocksdb</artifactId>")
                .contains("<artifactId>millrace-metrics</artifactId>")
                .doesNotContain("flink");
        assertThat(maven.remarks()).isEmpty();
        assertThat(rewriter.gradle("""
            implementation "org.apache.flink:flink-clients_${scalaBinaryVersion}:${flinkVersion}"
            implementation "org.apache.flink:flink-connector-files_$scala:1.13.0"
            """).text()).isEqualTo("""
                implementation "dev.millrace:millrace-runtime:1.2.3"
                implementation "dev.millrace:millrace-connector-files:1.2.3"
                """);
    }

    @Test
    void settings_for_an_older_java_are_remarked() {
        assertThat(rewriter.maven("""
            <properties>
              <target.java.version>1.8</target.java.version>
              <maven.compiler.release>25</maven.compiler.release>
            </properties>
            <configuration>
              <source>11</source>
              <target>${target.java.version}</target>
            </configuration>
            """).remarks())
                .containsExactly(
                        new Remark(2, "Millrace needs Java 25, and this says 8"),
                        new Remark(6, "Millrace needs Java 25, and this says 11"));
        assertThat(rewriter.gradle("""
            sourceCompatibility = JavaVersion.VERSION_1_8
            targetCompatibility = '17'
            java { toolchain { languageVersion = JavaLanguageVersion.of(21) } }
            """).remarks()).extracting(Remark::line).containsExactly(1, 2, 3);
    }
}
