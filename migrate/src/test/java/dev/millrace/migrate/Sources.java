package dev.millrace.migrate;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/// Compiles small sources in memory.
final class Sources {
    private Sources() {}

    /// Returns the classes of a source file with the given public class.
    static ClassFiles compile(String className, String text) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<ByteArrayOutputStream> written = new ArrayList<>();
        try (var files =
                new ForwardingJavaFileManager<JavaFileManager>(compiler.getStandardFileManager(null, null, null)) {
                    @Override
                    public JavaFileObject getJavaFileForOutput(
                            Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
                        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                        written.add(bytes);
                        return new SimpleJavaFileObject(
                                URI.create("mem:///" + name.replace('.', '/') + ".class"), kind) {
                            @Override
                            public OutputStream openOutputStream() {
                                return bytes;
                            }
                        };
                    }
                }) {
            URI uri = URI.create("mem:///" + className.replace('.', '/') + ".java");
            var source = new SimpleJavaFileObject(uri, JavaFileObject.Kind.SOURCE) {
                @Override
                public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                    return text;
                }
            };
            boolean isCompiled = compiler.getTask(null, files, null, List.of("-proc:none"), null, List.of(source))
                    .call();
            if (!isCompiled) throw new IOException("the source does not compile: " + text);
        }
        return ClassFiles.of(
                written.stream().map(ByteArrayOutputStream::toByteArray).toList());
    }
}
