package dev.millrace.published;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import javax.tools.ToolProvider;

/// Builds the jar of a Flink program with its connectors inside, as users do with the shade plug-in of Maven. The
/// classes of the connectors are those of the published jars, byte by byte.
final class FatJar {
    private FatJar() {}

    /// Compiles a program against Flink and the connectors, and packs the program with the connectors.
    ///
    /// @param program the simple name of the main class below `src/test/programs`
    /// @param connectors a directory of jars below `target/jars`
    static Path of(String program, String connectors, Path directory) throws IOException {
        Path jars = Path.of(System.getProperty("published.jars"));
        return of(program, jars.resolve(connectors), jars.resolve("flink"), directory);
    }

    /// Compiles a program and packs the program with the connectors.
    ///
    /// @param connectors the directory of the jars that the jar of the program contains
    /// @param flink the directory of the jars of Flink that the program is compiled against
    static Path of(String program, Path connectors, Path flink, Path directory) throws IOException {
        List<Path> bundled = list(connectors);
        List<String> classPath = new ArrayList<>();
        for (Path jar : bundled) classPath.add(jar.toString());
        for (Path jar : list(flink)) classPath.add(jar.toString());
        Path classes = Files.createDirectories(directory.resolve(program + "-classes"));
        Path source = Path.of(System.getProperty("published.programs"), program + ".java");
        int status = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-d",
                        classes.toString(),
                        "-cp",
                        String.join(File.pathSeparator, classPath),
                        "--release",
                        "17",
                        "-proc:none",
                        "-nowarn",
                        source.toString());
        if (status != 0) throw new IOException("the program " + source + " does not compile");
        Path jar = directory.resolve(program + "-" + connectors.getFileName() + ".jar");
        pack(jar, program, classes, bundled);
        return jar;
    }

    /// Lists Flink's jars before the jars that they need, as the shade plug-in does: connectors replace some classes of
    /// their libraries.
    private static List<Path> list(Path directory) throws IOException {
        Comparator<Path> flinkFirst =
                Comparator.comparing(file -> !file.getFileName().toString().startsWith("flink-"));
        try (Stream<Path> files = Files.list(directory)) {
            return files.sorted(flinkFirst.thenComparing(Comparator.naturalOrder()))
                    .toList();
        }
    }

    private static void pack(Path jar, String program, Path classes, List<Path> bundled) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, program);
        Set<String> written = new HashSet<>();
        Map<String, ByteArrayOutputStream> services = new LinkedHashMap<>();
        try (OutputStream bytes = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(bytes, manifest)) {
            out.setLevel(Deflater.BEST_SPEED);
            for (Path each : list(classes)) {
                out.putNextEntry(new JarEntry(each.getFileName().toString()));
                Files.copy(each, out);
            }
            for (Path each : bundled) copyEntries(each, out, written, services);
            for (Map.Entry<String, ByteArrayOutputStream> service : services.entrySet()) {
                out.putNextEntry(new JarEntry(service.getKey()));
                service.getValue().writeTo(out);
            }
        }
    }

    /// Files of services are joined. Of other files with the same name, the first one is taken.
    private static void copyEntries(
            Path jar, JarOutputStream out, Set<String> written, Map<String, ByteArrayOutputStream> services)
            throws IOException {
        try (JarFile opened = new JarFile(jar.toFile())) {
            for (JarEntry entry : opened.stream().toList()) {
                String name = entry.getName();
                if (entry.isDirectory() || name.equals(JarFile.MANIFEST_NAME)) continue;
                try (var in = opened.getInputStream(entry)) {
                    if (name.startsWith("META-INF/services/")) {
                        ByteArrayOutputStream joined =
                                services.computeIfAbsent(name, any -> new ByteArrayOutputStream());
                        in.transferTo(joined);
                        joined.writeBytes("\n".getBytes(StandardCharsets.UTF_8));
                    } else if (written.add(name)) {
                        out.putNextEntry(new JarEntry(name));
                        in.transferTo(out);
                    }
                }
            }
        }
    }
}
