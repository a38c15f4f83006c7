package dev.millrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectorCheckTest {
    private static final String PARTS = "Missing parts: ";

    @TempDir
    private Path directory;

    private record Outcome(int code, String out, String err) {}

    private static Outcome check(Path jar, String... more) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        String[] arguments = new String[more.length + 2];
        arguments[0] = "connector-check";
        System.arraycopy(more, 0, arguments, 1, more.length);
        arguments[more.length + 1] = jar.toString();
        int code = Main.run(
                arguments,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        return new Outcome(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /// Writes a jar with a class whose only method calls a static method.
    private Path jar(String owner, String method) throws IOException {
        byte[] user = ClassFile.of()
                .build(
                        ClassDesc.of("connector.User"),
                        type -> type.withMethodBody(
                                "use",
                                MethodTypeDesc.of(ConstantDescs.CD_void),
                                ClassFile.ACC_STATIC,
                                code -> code.invokestatic(
                                                ClassDesc.of(owner), method, MethodTypeDesc.of(ConstantDescs.CD_void))
                                        .return_()));
        Path jar = directory.resolve("connector.jar");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file)) {
            out.putNextEntry(new JarEntry("connector/User.class"));
            out.write(user);
            out.closeEntry();
        }
        return jar;
    }

    @Test
    void missing_members_are_listed_with_their_user() throws IOException {
        Outcome outcome = check(jar("org.apache.flink.util.IOUtils", "openTheSky"));
        assertThat(outcome.code).isEqualTo(1);
        assertThat(outcome.out)
                .contains(PARTS + "1")
                .contains("org.apache.flink.util.IOUtils.openTheSky(), used by connector.User.use");
    }

    @Test
    void missing_parts_of_tables_are_counted_and_listed_on_demand() throws IOException {
        Path jar = jar("org.apache.flink.table.Nowhere", "call");
        Outcome brief = check(jar);
        assertThat(brief.code).isZero();
        assertThat(brief.out).contains(PARTS + "none").contains("table API: 1").doesNotContain("Nowhere");
        assertThat(check(jar, "--all").out).contains("org.apache.flink.table.Nowhere");
    }

    @Test
    void a_jar_without_missing_parts_passes() throws IOException {
        Outcome outcome = check(jar("java.lang.Thread", "yield"));
        assertThat(outcome.code).isZero();
        assertThat(outcome.out).contains(PARTS + "none");
    }

    @Test
    void a_jar_that_does_not_exist_is_a_fault() {
        assertThat(check(directory.resolve("no.jar")).err).contains("MR-8007");
    }
}
