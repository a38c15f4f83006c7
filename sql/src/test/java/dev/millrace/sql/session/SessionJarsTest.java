package dev.millrace.sql.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Adds jars with functions and connectors to sessions.
final class SessionJarsTest {
    private static final String FACTORY = "dev.millrace.table.factories.base.Factory";

    private static final String FUNCTION = """
            package shouts;
            public class Shout extends dev.millrace.table.functions.ScalarFunction {
                public String eval(String text) {
                    return text + Mark.TEXT;
                }
            }
            """;
    private static final String MARK = """
            package shouts;
            public class Mark {
                public static final String TEXT = String.valueOf('!');
            }
            """;
    private static final String CONNECTOR = """
            package words;

            import dev.millrace.api.DataStream;
            import dev.millrace.api.StreamExecutionEnvironment;
            import dev.millrace.api.config.ConfigOption;
            import dev.millrace.api.function.MapFunction;
            import dev.millrace.api.type.TypeInformation;
            import dev.millrace.table.connector.*;
            import dev.millrace.table.connector.source.*;
            import dev.millrace.table.data.*;
            import dev.millrace.table.factories.DynamicTableFactory;
            import dev.millrace.table.factories.DynamicTableSourceFactory;
            import dev.millrace.table.types.DataTypes;
            import java.util.Set;

            public final class Words implements DynamicTableSourceFactory, ScanTableSource {
                public String factoryIdentifier() {
                    return "words";
                }

                public Set<ConfigOption<?>> requiredOptions() {
                    return Set.of();
                }

                public Set<ConfigOption<?>> optionalOptions() {
                    return Set.of();
                }

                public DynamicTableSource createDynamicTableSource(DynamicTableFactory.Context context) {
                    return this;
                }

                public DynamicTableSource copy() {
                    return this;
                }

                public String asSummaryString() {
                    return "words";
                }

                public ChangelogMode getChangelogMode() {
                    return ChangelogMode.insertOnly();
                }

                public ScanRuntimeProvider getScanRuntimeProvider(ScanContext context) {
                    TypeInformation<RowData> type =
                            context.createTypeInformation(DataTypes.ROW(DataTypes.FIELD("word", DataTypes.STRING())));
                    return new DataStreamScanProvider() {
                        public DataStream<RowData> produceDataStream(
                                ProviderContext steps, StreamExecutionEnvironment environment) {
                            return environment.fromData("alpha", "beta").map(new ToRow()).returns(type);
                        }

                        public boolean isBounded() {
                            return true;
                        }
                    };
                }

                public static final class ToRow implements MapFunction<String, RowData> {
                    public RowData map(String word) {
                        return GenericRowData.of(StringData.fromString(word));
                    }
                }
            }
            """;

    @TempDir
    private static Path directory;

    private static Path function;
    private static Path mark;
    private static Path connector;
    private final SqlSession session = Sessions.open();

    @AfterEach
    void close() {
        session.close();
    }

    @BeforeAll
    static void pack() throws IOException {
        Path classes = directory.resolve("classes");
        Files.createDirectories(classes.resolve("META-INF/services"));
        Files.writeString(classes.resolve("META-INF/services").resolve(FACTORY), "words.Words\n");
        compile(classes, "Mark", MARK);
        compile(classes, "Shout", FUNCTION);
        compile(classes, "Words", CONNECTOR);
        function = jar("function", classes, "shouts/Shout");
        mark = jar("mark", classes, "shouts/Mark");
        connector = jar("connector", classes, "words/", "META-INF/");
    }

    private static void compile(Path classes, String name, String text) throws IOException {
        Path source = Files.writeString(directory.resolve(name + ".java"), text);
        String classPath = System.getProperty("java.class.path") + System.getProperty("path.separator") + classes;
        String[] options = {"-proc:none", "-cp", classPath, "-d", classes.toString(), source.toString()};
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, options))
                .isZero();
    }

    private static Path jar(String name, Path classes, String... prefixes) throws IOException {
        Path packed = directory.resolve(name + ".jar");
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(packed));
                Stream<Path> files = Files.walk(classes)) {
            for (Path each : files.filter(Files::isRegularFile).toList()) {
                String path = classes.relativize(each).toString();
                if (Stream.of(prefixes).noneMatch(path::startsWith)) continue;
                jar.putNextEntry(new JarEntry(path));
                jar.write(Files.readAllBytes(each));
            }
        }
        return packed;
    }

    private String run(String script) throws Exception {
        return Sessions.run(session, script);
    }

    @Test
    void functions_are_found_in_added_jars_whose_classes_see_each_other() throws Exception {
        run("ADD JAR '" + function + "'; ADD JAR '" + mark + "'; CREATE FUNCTION shout AS 'shouts.Shout'");

        assertThat(run("SELECT shout(word) AS loud FROM (VALUES ('a'), ('b')) AS t(word)"))
                .contains("a!", "b!");
        run("SET 'execution.runtime-mode' = 'streaming'");
        assertThat(run("SELECT shout(word) AS loud, COUNT(*) AS n FROM (VALUES ('a')) AS t(word) GROUP BY word"))
                .contains("a!");
    }

    @Test
    void a_function_brings_its_own_jars() throws Exception {
        run("CREATE TEMPORARY SYSTEM FUNCTION shout AS 'shouts.Shout' USING JAR '" + function + "', JAR '" + mark
                + "'");

        assertThat(run("SELECT shout('x') AS loud")).contains("x!");
        assertThat(run("SHOW JARS")).isEqualTo("Empty set\n");
    }

    @Test
    void a_connector_is_found_after_its_jar_was_added() throws Exception {
        String table = "CREATE TABLE w (word STRING) WITH ('connector' = 'words')";
        run(table);
        assertThatThrownBy(() -> run("SELECT * FROM w"))
                .hasMessageStartingWith("MR-2900")
                .hasMessageContaining("ADD JAR");

        run("ADD JAR '" + connector + "'");
        assertThat(run("SELECT word FROM w ORDER BY word")).contains("alpha", "beta", "2 rows in set");
    }

    @Test
    void added_jars_are_listed_and_removed() throws Exception {
        run("ADD JAR '" + function + "'; ADD JAR '" + mark + "'; ADD JAR '" + mark + "'");
        assertThat(run("SHOW JARS")).contains("function.jar", "mark.jar", "2 rows in set");

        run("REMOVE JAR '" + function + "'");
        assertThat(run("SHOW JARS")).contains("mark.jar").doesNotContain("function.jar");
        assertThatThrownBy(() -> run("CREATE FUNCTION shout AS 'shouts.Shout'"))
                .hasMessageContaining("The class shouts.Shout of a function does not exist.");
        assertThatThrownBy(() -> run("REMOVE JAR '" + function + "'"))
                .hasMessageStartingWith("MR-2905")
                .hasMessageContaining("was not added");
    }

    @Test
    void a_jar_that_cannot_be_read_is_named() {
        assertThatThrownBy(() -> run("ADD JAR '" + directory.resolve("missing.jar") + "'"))
                .hasMessageStartingWith("MR-2905")
                .hasMessageContaining("missing.jar")
                .hasMessageContaining("does not exist");
        assertThatThrownBy(() -> run("ADD JAR '" + directory + "'")).hasMessageContaining("is a directory");
    }
}
