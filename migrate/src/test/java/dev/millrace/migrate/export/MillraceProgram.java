package dev.millrace.migrate.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/// Builds the jar of a program from sources against Millrace.
final class MillraceProgram {
    private final Map<String, byte[]> entries = new LinkedHashMap<>();

    /// Compiles source files.
    ///
    /// @param directory an empty directory
    /// @param sources by simple class name; the package is `shop`
    static MillraceProgram of(Path directory, int release, Map<String, String> sources) throws IOException {
        Path from = Files.createDirectories(directory.resolve("sources/shop"));
        Path to = Files.createDirectories(directory.resolve("classes"));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter said = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            for (Map.Entry<String, String> each : sources.entrySet())
                Files.writeString(from.resolve(each.getKey() + ".java"), "package shop;\n" + each.getValue());
            List<Path> paths;
            try (Stream<Path> all = Files.list(from)) {
                paths = all.toList();
            }
            List<String> options = List.of(
                    "-d",
                    to.toString(),
                    "-cp",
                    System.getProperty("java.class.path"),
                    "--release",
                    "" + release,
                    "-proc:none",
                    "-nowarn");
            boolean isCompiled = compiler.getTask(
                            said, files, null, options, null, files.getJavaFileObjectsFromPaths(paths))
                    .call();
            assertThat(isCompiled).as("%s", said).isTrue();
        }
        MillraceProgram program = new MillraceProgram();
        try (Stream<Path> all = Files.walk(to)) {
            for (Path each : all.filter(Files::isRegularFile).sorted().toList())
                program.add(to.relativize(each).toString(), Files.readAllBytes(each));
        }
        return program;
    }

    void add(String name, byte[] content) {
        entries.put(name, content);
    }

    void add(String name, String content) {
        add(name, content.getBytes(StandardCharsets.UTF_8));
    }

    ExportReport export() throws IOException {
        ByteArrayOutputStream jar = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(jar)) {
            for (Map.Entry<String, byte[]> each : entries.entrySet()) {
                out.putNextEntry(new ZipEntry(each.getKey()));
                out.write(each.getValue());
                out.closeEntry();
            }
        }
        return JarExport.of(new ByteArrayInputStream(jar.toByteArray()));
    }
}
