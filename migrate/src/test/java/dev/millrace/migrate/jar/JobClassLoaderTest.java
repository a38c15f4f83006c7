package dev.millrace.migrate.jar;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.millrace.api.function.MapFunction;
import dev.millrace.api.metric.Histogram;
import dev.millrace.api.type.TypeInformation;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.ServiceLoader;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/// Runs programs that were compiled against Flink's API.
final class JobClassLoaderTest {
    @TempDir
    private Path directory;

    private CompiledProgram program(String name, String source) {
        return CompiledProgram.of(directory, 11, Map.of(name, source));
    }

    @Test
    void a_program_with_lambdas_a_pojo_state_timers_and_a_side_output_runs() throws Exception {
        CompiledProgram program = program("shop.Orders", OrdersProgram.SOURCE);
        assertThat(program.call("shop.Orders", "run")).isEqualTo(OrdersProgram.RESULTS);
    }

    @Test
    void names_in_strings_reflection_and_service_files_mean_our_classes() throws Exception {
        CompiledProgram program = program("names.Names", """
            package names;

            import java.util.*;
            import org.apache.flink.api.common.functions.MapFunction;

            public class Names implements MapFunction<String, String> {
                @Override
                public String map(String value) { return value + "!"; }

                public static List<Object> classes() throws Exception {
                    String built = "org.apache.flink.api.common." + new String("functions.") + "FilterFunction";
                    return List.of(
                            Class.forName("org.apache.flink.api.common.functions.MapFunction"),
                            Class.forName(built),
                            Class.forName(built, false, Names.class.getClassLoader()),
                            Names.class.getClassLoader().loadClass(built),
                            MapFunction.class);
                }

                public static List<Object> services() {
                    List<Object> found = new ArrayList<>();
                    for (MapFunction<?, ?> each : ServiceLoader.load(MapFunction.class)) found.add(each);
                    return found;
                }
            }
            """);
        program.add("META-INF/services/org.apache.flink.api.common.functions.MapFunction", "names.Names");
        assertThat((List<?>) program.call("names.Names", "classes"))
                .map(Object::toString)
                .containsExactly(
                        "interface dev.millrace.api.function.MapFunction",
                        "interface dev.millrace.api.function.FilterFunction",
                        "interface dev.millrace.api.function.FilterFunction",
                        "interface dev.millrace.api.function.FilterFunction",
                        "interface dev.millrace.api.function.MapFunction");
        assertThat((List<?>) program.call("names.Names", "services"))
                .singleElement()
                .isInstanceOf(MapFunction.class);
        try (JobClassLoader loader = program.loader()) {
            assertThat(ServiceLoader.load(MapFunction.class, loader)).hasSize(1);
        }
    }

    @Test
    void libraries_under_flinks_names_are_the_libraries_themselves() throws Exception {
        CompiledProgram program = program("libraries.Libraries", """
            package libraries;

            import java.util.*;
            import org.apache.flink.shaded.guava33.com.google.common.collect.ImmutableList;
            import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.annotation.JsonProperty;
            import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.ObjectMapper;

            public class Libraries {
                @JsonProperty("a_name") public String name = "x";

                public static List<Object> used() throws Exception {
                    return ImmutableList.of(
                            new ObjectMapper().writeValueAsString(new Libraries()),
                            Class.forName("org.apache.flink.shaded.guava33.com.google.common.base.Joiner").getName(),
                            Libraries.class.getField("name").getAnnotations()[0].annotationType());
                }
            }
            """);
        assertThat((List<?>) program.call("libraries.Libraries", "used"))
                .map(Object::toString)
                .containsExactly(
                        "{\"a_name\":\"x\"}",
                        "com.google.common.base.Joiner",
                        "interface com.fasterxml.jackson.annotation.JsonProperty");
    }

    private static final String MEASURED = """
            package measured;

            import com.codahale.metrics.SlidingWindowReservoir;
            import java.util.*;
            import org.apache.flink.dropwizard.metrics.DropwizardHistogramWrapper;
            import org.apache.flink.metrics.Histogram;

            public class Measured {
                public static List<Object> made() {
                    Histogram histogram = new DropwizardHistogramWrapper(
                            new com.codahale.metrics.Histogram(new SlidingWindowReservoir(9)));
                    histogram.update(3);
                    histogram.update(5);
                    return List.of(
                            histogram,
                            histogram.getStatistics().getMax(),
                            com.codahale.metrics.Histogram.class.getClassLoader() == Measured.class.getClassLoader());
                }
            }
            """;

    @Test
    void a_program_without_the_library_of_its_metrics_gets_ours() throws Exception {
        CompiledProgram program = program("measured.Measured", MEASURED);
        List<?> made = (List<?>) program.call("measured.Measured", "made");
        assertThat(made.getFirst()).isInstanceOf(Histogram.class);
        assertThat(made.subList(1, 3)).isEqualTo(List.of(5L, false));
    }

    @Test
    void a_program_with_the_library_of_its_metrics_keeps_its_own() throws Exception {
        CompiledProgram program = program("measured.Measured", MEASURED);
        URL library = com.codahale.metrics.Histogram.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation();
        URL[] places = {program.classes().toUri().toURL(), library};
        try (JobClassLoader loader = new JobClassLoader(places, getClass().getClassLoader())) {
            List<?> made = (List<?>) CompiledProgram.call(loader, "measured.Measured", "made");
            assertThat(made.getFirst()).isInstanceOf(Histogram.class);
            assertThat(made.subList(1, 3)).isEqualTo(List.of(5L, true));
        }
    }

    private static final String AVRO = """
            package avro;

            import java.util.*;
            import org.apache.avro.Schema;
            import org.apache.flink.api.common.typeinfo.TypeInformation;
            import org.apache.flink.formats.avro.typeutils.GenericRecordAvroTypeInfo;

            public class Typed {
                public static List<Object> made() {
                    Schema schema = Schema.createRecord("Order", null, "shop", false, List.of());
                    TypeInformation<?> type = new GenericRecordAvroTypeInfo(schema);
                    return List.of(
                            type,
                            type.getTypeClass() == org.apache.avro.generic.GenericRecord.class,
                            Schema.class.getClassLoader() == Typed.class.getClassLoader());
                }
            }
            """;

    @Test
    void a_program_without_avro_gets_ours() throws Exception {
        CompiledProgram program = program("avro.Typed", AVRO);
        List<?> made = (List<?>) program.call("avro.Typed", "made");
        assertThat(made.getFirst()).isInstanceOf(TypeInformation.class);
        assertThat(made.subList(1, 3)).isEqualTo(List.of(true, false));
    }

    @Test
    void a_program_with_avro_keeps_its_own() throws Exception {
        CompiledProgram program = program("avro.Typed", AVRO);
        URL library = Schema.class.getProtectionDomain().getCodeSource().getLocation();
        URL[] places = {program.classes().toUri().toURL(), library};
        try (JobClassLoader loader = new JobClassLoader(places, getClass().getClassLoader())) {
            List<?> made = (List<?>) CompiledProgram.call(loader, "avro.Typed", "made");
            assertThat(made.getFirst()).isInstanceOf(TypeInformation.class);
            assertThat(made.subList(1, 3)).isEqualTo(List.of(true, true));
        }
    }

    @Test
    void avro_under_flinks_name_is_avro_itself() {
        assertThat(FlinkNames.library("org.apache.flink.avro.shaded.org.apache.avro.Schema"))
                .isEqualTo("org.apache.avro.Schema");
        assertThat(FlinkNames.library("org/apache/flink/avro/shaded/org/apache/avro/Schema$Type"))
                .isEqualTo("org/apache/avro/Schema$Type");
        assertThat(FlinkNames.library("org.apache.flink.avro.shaded.com.fasterxml.jackson.core.JsonParser"))
                .isNull();
    }

    @Test
    void who_reads_a_class_file_of_the_program_finds_our_names() throws Exception {
        CompiledProgram program = program("files.Plus", """
            package files;

            public class Plus implements org.apache.flink.api.common.functions.MapFunction<Integer, Integer> {
                public Integer map(Integer value) { return value + 1; }
            }
            """);
        try (JobClassLoader loader = program.loader();
                InputStream bytes = Class.forName("files.Plus", false, loader).getResourceAsStream("Plus.class")) {
            assertThat(ClassFile.of().parse(bytes.readAllBytes()).interfaces())
                    .map(each -> each.asInternalName())
                    .containsExactly("dev/millrace/api/function/MapFunction");
        }
    }

    @Test
    void a_loader_that_is_closed_takes_no_jar_from_other_loaders() throws Exception {
        byte[] text = new byte[1 << 20];
        new Random(1).nextBytes(text);
        Path jar = directory.resolve("program.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new JarEntry("text"));
            out.write(text);
        }
        URL[] places = {jar.toUri().toURL()};
        ClassLoader engine = getClass().getClassLoader();
        try (JobClassLoader loader = new JobClassLoader(places, engine);
                InputStream mine = loader.getResourceAsStream("text")) {
            byte[] first = mine.readNBytes(10);
            try (JobClassLoader other = new JobClassLoader(places, engine);
                    InputStream its = other.getResourceAsStream("text")) {
                assertThat(its.readAllBytes()).isEqualTo(text);
            }
            assertThat(first).isEqualTo(Arrays.copyOf(text, 10));
            assertThat(mine.readAllBytes()).isEqualTo(Arrays.copyOfRange(text, 10, text.length));
        }
    }

    @Test
    void the_programs_own_libraries_come_before_the_engines() throws Exception {
        CompiledProgram program = program("org.assertj.core.api.Assertions", """
            package org.assertj.core.api;

            public class Assertions {
                public static String who() { return "the program's"; }
            }
            """);
        assertThat(program.call("org.assertj.core.api.Assertions", "who")).isEqualTo("the program's");
    }

    @Test
    void the_annotations_of_jackson_may_be_the_programs_own() throws Exception {
        CompiledProgram program = program("com.fasterxml.jackson.annotation.JsonProperty", """
            package com.fasterxml.jackson.annotation;

            public interface JsonProperty {
                static String version() { return "the program's"; }
            }
            """);
        assertThat(program.call("com.fasterxml.jackson.annotation.JsonProperty", "version"))
                .isEqualTo("the program's");
    }

    /// Flink's CSV format uses a module of Jackson under a relocated name, which a program with Jackson need
    /// not contain.
    @Test
    void a_module_of_jackson_that_a_program_lacks_uses_the_jackson_of_the_program() throws Exception {
        URL[] own = {place(ObjectMapper.class), place(JsonFactory.class), place(JsonProperty.class)};
        try (JobClassLoader loader = new JobClassLoader(own, getClass().getClassLoader())) {
            Class<?> mapper =
                    loader.loadClass("org.apache.flink.shaded.jackson2.com.fasterxml.jackson.dataformat.csv.CsvMapper");
            assertThat(mapper.getSuperclass().getName()).isEqualTo(ObjectMapper.class.getName());
            assertThat(mapper.getSuperclass()).isNotSameAs(ObjectMapper.class);
            Object made = mapper.getConstructor().newInstance();
            assertThat(mapper.getMethod("writeValueAsString", Object.class).invoke(made, "a,b"))
                    .isEqualTo("\"a,b\"\n");
        }
    }

    private static URL place(Class<?> of) {
        return of.getProtectionDomain().getCodeSource().getLocation();
    }

    @Test
    void what_does_not_exist_here_is_found_before_the_start_with_its_place() throws Exception {
        CompiledProgram program = program("gaps.Gaps", """
            package gaps;

            import org.apache.flink.table.catalog.CatalogModel;

            public class Gaps {
                public static void main(String[] args) {
                    if (args.length > 0) other();
                    System.out.println("nothing wrong");
                }

                static void other() {
                    CatalogModel none = null;
                    none.getComment();
                }
            }
            """);
        try (JobClassLoader loader = program.loader()) {
            assertThat(ProgramCheck.of(loader, "gaps.Gaps"))
                    .map(MissingPart::toString)
                    .containsExactly("org.apache.flink.table.catalog.CatalogModel, used by gaps.Gaps.other, line 13");
        }
    }

    @Test
    void a_program_that_is_whole_is_not_complained_about() throws Exception {
        CompiledProgram program = program("whole.Whole", """
            package whole;

            import org.apache.flink.api.common.functions.RichMapFunction;
            import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

            public class Whole {
                static class Task extends RichMapFunction<Long, Long> {
                    public Long map(Long value) { return value + getRuntimeContext().getTaskInfo().getIndexOfThisSubtask(); }
                }

                public static void main(String[] args) throws Exception {
                    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
                    env.fromSequence(1, 3).map(new Task()).print();
                    env.execute();
                }
            }
            """);
        try (JobClassLoader loader = program.loader()) {
            assertThat(ProgramCheck.of(loader, "whole.Whole")).isEmpty();
        }
    }

    @Test
    void classes_of_java_1_4_can_look_up_classes_by_name() throws Exception {
        ClassWriter writer = new ClassWriter(0);
        writer.visit(Opcodes.V1_4, Opcodes.ACC_PUBLIC, "old/Lookup", null, "java/lang/Object", null);
        MethodVisitor method =
                writer.visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, "find", "()Ljava/lang/Object;", null, null);
        method.visitCode();
        method.visitLdcInsn("org.apache.flink.api.common.functions.MapFunction");
        method.visitMethodInsn(
                Opcodes.INVOKESTATIC, "java/lang/Class", "forName", "(Ljava/lang/String;)Ljava/lang/Class;", false);
        method.visitInsn(Opcodes.ARETURN);
        method.visitMaxs(1, 0);
        method.visitEnd();
        writer.visitEnd();
        Path file = directory.resolve("old/Lookup.class");
        Files.createDirectories(file.getParent());
        Files.write(file, writer.toByteArray());
        assertThat(new CompiledProgram(directory).call("old.Lookup", "find")).isEqualTo(MapFunction.class);
    }
}
