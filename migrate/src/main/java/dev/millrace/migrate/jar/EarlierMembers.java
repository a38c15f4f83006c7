package dev.millrace.migrate.jar;

import dev.millrace.api.execution.ExecutionConfig;
import dev.millrace.api.execution.SlotSharingGroup;
import dev.millrace.api.metric.AbstractMetricGroup;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.type.SerializerConfig;
import java.util.Optional;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/// Rewrites calls of methods whose types changed between Flink 1 and Flink 2: creation of serializers from an
/// `ExecutionConfig`, and the optional sizes of a slot sharing group. Rewritten code also calls this class.
public final class EarlierMembers {
    private static final String CONFIG = Type.getInternalName(ExecutionConfig.class);
    private static final String GROUP = Type.getInternalName(SlotSharingGroup.class);
    private static final String METRICS = Type.getInternalName(AbstractMetricGroup.class);
    private static final String OPTIONAL = Type.getMethodDescriptor(Type.getType(Optional.class));
    private static final String EARLIER =
            Type.getMethodDescriptor(Type.getType(TypeSerializer.class), Type.getType(ExecutionConfig.class));
    private static final String TODAY =
            Type.getMethodDescriptor(Type.getType(TypeSerializer.class), Type.getType(SerializerConfig.class));
    private static final String SERIALIZER = "createSerializer";

    private EarlierMembers() {}

    /// Returns a configuration as in Flink 1.
    public static ExecutionConfig config(SerializerConfig serializers) {
        ExecutionConfig config = new ExecutionConfig();
        config.getSerializerConfig().setGenericTypes(!serializers.hasGenericTypesDisabled());
        return config;
    }

    static boolean isEarlierSerializer(String method, String type) {
        return method.equals(SERIALIZER) && type.equals(EARLIER);
    }

    /// Writes the current form of a call.
    ///
    /// @return whether the call is one of these
    static boolean rewrite(MethodVisitor out, int opcode, String owner, String method, String type) {
        if (isEarlierSerializer(method, type) && opcode == Opcodes.INVOKEVIRTUAL) {
            String settings = Type.getMethodDescriptor(Type.getType(SerializerConfig.class));
            out.visitMethodInsn(Opcodes.INVOKEVIRTUAL, CONFIG, "getSerializerConfig", settings, false);
            out.visitMethodInsn(opcode, owner, method, TODAY, false);
            return true;
        }
        if (owner.equals(METRICS) && opcode == Opcodes.INVOKEVIRTUAL) {
            // Flink's metric group is a class, and ours is an interface.
            out.visitMethodInsn(Opcodes.INVOKEINTERFACE, owner, method, type, true);
            return true;
        }
        if (!owner.equals(GROUP) || !type.equals(OPTIONAL)) return false;
        String size = method.equals("getCpuCores") ? "()Ljava/lang/Double;" : "()Ldev/millrace/api/config/MemorySize;";
        out.visitMethodInsn(opcode, owner, method, size, false);
        String wrapping = "(Ljava/lang/Object;)Ljava/util/Optional;";
        out.visitMethodInsn(Opcodes.INVOKESTATIC, "java/util/Optional", "ofNullable", wrapping, false);
        return true;
    }

    /// Adds the current method to a class that has the earlier one.
    static void addSerializer(ClassVisitor out, String owner) {
        MethodVisitor code = out.visitMethod(Opcodes.ACC_PUBLIC, SERIALIZER, TODAY, null, null);
        code.visitCode();
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitVarInsn(Opcodes.ALOAD, 1);
        String made =
                Type.getMethodDescriptor(Type.getType(ExecutionConfig.class), Type.getType(SerializerConfig.class));
        code.visitMethodInsn(Opcodes.INVOKESTATIC, Type.getInternalName(EarlierMembers.class), "config", made, false);
        code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, owner, SERIALIZER, EARLIER, false);
        code.visitInsn(Opcodes.ARETURN);
        code.visitMaxs(2, 2);
        code.visitEnd();
    }
}
