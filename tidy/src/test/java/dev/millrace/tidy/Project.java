package dev.millrace.tidy;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.constant.ClassDesc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Provides the modules, compiled classes and sources of the project to the checks.
final class Project {
    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    /// The root packages of each module, separated by spaces, by the module's name in FLOORS. The longest one decides.
    static final Map<String, String> PACKAGE_OF = new LinkedHashMap<>(Map.ofEntries(
            Map.entry("base", "dev.millrace.base"),
            Map.entry("api", "dev.millrace.api"),
            Map.entry("graph", "dev.millrace.graph"),
            Map.entry("table", "dev.millrace.table"),
            Map.entry("state", "dev.millrace.state"),
            Map.entry("state-rocksdb", "dev.millrace.rocksdb"),
            Map.entry("exchange", "dev.millrace.exchange"),
            Map.entry("network", "dev.millrace.network"),
            Map.entry("runtime", "dev.millrace.runtime"),
            Map.entry("jackson", "dev.millrace.jackson"),
            Map.entry("roaringbitmap", "dev.millrace.roaringbitmap"),
            Map.entry("format-text", "dev.millrace.format.text"),
            Map.entry("connector-files", "dev.millrace.connector.files"),
            Map.entry("connector-hadoop", "dev.millrace.connector.hadoop"),
            Map.entry("format-avro", "dev.millrace.format.avro"),
            Map.entry("cluster", "dev.millrace.cluster"),
            Map.entry("flink1", "dev.millrace.flink1"),
            Map.entry("column", "dev.millrace.column"),
            Map.entry(
                    "sql-runtime",
                    "dev.millrace.sql.plan dev.millrace.sql.expression dev.millrace.sql.function "
                            + "dev.millrace.sql.stream dev.millrace.sql.changelog dev.millrace.sql.external "
                            + "dev.millrace.sql.user dev.millrace.sql.compile dev.millrace.sql.operator dev.millrace.sql.job "
                            + "dev.millrace.sql.connector dev.millrace.sql.json dev.millrace.sql.lookup"),
            Map.entry("connector-table", "dev.millrace.connector.table"),
            Map.entry("conformance", "dev.millrace.conformance"),
            Map.entry("shell", "dev.millrace.shell"),
            Map.entry("sql", "dev.millrace.sql"),
            Map.entry("cep", "dev.millrace.cep"),
            Map.entry("examples", "dev.millrace.examples"),
            Map.entry("cli", "dev.millrace.cli"),
            Map.entry("migrate", "dev.millrace.migrate"),
            Map.entry("metrics", "dev.millrace.metrics"),
            Map.entry("client", "dev.millrace.client"),
            Map.entry("server", "dev.millrace.server"),
            Map.entry("testkit", "dev.millrace.testkit"),
            Map.entry("state-processor", "dev.millrace.processor")));

    private static final List<String> DIRECTORIES = List.of(
            "base",
            "api",
            "graph",
            "table",
            "column",
            "state",
            "state-rocksdb",
            "exchange",
            "network",
            "runtime",
            "formats/text",
            "connectors/files",
            "connectors/hadoop",
            "formats/avro",
            "cluster",
            "flink1",
            "cep",
            "testkit",
            "metrics",
            "state-processor",
            "sql-runtime",
            "sql",
            "connectors/table",
            "conformance",
            "shell",
            "examples",
            "migrate",
            "client",
            "server",
            "cli");

    private Project() {}

    /// Returns the classes of the project that each class of the project refers to.
    static Map<String, TreeSet<String>> references() throws IOException {
        Map<String, TreeSet<String>> all = new TreeMap<>();
        for (Path file : classFiles()) add(all, Files.readAllBytes(file));
        return all;
    }

    /// Returns the compiled classes of all modules that are part of a running system.
    static List<Path> classFiles() throws IOException {
        List<Path> all = new ArrayList<>();
        for (String directory : DIRECTORIES) {
            Path classes = ROOT.resolve(directory).resolve("target/classes");
            if (!Files.exists(classes)) continue;
            try (Stream<Path> files = Files.walk(classes)) {
                files.filter(path -> path.toString().endsWith(".class")).forEach(all::add);
            }
        }
        return all;
    }

    static void add(Map<String, TreeSet<String>> all, byte[] classFile) {
        ClassModel model = ClassFile.of().parse(classFile);
        TreeSet<String> names = all.computeIfAbsent(name(model.thisClass().asSymbol()), _ -> new TreeSet<>());
        for (PoolEntry entry : model.constantPool()) {
            if (entry instanceof ClassEntry used) {
                String name = name(used.asSymbol());
                if (name.startsWith("dev.millrace.")) names.add(name);
            }
        }
    }

    private static String name(ClassDesc symbol) {
        ClassDesc element = symbol;
        while (element.isArray()) element = element.componentType();
        if (element.isPrimitive()) return element.displayName();
        return element.packageName() + "." + element.displayName();
    }

    static String packageOf(String className) {
        return className.substring(0, className.lastIndexOf('.'));
    }

    /// Returns all Java files of the project, except generated files and templates.
    static List<Path> sources() throws IOException {
        List<Path> sources = new ArrayList<>();
        try (Stream<Path> files = Files.walk(ROOT)) {
            files.filter(path -> path.toString().endsWith(".java"))
                    .filter(path -> !path.toString().contains("/target/"))
                    .filter(path -> !path.toString().contains("/archetype-resources/"))
                    .forEach(sources::add);
        }
        return sources;
    }
}
