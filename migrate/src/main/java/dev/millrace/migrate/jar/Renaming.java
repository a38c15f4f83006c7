package dev.millrace.migrate.jar;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.ClassRemapper;

/// Rewrites class files of programs. Replaces Flink's names by Millrace's, redirects class lookups by dynamic names
/// to [Lookups], and redirects calls that end the process to [UserSystemExits]. Replaces a call that Java 24 has
/// disabled and that libraries of Hadoop before 3.5 need. Thread-safe.
final class Renaming {
    private static final byte[] MARK = "org/apache/flink/".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] DOTTED_MARK = "org.apache.flink.".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] FOR_NAME = "forName".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] LOAD_CLASS = "loadClass".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] SUBJECT = "getSubject".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] SYSTEM = "java/lang/System".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] RUNTIME = "java/lang/Runtime".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] EXIT = "exit".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] HALT = "halt".getBytes(StandardCharsets.ISO_8859_1);

    private final FlinkNames names;

    Renaming(FlinkNames names) {
        this.names = names;
    }

    /// Returns the rewritten class file; the same array if nothing changes.
    byte[] apply(byte[] classFile) {
        boolean isConcerned = contains(classFile, MARK)
                || contains(classFile, DOTTED_MARK)
                || contains(classFile, FOR_NAME)
                || contains(classFile, LOAD_CLASS)
                || contains(classFile, SUBJECT)
                || mayExit(classFile);
        if (!isConcerned) return classFile;
        ClassReader reader = new ClassReader(classFile);
        ClassWriter writer = new ClassWriter(0);
        reader.accept(new ClassRemapper(new LookupsInstead(new SystemExitRewriter(writer)), names), 0);
        return writer.toByteArray();
    }

    private static boolean mayExit(byte[] classFile) {
        boolean namesMethod = contains(classFile, EXIT) || contains(classFile, HALT);
        return namesMethod && (contains(classFile, SYSTEM) || contains(classFile, RUNTIME));
    }

    private static boolean contains(byte[] all, byte[] part) {
        byte first = part[0];
        for (int i = 0; i <= all.length - part.length; i++) {
            if (all[i] != first) continue;
            int same = 1;
            while (same < part.length && all[i + same] == part[same]) same++;
            if (same == part.length) return true;
        }
        return false;
    }

    /// Replaces calls of `Class.forName` and `ClassLoader.loadClass` by calls of [Lookups].
    private static final class LookupsInstead extends ClassVisitor {
        private static final String OURS = "dev/millrace/";
        /// Selects the major part of a class file's version.
        private static final int MAJOR = 0xFFFF;

        private static final String SUBJECT = "javax/security/auth/Subject";
        private static final String LOOKUPS = Type.getInternalName(Lookups.class);
        private final Set<String> nested = new HashSet<>();
        private String self = "";
        private boolean hasEarlierSerializer;

        LookupsInstead(ClassVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visit(
                int version,
                int access,
                String name,
                @Nullable String signature,
                @Nullable String superName,
                String @Nullable [] interfaces) {
            self = name;
            // Class files before Java 5 cannot contain constants of classes, which the calls of [Lookups] need.
            int atLeast = (version & MAJOR) < Opcodes.V1_5 ? Opcodes.V1_5 : version;
            super.visit(atLeast, access, name, signature, superName, interfaces);
        }

        /// Drops entries of classes that have another outer class in Millrace, and duplicate entries.
        @Override
        public void visitInnerClass(String name, @Nullable String outerName, @Nullable String innerName, int access) {
            boolean isMoved = name.startsWith(OURS) && outerName != null && !name.equals(outerName + "$" + innerName);
            if (!isMoved && nested.add(name)) super.visitInnerClass(name, outerName, innerName, access);
        }

        @Override
        public void visitEnd() {
            if (hasEarlierSerializer) EarlierMembers.addSerializer(cv, self);
            super.visitEnd();
        }

        @Override
        public MethodVisitor visitMethod(
                int access,
                String name,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            hasEarlierSerializer |= EarlierMembers.isEarlierSerializer(name, descriptor);
            return new MethodVisitor(Opcodes.ASM9, super.visitMethod(access, name, descriptor, signature, exceptions)) {
                @Override
                public void visitMethodInsn(int opcode, String owner, String called, String type, boolean isInterface) {
                    if (EarlierMembers.rewrite(mv, opcode, owner, called, type)) return;
                    String call = owner + "." + called + type;
                    switch (call) {
                        case "java/lang/Class.forName(Ljava/lang/String;)Ljava/lang/Class;" -> {
                            super.visitLdcInsn(Type.getObjectType(self));
                            lookup("forName", "(Ljava/lang/String;Ljava/lang/Class;)Ljava/lang/Class;");
                        }
                        case "java/lang/Class.forName(Ljava/lang/String;ZLjava/lang/ClassLoader;)Ljava/lang/Class;" ->
                            lookup("forName", type);
                        case "java/lang/ClassLoader.loadClass(Ljava/lang/String;)Ljava/lang/Class;" ->
                            lookup("loadClass", "(Ljava/lang/ClassLoader;Ljava/lang/String;)Ljava/lang/Class;");
                        // The subject is no longer a part of the access control context, which is always empty.
                        case SUBJECT + ".getSubject(Ljava/security/AccessControlContext;)L" + SUBJECT + ";" -> {
                            super.visitInsn(Opcodes.POP);
                            super.visitMethodInsn(
                                    Opcodes.INVOKESTATIC, SUBJECT, "current", "()L" + SUBJECT + ";", false);
                        }
                        default -> super.visitMethodInsn(opcode, owner, called, type, isInterface);
                    }
                }

                private void lookup(String method, String type) {
                    super.visitMethodInsn(Opcodes.INVOKESTATIC, LOOKUPS, method, type, false);
                }

                @Override
                public void visitMaxs(int operands, int variables) {
                    super.visitMaxs(operands + 1, variables);
                }
            };
        }
    }
}
