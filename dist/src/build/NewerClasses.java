import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/// Copies jars and gives class files of Java 5 the format of Java 8, with stack maps. An AOT cache of the JVM
/// contains no classes older than Java 6, and the JVM verifies them more slowly.
///
/// The code stays the same, with one exception: picocli looks for a class of Groovy in each process. Because there is
/// none, the JVM opens every jar of the class path. The copy answers that there is none.
///
/// `java -cp ASM.jar NewerClasses.java TARGET JAR…`
public final class NewerClasses {
    private static final int OLDEST_KEPT = Opcodes.V1_6;
    private static final int MAJOR_HIGH = 6;
    private static final int MAJOR_LOW = 7;
    private static final String LOOKUP_CLASS = "picocli/CommandLine$DefaultFactory";
    private static final String LOOKUP_METHOD = "loadClosureClass";

    private static boolean hasFoundLookup;

    private NewerClasses() {}

    public static void main(String[] args) throws IOException {
        Path target = Files.createDirectories(Path.of(args[0]));
        URL[] all = new URL[args.length - 1];
        for (int i = 1; i < args.length; i++)
            all[i - 1] = Path.of(args[i]).toUri().toURL();
        try (URLClassLoader classes = new URLClassLoader(all, null)) {
            for (int i = 1; i < args.length; i++) {
                Path jar = Path.of(args[i]);
                copy(jar, target.resolve(jar.getFileName()), classes);
            }
        }
        if (!hasFoundLookup) throw new IOException("there is no " + LOOKUP_CLASS + "." + LOOKUP_METHOD);
    }

    private static void copy(Path from, Path to, ClassLoader classes) throws IOException {
        try (JarFile jar = new JarFile(from.toFile());
                OutputStream file = Files.newOutputStream(to);
                JarOutputStream out = new JarOutputStream(file)) {
            for (Enumeration<JarEntry> entries = jar.entries(); entries.hasMoreElements(); ) {
                JarEntry each = entries.nextElement();
                ZipEntry copied = new ZipEntry(each.getName());
                copied.setTime(each.getTime());
                out.putNextEntry(copied);
                try (InputStream in = jar.getInputStream(each)) {
                    byte[] content = in.readAllBytes();
                    out.write(each.getName().endsWith(".class") ? newer(content, classes) : content);
                }
                out.closeEntry();
            }
        }
    }

    private static byte[] newer(byte[] content, ClassLoader classes) {
        int major = (content[MAJOR_HIGH] & 0xFF) << 8 | content[MAJOR_LOW] & 0xFF;
        if (major >= OLDEST_KEPT) return content;
        ClassReader reader = new ClassReader(content);
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_FRAMES) {
            @Override
            protected ClassLoader getClassLoader() {
                return classes;
            }
        };
        reader.accept(
                new ClassVisitor(Opcodes.ASM9, writer) {
                    @Override
                    public void visit(
                            int version, int access, String name, String signature, String parent, String[] faces) {
                        super.visit(Opcodes.V1_8, access, name, signature, parent, faces);
                    }

                    @Override
                    public MethodVisitor visitMethod(
                            int access, String name, String type, String signature, String[] thrown) {
                        MethodVisitor copy = super.visitMethod(access, name, type, signature, thrown);
                        boolean isLookup = reader.getClassName().equals(LOOKUP_CLASS) && name.equals(LOOKUP_METHOD);
                        if (!isLookup) return copy;
                        hasFoundLookup = true;
                        returnNull(copy);
                        return null;
                    }
                },
                ClassReader.SKIP_FRAMES);
        return writer.toByteArray();
    }

    private static void returnNull(MethodVisitor method) {
        method.visitCode();
        method.visitInsn(Opcodes.ACONST_NULL);
        method.visitInsn(Opcodes.ARETURN);
        method.visitMaxs(1, 0);
        method.visitEnd();
    }
}
