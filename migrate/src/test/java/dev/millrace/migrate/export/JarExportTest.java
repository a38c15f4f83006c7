package dev.millrace.migrate.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Tests the export of small programs. The module `compat` runs exported programs on Flink.
final class JarExportTest {
    private static final String IMPORTS = """
        import dev.millrace.api.*;
        import dev.millrace.api.function.*;
        import dev.millrace.api.process.*;
        import dev.millrace.api.tuple.*;
        import dev.millrace.api.type.*;
        import dev.millrace.api.util.*;
        """;

    @TempDir
    private Path directory;

    private MillraceProgram program(String body) throws IOException {
        return MillraceProgram.of(directory, 17, Map.of("Job", IMPORTS + body));
    }

    /// Exports a program whose main method has the given statements.
    private ExportReport exported(String statements) throws IOException {
        return program("public class Job { public static void main(String[] args) throws Exception {\n"
                        + "var env = StreamExecutionEnvironment.getExecutionEnvironment();\n" + statements + " } }")
                .export();
    }

    private static List<String> texts(List<ExportProblem> problems) {
        return problems.stream().map(ExportProblem::toString).toList();
    }

    private static List<String> names(ExportReport report, String entry) {
        ClassModel model = ClassFile.of().parse(content(report.entries(), entry));
        List<String> names = new ArrayList<>();
        for (PoolEntry each : model.constantPool()) if (each instanceof Utf8Entry text) names.add(text.stringValue());
        return names;
    }

    private static byte[] content(SequencedMap<String, byte[]> entries, String name) {
        assertThat(entries).containsKey(name);
        return entries.getOrDefault(name, new byte[0]);
    }

    private static String text(ExportReport report, String name) {
        return new String(content(report.entries(), name), StandardCharsets.UTF_8);
    }

    @Test
    void code_signatures_lambdas_and_strings_have_flinks_names() throws IOException {
        ExportReport report = exported("""
            DataStream<Tuple2<String, Long>> pairs = env.fromData(Tuple2.of("a", 1L));
            pairs.filter(pair -> pair.f1 > 0).print();
            System.out.println(Class.forName("dev.millrace.api.tuple.Tuple3"));
            """);
        assertThat(report.failures()).isEmpty();
        assertThat(report.renamed()).isEqualTo(1);
        assertThat(names(report, "shop/Job.class"))
                .noneMatch(name -> name.contains("dev/millrace") || name.contains("dev.millrace"))
                .contains(
                        "org/apache/flink/streaming/api/environment/StreamExecutionEnvironment",
                        "org/apache/flink/api/common/functions/FilterFunction",
                        "(Lorg/apache/flink/api/java/tuple/Tuple2;)Z",
                        "org.apache.flink.api.java.tuple.Tuple3");
    }

    @Test
    void a_fat_jar_loses_the_classes_of_millrace_and_keeps_its_libraries() throws IOException {
        MillraceProgram program = program("public class Job { StreamExecutionEnvironment env; }");
        program.add("dev/millrace/api/Some.class", "not even a class");
        program.add("META-INF/maven/dev.millrace/millrace-api/pom.xml", "<project/>");
        program.add("META-INF/services/dev.millrace.api.plan.JobExecutor", "dev.millrace.runtime.Some\n");
        program.add("META-INF/SHOP.SF", "signed");
        program.add("settings.properties", "a=b");
        ExportReport report = program.export();
        assertThat(report.dropped()).isEqualTo(2);
        assertThat(report.entries()).containsOnlyKeys("shop/Job.class", "settings.properties");
        assertThat(report.problems()).isEmpty();
    }

    @Test
    void services_of_programs_get_flinks_names() throws IOException {
        MillraceProgram program = program("public class Job implements MapFunction<String, String> {"
                + " public String map(String text) { return text; } }");
        program.add("META-INF/services/dev.millrace.api.function.MapFunction", "shop.Job\ndev.millrace.runtime.None\n");
        ExportReport report = program.export();
        assertThat(text(report, "META-INF/services/org.apache.flink.api.common.functions.MapFunction"))
                .isEqualTo("shop.Job\n");
    }

    @Test
    void the_manifest_keeps_the_main_class_and_loses_digests() throws IOException {
        MillraceProgram program = program("public class Job { StreamExecutionEnvironment env; }");
        program.add(
                "META-INF/MANIFEST.MF",
                "Manifest-Version: 1.0\nMain-Class: shop.Job\n\nName: shop/Job.class\nSHA-256-Digest: x\n\n");
        ExportReport report = program.export();
        assertThat(report.entries().firstEntry().getKey()).isEqualTo("META-INF/MANIFEST.MF");
        Manifest manifest = new Manifest(new ByteArrayInputStream(content(report.entries(), "META-INF/MANIFEST.MF")));
        assertThat(manifest.getMainAttributes().getValue(Attributes.Name.MAIN_CLASS))
                .isEqualTo("shop.Job");
        assertThat(manifest.getEntries()).isEmpty();
    }

    @Test
    void classes_and_members_that_flink_lacks_are_named_with_their_places() throws IOException {
        ExportReport report = exported("""
            env.fromData("a").writeAsText("x");
            Class<?> type = dev.millrace.flink1.DataSet.class;
            """);
        assertThat(texts(report.failures()))
                .containsExactly(
                        "dev.millrace.api.DataStreamSource.writeAsText(String) does not exist in Flink, in shop.Job.main,"
                                + " line 10",
                        "dev.millrace.flink1.DataSet does not exist in Flink, in shop.Job.main, line 11");
    }

    @Test
    void an_inherited_member_that_flink_lacks_is_found() throws IOException {
        ExportReport report = program("""
            public class Job extends RichMapFunction<String, Integer> {
                public Integer map(String text) { return own() + getRuntimeContext().getIndexOfThisSubtask(); }
                int own() { return 1; }
            }
            """).export();
        assertThat(texts(report.failures()))
                .containsExactly("dev.millrace.api.process.RuntimeContext.getIndexOfThisSubtask() does not exist in"
                        + " Flink, in shop.Job.map, line 9");
    }

    @Test
    void a_method_that_only_flink_demands_is_found() throws IOException {
        ExportReport report = program("""
            public abstract class Job {
                static class Bad implements RichFunction, FilterFunction<String> {
                    public boolean filter(String text) { return true; }
                    public void close() {}
                    public RuntimeContext getRuntimeContext() { return null; }
                    public void setRuntimeContext(RuntimeContext context) {}
                }
                static class Good extends AbstractRichFunction implements FilterFunction<String> {
                    public boolean filter(String text) { return true; }
                }
                static class Better extends Good {}
            }
            """).export();
        assertThat(texts(report.failures()))
                .allMatch(each -> each.endsWith("in shop.Job$Bad"))
                .anyMatch(each -> each.startsWith(
                        "dev.millrace.api.process.RichFunction demands the method" + " open(OpenContext)"));
    }

    @Test
    void a_lambda_with_unknown_types_is_found_unless_the_program_states_them() throws IOException {
        String flatMap =
                "env.fromData(\"a\").<Tuple2<String, Integer>>flatMap((a, out) -> out.collect(Tuple2.of(a, 1)))";
        String map = "env.fromData(\"a\").map(a -> Tuple2.of(a, 1))";
        String type = "Types.TUPLE(Types.STRING, Types.INT)";
        List<String> failures = texts(exported(flatMap + ".print();\n" + map + ".print();\n"
                        + map + ".uid(\"x\").returns(" + type + ").print();\n"
                        + "env.fromData(\"a\").map(a -> Tuple2.of(a, 1), " + type + ").print();\n"
                        + "env.fromData(\"a\").keyBy(a -> Tuple2.of(a, 1)).print();\n"
                        + "env.fromData(\"a\").keyBy(a -> Tuple2.of(a, 1), " + type + ").print();\n"
                        + "env.fromData(\"a\").map(a -> a.length()).print();\n"
                        + "env.fromData(\"a\").map(Tuple1::of).print();\n")
                .failures());
        assertThat(failures).hasSize(4);
        assertThat(failures.get(0))
                .isEqualTo(
                        "Flink cannot determine the type parameters of Collector in a lambda for FlatMapFunction:"
                                + " call .returns(...) after the step, or pass the type to the step, in shop.Job.main, line 10");
        assertThat(failures.get(1))
                .contains("Tuple2 in a lambda for MapFunction")
                .endsWith("line 11");
        assertThat(failures.get(2)).contains("pass the type to keyBy").endsWith("line 14");
        assertThat(failures.get(3))
                .contains("Tuple1 in a lambda for MapFunction")
                .endsWith("line 17");
    }

    @Test
    void a_method_with_a_signature_needs_no_type() throws IOException {
        ExportReport report = program("""
            public class Job {
                static Tuple2<String, Integer> pair(String text) { return Tuple2.of(text, 1); }
                static void split(String text, Collector<Tuple2<String, Integer>> out) { out.collect(pair(text)); }
                static void main(String[] args) {
                    var env = StreamExecutionEnvironment.getExecutionEnvironment();
                    env.fromData("a").map(Job::pair).print();
                    env.fromData("a").flatMap(Job::split).print();
                }
            }
            """).export();
        assertThat(report.failures()).isEmpty();
    }

    @Test
    void options_of_millrace_are_reported_without_failure() throws IOException {
        ExportReport report = exported("System.out.println(\"millrace.records.copy-always\");");
        assertThat(report.failures()).isEmpty();
        assertThat(texts(report.remarks()))
                .containsExactly(
                        "the option millrace.records.copy-always has no effect on Flink, in shop.Job.main, line 10");
    }

    @Test
    void the_report_names_the_java_release_and_artifacts_of_flink() throws IOException {
        assertThat(exported("").javaRelease()).isEqualTo(17);
        MillraceProgram program = MillraceProgram.of(
                directory.resolve("new"),
                25,
                Map.of("Job", "public class Job { dev.millrace.format.avro.AvroWriters writers; }"));
        ExportReport report = program.export();
        assertThat(report.javaRelease()).isEqualTo(25);
        assertThat(report.artifacts()).containsExactly("flink-avro");
    }

    @Test
    void a_jar_without_a_program_is_refused() throws IOException {
        MillraceProgram other = MillraceProgram.of(directory, 17, Map.of("Job", "public class Job {}"));
        assertThatThrownBy(other::export).hasMessageStartingWith("MR-8510");
        other.add("shop/Broken.class", "no class");
        assertThatThrownBy(other::export).hasMessageStartingWith("MR-8511").hasMessageContaining("shop/Broken.class");
    }
}
