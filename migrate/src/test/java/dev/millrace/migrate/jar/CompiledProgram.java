package dev.millrace.migrate.jar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/// Holds a program that is compiled against Flink's jars.
public record CompiledProgram(Path classes) {

    /// @param release the Java release to compile for
    /// @param sources by class name
    public static CompiledProgram of(Path directory, int release, Map<String, String> sources) {
        return of(directory, release, sources, System.getProperty("java.class.path"));
    }

    /// Compiles a program against Flink 1.18.
    static CompiledProgram ofFlink1(Path directory, Map<String, String> sources) throws IOException {
        try (Stream<Path> jars = Files.list(Path.of("target", "flink1"))) {
            return of(directory, 11, sources, jars.map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
        }
    }

    private static CompiledProgram of(Path directory, int release, Map<String, String> sources, String classPath) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<JavaFileObject> units = sources.entrySet().stream()
                .map(source -> (JavaFileObject) new Source(source.getKey(), source.getValue()))
                .toList();
        StringWriter said = new StringWriter();
        List<String> options = List.of(
                "-d", directory.toString(), "-cp", classPath, "--release", "" + release, "-proc:none", "-nowarn");
        boolean isCompiled =
                compiler.getTask(said, null, null, options, null, units).call();
        assertThat(isCompiled).as("%s", said).isTrue();
        return new CompiledProgram(directory);
    }

    JobClassLoader loader() throws IOException {
        return new JobClassLoader(new URL[] {classes.toUri().toURL()}, CompiledProgram.class.getClassLoader());
    }

    /// Calls a static method without parameters.
    static Object call(JobClassLoader loader, String className, String method) throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            return Class.forName(className, true, loader).getMethod(method).invoke(null);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause() instanceof Exception cause ? cause : thrown;
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    public Object call(String className, String method) throws Exception {
        try (JobClassLoader loader = loader()) {
            return call(loader, className, method);
        }
    }

    void add(String path, String content) throws IOException {
        Path file = classes.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String className, String text) {
            super(URI.create("string:///" + className.replace('.', '/') + ".java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
