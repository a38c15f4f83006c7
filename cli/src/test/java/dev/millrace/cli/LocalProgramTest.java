package dev.millrace.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Tests the report of missing classes and methods, with a program that names a class that does not exist.
@Timeout(60)
class LocalProgramTest {
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path classes;

    @BeforeEach
    void compile() throws IOException {
        Path missing = source("org/apache/flink/Nowhere.java", """
            package org.apache.flink;
            public class Nowhere {
                public static void go() {}
            }
            """);
        Path job = source("Job.java", """
            public class Job {
                public static void main(String[] args) {
                    if (args.length > 1) org.apache.flink.Nowhere.go();
                    if (args.length > 0) throw new IllegalStateException(args[0]);
                }
            }
            """);
        assertThat(ToolProvider.getSystemJavaCompiler()
                        .run(null, null, null, "-d", classes.toString(), missing.toString(), job.toString()))
                .isZero();
        Files.delete(classes.resolve("org/apache/flink/Nowhere.class"));
    }

    private Path source(String name, String text) throws IOException {
        Path file = classes.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private void run(String... arguments) throws Exception {
        new LocalProgram("Job", null, List.of(classes), List.of(arguments))
                .run(1, Map.of(), false, new PrintWriter(err, true));
    }

    @Test
    void missing_parts_are_reported_even_if_the_program_does_not_reach_them() throws Exception {
        run();
        assertThat(err.toString())
                .contains("fails if it reaches")
                .contains("org.apache.flink.Nowhere, used by Job.main");
    }

    @Test
    void missing_parts_are_reported_before_the_failure_of_the_program() {
        assertThatThrownBy(() -> run("on purpose")).hasStackTraceContaining("on purpose");
        assertThat(err.toString()).contains("org.apache.flink.Nowhere, used by Job.main");
    }
}
