package dev.millrace.migrate.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.migrate.NamesTable;
import org.junit.jupiter.api.Test;

/// Compares sources before and after rewriting.
final class JavaRewriterTest {
    private final JavaRewriter rewriter = new JavaRewriter(NamesTable.flink());

    private void assertRewritten(String before, String after) {
        Rewritten rewritten = rewriter.rewrite(before);
        assertThat(rewritten.text()).isEqualTo(after);
        assertThat(rewritten.remarks()).isEmpty();
    }

    @Test
    void imports_of_classes_nested_classes_and_members_are_renamed_where_they_stand() {
        assertRewritten("""
            package a; // first

            import java.util.List;
            import org.apache.flink.api.common.functions.MapFunction;  // the one
            import org.apache.flink.streaming.api.functions.ProcessFunction.Context;
            import static org.apache.flink.api.common.typeinfo.Types.LONG;
            import static org.apache.flink.util.Preconditions.*;

            class A {
                // org.apache.flink in a comment stays
            }
            """, """
            package a; // first

            import java.util.List;
            import dev.millrace.api.function.MapFunction;  // the one
            import dev.millrace.api.process.ProcessFunction.Context;
            import static dev.millrace.api.type.Types.LONG;
            import static dev.millrace.api.util.Preconditions.*;

            class A {
                // org.apache.flink in a comment stays
            }
            """);
    }

    @Test
    void an_import_of_a_package_names_the_classes_that_are_used() {
        assertRewritten("""
            import org.apache.flink.api.java.tuple.*;
            import org.apache.flink.streaming.api.windowing.assigners.*;

            class A {
                Tuple2<Long, Tuple3<Long, Long, Long>> pair;
                Object window = TumblingEventTimeWindows.of(null);
            }
            """, """
            import dev.millrace.api.tuple.Tuple2;
            import dev.millrace.api.tuple.Tuple3;
            import dev.millrace.api.window.assigner.TumblingEventTimeWindows;

            class A {
                Tuple2<Long, Tuple3<Long, Long, Long>> pair;
                Object window = TumblingEventTimeWindows.of(null);
            }
            """);
    }

    @Test
    void names_in_full_and_in_strings_are_renamed() {
        assertRewritten("""
            class A extends org.apache.flink.api.common.functions.RichMapFunction<Long, Long> {
                Object type = org.apache.flink.api.common.typeinfo.Types.LONG;
                String name = "org.apache.flink.api.common.functions.MapFunction";
                String text = "see org.apache.flink.api.common.functions.MapFunction";
                public Long map(Long value) { return value; }
            }
            """, """
            class A extends dev.millrace.api.process.RichMapFunction<Long, Long> {
                Object type = dev.millrace.api.type.Types.LONG;
                String name = "dev.millrace.api.function.MapFunction";
                String text = "see org.apache.flink.api.common.functions.MapFunction";
                public Long map(Long value) { return value; }
            }
            """);
    }

    @Test
    void times_of_1_x_become_durations() {
        assertRewritten("""
            import org.apache.flink.streaming.api.windowing.assigners.TumblingEventTimeWindows;
            import org.apache.flink.streaming.api.windowing.time.Time;

            class A {
                Time size = Time.minutes(5);
                Object windows = TumblingEventTimeWindows.of(Time.milliseconds(size.toMilliseconds()), Time.seconds(1));
                Time other = Time.of(3, java.util.concurrent.TimeUnit.HOURS);
            }
            """, """
            import dev.millrace.api.window.assigner.TumblingEventTimeWindows;

            import java.time.Duration;
            class A {
                Duration size = Duration.ofMinutes(5);
                Object windows = TumblingEventTimeWindows.of(Duration.ofMillis(size.toMillis()), Duration.ofSeconds(1));
                Duration other = Duration.of(3, java.util.concurrent.TimeUnit.HOURS.toChronoUnit());
            }
            """);
    }

    @Test
    void open_gets_a_context_and_who_reads_the_configuration_is_told() {
        String before = """
            import org.apache.flink.api.common.functions.RichMapFunction;
            import org.apache.flink.configuration.Configuration;

            class A extends RichMapFunction<Long, Long> {
                @Override
                public void open(Configuration parameters) throws Exception {
                    super.open(parameters);
                }
                public Long map(Long value) { return value; }
            }
            """;
        Rewritten rewritten = rewriter.rewrite(before);
        assertThat(rewritten.remarks()).isEmpty();
        assertThat(rewritten.text())
                .contains("public void open(OpenContext parameters) throws Exception {")
                .contains("import dev.millrace.api.process.OpenContext;")
                .contains("import dev.millrace.api.process.RichMapFunction;");
        String reading = before.replace("super.open(parameters);", "int n = parameters.getInteger(\"n\", 1);");
        assertThat(rewriter.rewrite(reading).remarks())
                .containsExactly(new Remark(
                        5, "open() gets no Configuration any more: pass what it reads to the function's constructor"));
    }

    @Test
    void what_does_not_exist_is_remarked_with_its_line_and_left() {
        String before = """
            import org.apache.flink.table.catalog.CatalogModel;

            class A {
                org.apache.flink.FlinkVersion version;
            }
            """;
        Rewritten rewritten = rewriter.rewrite(before);
        assertThat(rewritten.text()).isEqualTo(before);
        assertThat(rewritten.remarks())
                .containsExactly(
                        new Remark(1, "org.apache.flink.table.catalog.CatalogModel does not exist here"),
                        new Remark(4, "org.apache.flink.FlinkVersion does not exist here"));
    }

    @Test
    void what_cannot_be_parsed_is_left() {
        String before = "import org.apache.flink.util.Collector;\nclass A { int = ; }\n";
        Rewritten rewritten = rewriter.rewrite(before);
        assertThat(rewritten.text()).isEqualTo(before);
        assertThat(rewritten.remarks()).singleElement().satisfies(remark -> {
            assertThat(remark.line()).isEqualTo(2);
            assertThat(remark.text()).startsWith("left as it is, since it cannot be parsed");
        });
    }

    @Test
    void scala_imports_are_renamed_one_by_one() {
        Rewritten rewritten = new ScalaRewriter(NamesTable.flink()).rewrite("""
            import org.apache.flink.util.Collector
            import org.apache.flink.api.common.functions.{MapFunction, FilterFunction => Filter}
            import org.apache.flink.streaming.api.scala._
            object A
            """);
        assertThat(rewritten.text()).isEqualTo("""
            import dev.millrace.api.util.Collector
            import dev.millrace.api.function.MapFunction
            import dev.millrace.api.function.{FilterFunction => Filter}
            import org.apache.flink.streaming.api.scala._
            object A
            """);
        assertThat(rewritten.remarks())
                .containsExactly(
                        new Remark(3, "name the classes of org.apache.flink.streaming.api.scala that are used"));
    }

    @Test
    void default_triggers_get_no_environment_and_serializers_another_configuration() {
        assertRewritten("""
            import org.apache.flink.api.common.ExecutionConfig;
            import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

            class A {
                Object getDefaultTrigger(StreamExecutionEnvironment env) { return other.getDefaultTrigger(env); }
                Object createSerializer(ExecutionConfig config) { return other.createSerializer(config); }
                Object made(ExecutionConfig known) {
                    return other.createSerializer(known) + type.createSerializer(new ExecutionConfig())
                            + type.createSerializer(env.getConfig());
                }
            }
            """, """
            import dev.millrace.api.execution.ExecutionConfig;
            import dev.millrace.api.StreamExecutionEnvironment;
            import dev.millrace.api.type.SerializerConfig;

            class A {
                Object getDefaultTrigger() { return other.getDefaultTrigger(); }
                Object createSerializer(SerializerConfig config) { return other.createSerializer(config); }
                Object made(ExecutionConfig known) {
                    return other.createSerializer(known.getSerializerConfig()) + type.createSerializer(new ExecutionConfig().getSerializerConfig())
                            + type.createSerializer(env.getConfig().getSerializerConfig());
                }
            }
            """);
    }

    @Test
    void writers_get_their_context_and_checkpoints_are_kept_by_another_name() {
        assertRewritten("""
            import org.apache.flink.api.connector.sink2.Sink;
            import org.apache.flink.streaming.api.environment.CheckpointConfig;

            abstract class A implements Sink<String> {
                public Object createWriter(Sink.InitContext context) { return null; }
                Object kept = CheckpointConfig.ExternalizedCheckpointCleanup.RETAIN_ON_CANCELLATION;
            }
            """, """
            import dev.millrace.api.sink.Sink;
            import dev.millrace.api.execution.CheckpointConfig;
            import dev.millrace.api.config.ExternalizedCheckpointRetention;
            import dev.millrace.api.sink.WriterInitContext;

            abstract class A implements Sink<String> {
                public Object createWriter(WriterInitContext context) { return null; }
                Object kept = ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION;
            }
            """);
    }

    @Test
    void operators_of_savepoints_are_named_by_identifiers() {
        Rewritten rewritten = rewriter.rewrite("""
            import org.apache.flink.state.api.SavepointReader;
            import org.apache.flink.state.api.SavepointWriter;

            class A {
                Object read(SavepointReader from, String uid) {
                    SavepointWriter.fromExistingSavepoint("/path").removeOperator("gone");
                    return from.readKeyedState("uid", null) + from.readListState(uid, "s", null);
                }
            }
            """);
        assertThat(rewritten.text())
                .contains("import dev.millrace.processor.OperatorIdentifier;")
                .contains("removeOperator(OperatorIdentifier.forUid(\"gone\"))")
                .contains("readKeyedState(OperatorIdentifier.forUid(\"uid\"), null)");
        assertThat(rewritten.remarks())
                .containsExactly(
                        new Remark(
                                6,
                                "fromExistingSavepoint gets the environment before the path:"
                                        + " fromExistingSavepoint(env, path)"),
                        new Remark(
                                7,
                                "readListState gets an OperatorIdentifier: write OperatorIdentifier.forUid(uid) if"
                                        + " that is a text"));
    }

    @Test
    void a_programs_own_classes_in_flinks_packages_are_not_remarked() {
        OwnClasses own = new OwnClasses();
        own.add("package org.apache.flink.training;\n\npublic final class Ride {}\n");
        String before = """
            package org.apache.flink.training.rides;

            import org.apache.flink.training.*;
            import org.apache.flink.training.Ride;
            import org.apache.flink.training.Unknown;

            class A {
                org.apache.flink.training.Ride ride;
            }
            """;
        Rewritten rewritten = new JavaRewriter(NamesTable.flink(), own.names()).rewrite(before);
        assertThat(rewritten.text()).isEqualTo(before);
        assertThat(rewritten.remarks())
                .containsExactly(new Remark(5, "org.apache.flink.training.Unknown does not exist here"));
    }

    @Test
    void annotations_that_came_with_flink_are_remarked() {
        assertThat(rewriter.rewrite("import javax.annotation.Nullable;\n"
                                + "import javax.annotation.PostConstruct;\n"
                                + "class A {}\n")
                        .remarks())
                .containsExactly(new Remark(
                        1,
                        "javax.annotation.Nullable is of jsr305, which Flink brought: depend on"
                                + " com.google.code.findbugs:jsr305"));
    }
}
