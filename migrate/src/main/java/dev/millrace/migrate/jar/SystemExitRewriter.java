package dev.millrace.migrate.jar;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/// Replaces calls of `System.exit`, `Runtime.exit` and `Runtime.halt` by calls of [UserSystemExits].
final class SystemExitRewriter extends ClassVisitor {
    private static final String EXITS = Type.getInternalName(UserSystemExits.class);
    private static final String SYSTEM = "java/lang/System";
    private static final String RUNTIME = "java/lang/Runtime";

    SystemExitRewriter(ClassVisitor next) {
        super(Opcodes.ASM9, next);
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, @Nullable String signature, String @Nullable [] exceptions) {
        return new MethodVisitor(Opcodes.ASM9, super.visitMethod(access, name, descriptor, signature, exceptions)) {
            @Override
            public void visitMethodInsn(int opcode, String owner, String called, String type, boolean isInterface) {
                String replacement = replacement(owner, called, type);
                if (replacement == null) super.visitMethodInsn(opcode, owner, called, type, isInterface);
                else super.visitMethodInsn(Opcodes.INVOKESTATIC, EXITS, called, replacement, false);
            }

            @Override
            public void visitInvokeDynamicInsn(String called, String type, Handle bootstrap, Object... arguments) {
                Object[] replaced = arguments.clone();
                for (int i = 0; i < replaced.length; i++)
                    if (replaced[i] instanceof Handle handle) replaced[i] = replaced(handle);
                super.visitInvokeDynamicInsn(called, type, bootstrap, replaced);
            }
        };
    }

    private static Handle replaced(Handle handle) {
        String replacement = replacement(handle.getOwner(), handle.getName(), handle.getDesc());
        return replacement == null
                ? handle
                : new Handle(Opcodes.H_INVOKESTATIC, EXITS, handle.getName(), replacement, false);
    }

    /// Returns the type of the static method that replaces a method; null if the method does not end the process.
    private static @Nullable String replacement(String owner, String name, String type) {
        if (!type.equals("(I)V")) return null;
        if (owner.equals(SYSTEM) && name.equals("exit")) return type;
        boolean endsRuntime = owner.equals(RUNTIME) && (name.equals("exit") || name.equals("halt"));
        return endsRuntime ? "(L" + RUNTIME + ";I)V" : null;
    }
}
