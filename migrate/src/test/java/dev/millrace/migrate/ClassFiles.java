package dev.millrace.migrate;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Reads classes by their binary names from the class path, without loading them.
final class ClassFiles {
    /// Holds a class and the jar or directory in which it was found.
    record Found(String name, String origin, ClassModel model) {}

    private static final String FLINK_JAR = "flink-.*-2\\.3\\.0(-tests)?\\.jar";

    private final Map<String, Found> byName;

    private ClassFiles(Map<String, Found> byName) {
        this.byName = byName;
    }

    /// Returns all classes of Flink's jars.
    static ClassFiles flink() {
        return read(path -> path.getFileName().toString().matches(FLINK_JAR), "org.apache.flink.");
    }

    /// Returns all classes of the modules that a program can name.
    static ClassFiles ours() {
        return read(path -> !path.endsWith("test-classes"), "dev.millrace.");
    }

    /// Returns classes from bytes, for tests.
    static ClassFiles of(Collection<byte[]> classes) {
        Map<String, Found> found = new TreeMap<>();
        for (byte[] bytes : classes) add(found, "memory", bytes);
        return new ClassFiles(found);
    }

    private static ClassFiles read(Predicate<Path> isWanted, String prefix) {
        Map<String, Found> found = new TreeMap<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path path = Path.of(entry);
            boolean isOurs =
                    Files.isDirectory(path) || path.getFileName().toString().matches("(flink|millrace)-.*");
            if (isOurs && isWanted.test(path) && Files.exists(path)) readAll(path, prefix, found);
        }
        return new ClassFiles(found);
    }

    private static void readAll(Path path, String prefix, Map<String, Found> found) {
        String origin = path.getFileName().toString();
        try {
            if (Files.isDirectory(path)) {
                walk(path, origin, prefix, found);
            } else {
                try (FileSystem jar = FileSystems.newFileSystem(path)) {
                    walk(jar.getPath("/"), origin, prefix, found);
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void walk(Path root, String origin, String prefix, Map<String, Found> found) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".class")).toList()) {
                String name = root.relativize(file).toString().replace('/', '.');
                if (name.startsWith(prefix)) add(found, origin, Files.readAllBytes(file));
            }
        }
    }

    private static void add(Map<String, Found> found, String origin, byte[] bytes) {
        ClassModel model =
                ClassFile.of(ClassFile.DebugElementsOption.DROP_DEBUG).parse(bytes);
        String name = name(model.thisClass().asInternalName());
        found.putIfAbsent(name, new Found(name, origin, model));
    }

    /// Returns a class of this set, or else of the JDK.
    Optional<ClassModel> find(String name) {
        Found found = byName.get(name);
        if (found != null) return Optional.of(found.model);
        return name.startsWith("java.") ? ofTheJdk(name) : Optional.empty();
    }

    private static Optional<ClassModel> ofTheJdk(String name) {
        try (InputStream bytes = ClassLoader.getSystemResourceAsStream(name.replace('.', '/') + ".class")) {
            return bytes == null ? Optional.empty() : Optional.of(ClassFile.of().parse(bytes.readAllBytes()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// Returns all classes, by name.
    List<Found> all() {
        return List.copyOf(byName.values());
    }

    /// Returns the binary name for an internal name.
    static String name(String internalName) {
        return internalName.replace('/', '.');
    }
}
