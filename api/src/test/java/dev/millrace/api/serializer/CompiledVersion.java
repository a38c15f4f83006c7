package dev.millrace.api.serializer;

import dev.millrace.api.type.SerializerConfigImpl;
import dev.millrace.api.type.TypeExtractor;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.StringWriter;
import java.lang.reflect.Method;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/// Compiles one version of a program's classes from source and loads it by its own class loader. The class `Program`
/// has a method `sample()`, which returns the value to write.
final class CompiledVersion {
    private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

    /// Shared, because scanning jars takes longer than compiling.
    private static final StandardJavaFileManager FILES = COMPILER.getStandardFileManager(null, null, null);

    private final ClassLoader loader;
    private final Method sample;

    private CompiledVersion(ClassLoader loader, Method sample) {
        this.loader = loader;
        this.sample = sample;
    }

    /// @param type the type of the sample
    /// @param value an expression that creates the sample
    /// @param classes members of `Program`
    static CompiledVersion of(String type, String value, String classes) {
        String source = """
            import dev.millrace.api.tuple.*;
            import dev.millrace.api.value.*;
            import java.util.*;

            public class Program {
                public static %s sample() { return %s; }
                %s
            }
            """.formatted(type, value, classes);
        try {
            ClassLoader loader = new Loader(compile(source));
            return new CompiledVersion(
                    loader, Class.forName("Program", true, loader).getMethod("sample"));
        } catch (ReflectiveOperationException failed) {
            throw new AssertionError(failed);
        }
    }

    ClassLoader loader() {
        return loader;
    }

    Object sample() {
        try {
            return sample.invoke(null);
        } catch (ReflectiveOperationException failed) {
            throw new AssertionError(failed);
        }
    }

    @SuppressWarnings("unchecked")
    TypeSerializer<Object> serializer() {
        return (TypeSerializer<Object>) TypeExtractor.createTypeInfo(sample.getGenericReturnType())
                .createSerializer(new SerializerConfigImpl());
    }

    private static final class Loader extends ClassLoader {
        private final Map<String, ByteArrayOutputStream> files;

        Loader(Map<String, ByteArrayOutputStream> files) {
            super(CompiledVersion.class.getClassLoader());
            this.files = files;
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            ByteArrayOutputStream file = files.get(name);
            if (file == null) throw new ClassNotFoundException(name);
            return defineClass(name, file.toByteArray(), 0, file.size());
        }
    }

    private static Map<String, ByteArrayOutputStream> compile(String source) {
        Map<String, ByteArrayOutputStream> files = new HashMap<>();
        StringWriter messages = new StringWriter();
        InMemory inMemory = new InMemory(FILES, files);
        boolean isCompiled = COMPILER.getTask(
                        messages, inMemory, null, List.of("-proc:none"), null, List.of(new Source(source)))
                .call();
        if (!isCompiled) throw new AssertionError(messages);
        return files;
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String text) {
            super(URI.create("string:///Program.java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    private static final class InMemory extends ForwardingJavaFileManager<JavaFileManager> {
        private final Map<String, ByteArrayOutputStream> files;

        InMemory(JavaFileManager standard, Map<String, ByteArrayOutputStream> files) {
            super(standard);
            this.files = files;
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
            return new SimpleJavaFileObject(URI.create("memory:///" + className.replace('.', '/')), kind) {
                @Override
                public OutputStream openOutputStream() {
                    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                    files.put(className, bytes);
                    return bytes;
                }
            };
        }
    }
}
